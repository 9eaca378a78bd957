import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { createGroupCommit } from '../src/group-commit.ts';

describe('createGroupCommit', () => {
  it('commits together what arrived while a commit was under way, in order, and answers each', async () => {
    const commits: number[][] = [];
    const first = Promise.withResolvers<void>();
    const write = createGroupCommit<number, number>(async (items) => {
      commits.push(items);
      if (commits.length === 1) await first.promise;
      return items.map((item) => item * 10);
    });
    const writes = [write(1), write(2), write(3)];
    first.resolve();
    expect(await Promise.all(writes)).toEqual([10, 20, 30]);
    expect(await write(4)).toBe(40);
    expect(commits).toEqual([[1], [2, 3], [4]]);
  });

  it('waits a little for more, when asked to', async () => {
    const commits: number[][] = [];
    const write = createGroupCommit<number>(
      async (items) => {
        commits.push(items);
        return [];
      },
      { gatherMs: 500 },
    );
    const first = write(1);
    await new Promise(setImmediate);
    await Promise.all([first, write(2)]);
    expect(commits).toEqual([[1, 2]]);
  });

  it('tells every writer of a failed group, and goes on', async () => {
    let fail = true;
    const write = createGroupCommit<number>(async () => {
      if (fail) throw new Error('no');
      return [];
    });
    await expect(write(1)).rejects.toThrow('no');
    fail = false;
    await expect(write(2)).resolves.toBeUndefined();
  });

  it.each([
    [
      'a refusal: each is tried alone, and only the one that cannot be stored is told',
      false,
      [[1], [2, 3, 4], [2], [3], [4]],
    ],
    ['an error that passes: all are told, nobody is tried alone', true, [[1], [2, 3, 4]]],
  ])('%s', async (_, retryable, expected) => {
    const commits: number[][] = [];
    const write = createGroupCommit<number, number>(async (items) => {
      commits.push(items);
      if (items.includes(3)) throw new AutosyncError('no', 'it cannot be stored', { retryable });
      return items;
    });
    const fates = await Promise.allSettled([write(1), write(2), write(3), write(4)]);
    const neighbours = retryable ? 'rejected' : 'fulfilled';
    expect(fates.map(({ status }) => status)).toEqual(['fulfilled', neighbours, 'rejected', neighbours]);
    expect(commits).toEqual(expected);
  });
});
