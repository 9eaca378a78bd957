import { describe, expect, it } from 'vitest';
import { latestPerRecord } from '../../src/domain/action.ts';
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
