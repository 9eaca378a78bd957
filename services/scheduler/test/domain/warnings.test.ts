import { describe, expect, it } from 'vitest';
import { warningsOf, type WatchedType } from '../../src/domain/warnings.ts';
import { minute } from '../support/queue.ts';

const type = (given: Partial<WatchedType> = {}): WatchedType => ({
  type: 'invoices',
  enabled: true,
  intervalMinutes: 0,
  periodMs: 15 * minute,
  durationsMs: [],
  consecutiveFailures: 0,
  disconnectedReason: null,
  ...given,
});
const codes = (intervalMinutes: number, ...types: WatchedType[]) =>
  warningsOf({ intervalMinutes, types }, 3).map(({ code }) => code);

describe('warnings', () => {
  it('are none while runs fit into the interval', () => {
    expect(codes(15, type({ durationsMs: [15 * minute, minute] }))).toEqual([]);
  });

  it('say that an interval below 120 is shorter than one of the last runs', () => {
    const warnings = warningsOf({ intervalMinutes: 15, types: [type({ durationsMs: [minute, 16 * minute] })] }, 3);
    const message = expect.stringContaining('longer than the interval of 15 minutes; 120 are recommended');
    expect(warnings).toEqual([{ code: 'interval-short', message }]);
  });

  it.each([
    [5, ['interval-short']],
    [6, []],
  ])('look at the last five runs: a long one %d runs ago → %j', (ago, expected) => {
    const durationsMs = Array.from({ length: 8 }, (_, n) => (n === ago - 1 ? 16 * minute : minute));
    expect(codes(15, type({ durationsMs }))).toEqual(expected);
  });

  it('say nothing of that from 120 minutes on, nor of a type that is off', () => {
    expect(codes(120, type({ periodMs: 120 * minute, durationsMs: [130 * minute] }))).toEqual([]);
    expect(codes(15, type({ enabled: false, durationsMs: [16 * minute], consecutiveFailures: 2 }))).toEqual([]);
  });

  it('go by the interval of the type where it has its own', () => {
    const own = type({ intervalMinutes: 30, periodMs: 30 * minute, durationsMs: [31 * minute] });
    expect(codes(120, own)).toEqual(['interval-short']);
  });

  it('say how near the disconnection is, and that it has happened', () => {
    const [near] = warningsOf({ intervalMinutes: 120, types: [type({ consecutiveFailures: 2 })] }, 3);
    expect(near).toMatchObject({ code: 'disconnect-near', message: expect.stringContaining('2 of 3') });
    const disconnected = type({ consecutiveFailures: 3, disconnectedReason: 'Three in a row.' });
    expect(warningsOf({ intervalMinutes: 120, types: [disconnected] }, 3)).toEqual([
      { code: 'disconnected', message: expect.stringContaining('AutoSync is disconnected. Three in a row.') },
    ]);
  });
});
