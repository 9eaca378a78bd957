import { describe, expect, it } from '@jest/globals';
import { forEachConcurrently } from '../src/for-each-concurrently.ts';

describe('forEachConcurrently', () => {
  it('keeps at most the limit under way and handles each item once', async () => {
    let underWay = 0;
    let most = 0;
    const seen: number[] = [];
    await forEachConcurrently([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      seen.push(item);
      underWay -= 1;
    });
    expect([most, seen.length]).toEqual([3, 7]);
  });

  it('starts nothing after an error, and throws it only when the rest has ended', async () => {
    const started: number[] = [];
    const ended: number[] = [];
    const slow = Promise.withResolvers<void>();
    const all = forEachConcurrently([1, 2, 3, 4], 2, async (item) => {
      started.push(item);
      if (item === 1) throw new Error('first');
      await slow.promise;
      ended.push(item);
    });
    slow.resolve();
    await expect(all).rejects.toThrow('first');
    expect([started, ended]).toEqual([[1, 2], [2]]);
  });
});
