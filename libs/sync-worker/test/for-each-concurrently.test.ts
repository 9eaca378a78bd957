import { describe, expect, it } from 'vitest';
import { forEachConcurrently } from '../src/for-each-concurrently.ts';

async function* oneByOne<Item>(items: readonly Item[], ended: () => void = () => undefined): AsyncGenerator<Item> {
  try {
    yield* items;
  } finally {
    ended();
  }
}

describe('forEachConcurrently', () => {
  it('keeps at most the limit under way and handles each item once', async () => {
    let underWay = 0;
    let most = 0;
    const seen: number[] = [];
    const started = await forEachConcurrently(oneByOne([1, 2, 3, 4, 5, 6, 7]), 3, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      seen.push(item);
      underWay -= 1;
    });
    expect([most, started, seen.toSorted((a, b) => a - b)]).toEqual([3, 7, [1, 2, 3, 4, 5, 6, 7]]);
  });

  it('starts nothing after an error, and throws it only when the rest has ended, the items too', async () => {
    const started: number[] = [];
    const ended: (number | string)[] = [];
    const second = Promise.withResolvers<void>();
    const slow = Promise.withResolvers<void>();
    const all = forEachConcurrently(
      oneByOne([1, 2, 3, 4], () => ended.push('items')),
      2,
      async (item) => {
        started.push(item);
        if (item === 1) {
          await second.promise;
          throw new Error('first');
        }
        second.resolve();
        await slow.promise;
        ended.push(item);
      },
    );
    await second.promise;
    slow.resolve();
    await expect(all).rejects.toThrow('first');
    expect([started, ended]).toEqual([
      [1, 2],
      [2, 'items'],
    ]);
  });

  it('throws what the items throw, when what was started has ended', async () => {
    const ended: number[] = [];
    async function* broken() {
      yield 1;
      throw new Error('no more');
    }
    const all = forEachConcurrently(broken(), 3, async (item) => {
      await new Promise(setImmediate);
      ended.push(item);
    });
    await expect(all).rejects.toThrow('no more');
    expect(ended).toEqual([1]);
  });

  it('does not start an item that comes after an error', async () => {
    const failed = Promise.withResolvers<void>();
    const started: number[] = [];
    async function* slow() {
      yield 1;
      await failed.promise;
      yield 2;
    }
    const all = forEachConcurrently(slow(), 2, async (item) => {
      started.push(item);
      setImmediate(failed.resolve);
      throw new Error('first');
    });
    await expect(all).rejects.toThrow('first');
    expect(started).toEqual([1]);
  });

  it('takes items that nobody has to tell of the end', async () => {
    const left = [1, 2];
    const items: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          const value = left.shift();
          return value === undefined ? { done: true, value } : { done: false, value };
        },
      }),
    };
    expect(await forEachConcurrently(items, 1, async () => undefined)).toBe(2);
  });
});
