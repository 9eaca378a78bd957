import { describe, expect, it } from '@jest/globals';
import { createGroupCommit } from '../src/group-commit.ts';

describe('createGroupCommit', () => {
  it('commits together what arrived while a commit was under way, in order', async () => {
    const commits: number[][] = [];
    const first = Promise.withResolvers<void>();
    const write = createGroupCommit<number>(async (items) => {
      commits.push(items);
      if (commits.length === 1) await first.promise;
    });
    const writes = [write(1), write(2), write(3)];
    first.resolve();
    await Promise.all(writes);
    await write(4);
    expect(commits).toEqual([[1], [2, 3], [4]]);
  });

  it('tells every writer of a failed group, and goes on', async () => {
    let fail = true;
    const write = createGroupCommit<number>(async () => {
      if (fail) throw new Error('no');
    });
    await expect(write(1)).rejects.toThrow('no');
    fail = false;
    await expect(write(2)).resolves.toBeUndefined();
  });
});
