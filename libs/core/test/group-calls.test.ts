import { describe, expect, it } from 'vitest';
import { AutosyncError, groupCalls } from '../src/index.ts';

describe('groupCalls', () => {
  it('takes together what arrived while a call was under way, in order, and answers each', async () => {
    const calls: number[][] = [];
    const first = Promise.withResolvers<void>();
    const call = groupCalls<number, number>(async (items) => {
      calls.push(items);
      if (calls.length === 1) await first.promise;
      return items.map((item) => item * 10);
    });
    const made = [call(1), call(2), call(3)];
    first.resolve();
    expect(await Promise.all(made)).toEqual([10, 20, 30]);
    expect(await call(4)).toBe(40);
    expect(calls).toEqual([[1], [2, 3], [4]]);
  });

  it('waits a little for more, when asked to', async () => {
    const calls: number[][] = [];
    const call = groupCalls<number>(
      async (items) => {
        calls.push(items);
        return [];
      },
      { gatherMs: 500 },
    );
    const first = call(1);
    await new Promise(setImmediate);
    await Promise.all([first, call(2)]);
    expect(calls).toEqual([[1, 2]]);
  });

  it('tells every caller of a failed group, and goes on', async () => {
    let fail = true;
    const call = groupCalls<number>(async () => {
      if (fail) throw new Error('no');
      return [];
    });
    await expect(call(1)).rejects.toThrow('no');
    fail = false;
    await expect(call(2)).resolves.toBeUndefined();
  });

  it.each([
    [
      'a refusal: each is tried alone, and only the one that cannot be done is told',
      false,
      [[1], [2, 3, 4], [2], [3], [4]],
    ],
    ['an error that passes: all are told, nobody is tried alone', true, [[1], [2, 3, 4]]],
  ])('%s', async (_, retryable, expected) => {
    const calls: number[][] = [];
    const call = groupCalls<number, number>(async (items) => {
      calls.push(items);
      if (items.includes(3)) throw new AutosyncError('no', 'it cannot be done', { retryable });
      return items;
    });
    const fates = await Promise.allSettled([call(1), call(2), call(3), call(4)]);
    const neighbours = retryable ? 'rejected' : 'fulfilled';
    expect(fates.map(({ status }) => status)).toEqual(['fulfilled', neighbours, 'rejected', neighbours]);
    expect(calls).toEqual(expected);
  });
});
