import { describe, expect, it } from 'vitest';
import { changeOf, latestPerRecord, type KnownAction } from '../../src/domain/action.ts';
import { anAction } from '../support/samples.ts';

const [first, second] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

describe('latestPerRecord', () => {
  it('orders by record, so that two writers lock rows in the same order', () => {
    const actions = latestPerRecord([anAction({ recordId: second }), anAction({ recordId: first })]);
    expect(actions.map(({ recordId }) => recordId)).toEqual([first, second]);
  });

  it('keeps the highest attempt, whichever order they come in', () => {
    const attempts = [2, 3, 1].map((attempt) => anAction({ recordId: first, attempt }));
    expect(latestPerRecord(attempts).map(({ attempt }) => attempt)).toEqual([3]);
  });

  it('keeps the first of equal attempts, as if they had come one after the other', () => {
    const equals = ['a', 'b'].map((docNumber) => anAction({ recordId: first, docNumber }));
    expect(latestPerRecord(equals).map(({ docNumber }) => docNumber)).toEqual(['a']);
  });
});

describe('changeOf', () => {
  const held = { state: 'skipped', category: 'closed-period' } as const;
  const nothing = { succeeded: 0, warning: 0, failed: 0, skipped: 0 };
  const known = (given: Partial<KnownAction>) =>
    new Map([[first, { attempt: 1, state: 'succeeded' as const, category: null, ...given }]]);

  it.each([
    ['a new record', new Map(), {}, { replaces: false, totals: { ...nothing, succeeded: 1 }, held: 0 }],
    ['a new record that is held', new Map(), held, { replaces: false, totals: { ...nothing, skipped: 1 }, held: 1 }],
    [
      'a higher attempt',
      known({ state: 'failed' }),
      { attempt: 2 },
      { replaces: true, totals: { ...nothing, succeeded: 1, failed: -1 }, held: 0 },
    ],
    [
      'a higher attempt of what was held',
      known(held),
      { attempt: 2 },
      { replaces: true, totals: { ...nothing, succeeded: 1, skipped: -1 }, held: -1 },
    ],
    [
      'a higher attempt, held as before',
      known(held),
      { attempt: 2, ...held },
      { replaces: true, totals: nothing, held: 0 },
    ],
  ])('counts %s', (_, before, given, change) => {
    const action = anAction({ recordId: first, ...given });
    expect(changeOf([action], before)).toEqual({ actions: [action], stored: { [action.state]: 1 }, ...change });
  });

  it.each([1, 2])('leaves what is known of attempt 2 as it is when %s comes', (attempt) => {
    const change = changeOf([anAction({ recordId: first, attempt })], known({ attempt: 2 }));
    expect(change).toEqual({ actions: [], replaces: false, stored: {}, totals: nothing, held: 0 });
  });
});
