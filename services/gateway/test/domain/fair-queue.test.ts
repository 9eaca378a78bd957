import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createByteBudget } from '../../src/domain/byte-budget.ts';
import { createFairQueue } from '../../src/domain/fair-queue.ts';

const limits = { atOnce: 2, atOncePerOwner: 1, waiting: 4, waitingPerOwner: 3, longestWaitMs: 60_000 };
const overloaded = expect.objectContaining({ code: 'overloaded' });

describe('the fair queue', () => {
  it('lets owners in by turns, however many one of them has waiting', async () => {
    const queue = createFairQueue({ ...limits, atOnce: 1 });
    const order: string[] = [];
    const first = await queue.enter('a');
    const run = async (owner: string, name: string) => {
      const leave = await queue.enter(owner);
      order.push(name);
      leave();
    };
    const all = [run('a', 'a1'), run('a', 'a2'), run('b', 'b1'), run('a', 'a3')];
    first();
    await Promise.all(all);
    expect(order).toEqual(['a1', 'b1', 'a2', 'a3']);
    expect(queue.size()).toEqual({ inside: 0, waiting: 0 });
  });

  it('refuses at once who finds too many waiting: of itself, or in all', async () => {
    const queue = createFairQueue({ ...limits, atOnce: 1 });
    const leave = await queue.enter('a');
    const waiting = [queue.enter('a'), queue.enter('a'), queue.enter('a')];
    await expect(queue.enter('a')).rejects.toEqual(overloaded);
    expect([queue.isFull('a'), queue.isFull('b')]).toEqual([true, false]);
    waiting.push(queue.enter('b'));
    expect(queue.isFull('c')).toBe(true);
    await expect(queue.enter('c')).rejects.toEqual(overloaded);
    leave();
    for (const one of waiting) void one.then((out) => out());
    await Promise.all(waiting);
    expect(queue.size()).toEqual({ inside: 0, waiting: 0 });
  });

  it('lets in at once who need not wait, and nobody before those who do', async () => {
    const queue = createFairQueue({ ...limits, atOnce: 1, atOncePerOwner: 2 });
    const leave = queue.enterNow('a');
    expect(queue.enterNow('a')).toBeUndefined();
    const waits = queue.enter('a');
    leave?.();
    expect(queue.enterNow('a')).toBeUndefined();
    (await waits)();
    const again = queue.enterNow('a');
    expect(queue.size()).toEqual({ inside: 1, waiting: 0 });
    again?.();
    again?.();
    expect(queue.size()).toEqual({ inside: 0, waiting: 0 });
  });

  it('forgets who waited too long or went away, and lets nobody out twice', async () => {
    const queue = createFairQueue({ ...limits, longestWaitMs: 5 });
    const leave = await queue.enter('a');
    await expect(queue.enter('a')).rejects.toEqual(overloaded);
    const gone = new AbortController();
    const waits = queue.enter('a', gone.signal);
    gone.abort();
    await expect(waits).rejects.toEqual(overloaded);
    leave();
    leave();
    expect(queue.size()).toEqual({ inside: 0, waiting: 0 });
  });

  it('never has more inside than it may, and ends empty', async () => {
    const owners = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(owners, async (given) => {
        const queue = createFairQueue({ ...limits, atOnce: 3, atOncePerOwner: 2, waiting: 100, waitingPerOwner: 100 });
        const inside = new Map<string, number>();
        const change = (owner: string, by: number) => inside.set(owner, (inside.get(owner) ?? 0) + by);
        await Promise.all(
          given.map(async (owner, n) => {
            const leave = await queue.enter(owner);
            change(owner, 1);
            expect(inside.get(owner)).toBeLessThanOrEqual(2);
            expect([...inside.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(3);
            for (let turns = n % 4; turns > 0; turns -= 1) await Promise.resolve();
            change(owner, -1);
            leave();
          }),
        );
        expect(queue.size()).toEqual({ inside: 0, waiting: 0 });
      }),
    );
  });
});

it('the byte budget gives an owner its share at most, and takes each byte back once', () => {
  const budget = createByteBudget({ inAll: 10, perOwner: 6 });
  const giveBack = budget.take('a', 5);
  expect(giveBack).toBeDefined();
  expect(budget.take('a', 2)).toBeUndefined();
  expect(budget.take('b', 6)).toBeUndefined();
  expect(budget.take('b', 5)).toBeDefined();
  giveBack?.();
  giveBack?.();
  expect(budget.held()).toBe(5);
  expect(budget.take('a', 5)).toBeDefined();
});
