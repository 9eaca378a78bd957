import { describe, expect, it } from 'vitest';
import { fairnessOf, jainIndex, type DrainedRun } from './fairness.ts';

const run = (tenant: string, endedSeconds: number): DrainedRun => ({
  tenant,
  state: 'finished',
  waitedSeconds: endedSeconds - 1,
  workedSeconds: 1,
  endedSeconds,
});

describe('jainIndex', () => {
  it.each([
    { shares: [3, 3, 3], index: 1 },
    { shares: [4, 0, 0, 0], index: 0.25 },
    { shares: [2, 1], index: 0.9 },
    { shares: [], index: 1 },
  ])('of $shares is $index', ({ shares, index }) => {
    expect(jainIndex(shares)).toBeCloseTo(index, 9);
  });
});

describe('fairnessOf', () => {
  it('sees tenants that take turns, whatever they have', () => {
    const turns = [
      run('large', 1),
      run('small', 1),
      run('large', 2),
      run('small', 2),
      run('large', 3),
      run('large', 4),
    ];

    expect(fairnessOf(turns)).toEqual({
      largeTenantSeconds: 1.5,
      smallTenantsSeconds: 0.5,
      everyTenantSeconds: 0,
      jain: 1,
    });
  });

  it('sees a tenant that goes first', () => {
    const crowded = [run('large', 1), run('large', 2), run('large', 3), run('small', 4), run('small', 5)];

    expect(fairnessOf(crowded)).toMatchObject({ everyTenantSeconds: 3, jain: expect.closeTo(0.8, 9) });
  });
});
