import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createKeyedPool } from '../src/keyed-pool.ts';
import type { Slot } from '../src/keyed-pool.ts';

/** Lets everything that is ready run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A task that runs until the test ends it. */
function manualTask() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const state = { started: false, slot: undefined as Slot | undefined };
  return {
    state,
    end: resolve,
    task: (slot: Slot) => {
      state.started = true;
      state.slot = slot;
      return promise;
    },
  };
}

describe('a keyed pool', () => {
  it('runs tasks of one key in order and never together, of all keys within the concurrency, and each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), turns: fc.nat(3), leaves: fc.boolean() })),
        async (concurrency, jobs) => {
          const pool = createKeyedPool({ concurrency });
          const begun: number[] = [];
          const running = new Set<string>();
          let inside = 0;
          jobs.forEach(({ key, turns, leaves }, index) =>
            pool.submit(key, async (slot) => {
              expect(running.has(key)).toBe(false);
              running.add(key);
              begun.push(index);
              inside += 1;
              expect(inside).toBeLessThanOrEqual(concurrency);
              for (let turn = 0; turn < turns; turn += 1) await settle();
              if (leaves) {
                inside -= 1;
                slot.leave();
                await settle();
                await slot.enter();
                inside += 1;
                expect(inside).toBeLessThanOrEqual(concurrency);
              }
              inside -= 1;
              running.delete(key);
            }),
          );
          await pool.idle();
          expect(begun.toSorted((a, b) => a - b)).toEqual(jobs.map((_, index) => index));
          for (const key of new Set(jobs.map((job) => job.key))) {
            const ofKey = begun.filter((index) => jobs[index]!.key === key);
            expect(ofKey).toEqual(ofKey.toSorted((a, b) => a - b));
          }
          expect(pool.counts()).toEqual({ inside: 0, outside: 0, queued: 0 });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('starts the next task when one leaves, while the key of that one stays taken', async () => {
    const pool = createKeyedPool({ concurrency: 1 });
    const [first, second, sameKey] = [manualTask(), manualTask(), manualTask()];
    pool.submit('a', first.task);
    pool.submit('b', second.task);
    pool.submit('a', sameKey.task);
    await settle();
    expect(second.state.started).toBe(false);
    first.state.slot!.leave();
    expect(second.state.started).toBe(true);
    second.end();
    await settle();
    expect(sameKey.state.started).toBe(false);
    expect(pool.counts()).toEqual({ inside: 0, outside: 1, queued: 1 });
    first.end();
    await settle();
    expect(sameKey.state.started).toBe(true);
    sameKey.end();
    await pool.idle();
  });

  it('lets a task that left come back before tasks that have not started', async () => {
    const pool = createKeyedPool({ concurrency: 1 });
    const [returning, other, last] = [manualTask(), manualTask(), manualTask()];
    pool.submit('a', returning.task);
    returning.state.slot!.leave();
    pool.submit('b', other.task);
    pool.submit('c', last.task);
    let isBack = false;
    const back = returning.state.slot!.enter().then(() => (isBack = true));
    await settle();
    expect(isBack).toBe(false);
    other.end();
    await back;
    expect(last.state.started).toBe(false);
    returning.end();
    await settle();
    expect(last.state.started).toBe(true);
    last.end();
    await pool.idle();
  });

  it('counts a task once, however often it leaves', async () => {
    const pool = createKeyedPool({ concurrency: 1 });
    const tasks = [manualTask(), manualTask(), manualTask()];
    tasks.forEach(({ task }, index) => pool.submit(String(index), task));
    tasks[0]!.state.slot!.leave();
    tasks[0]!.state.slot!.leave();
    expect(tasks.map(({ state }) => state.started)).toEqual([true, true, false]);
    for (const { end } of tasks) end();
    await pool.idle();
  });
});
