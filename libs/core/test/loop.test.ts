import { describe, expect, it } from 'vitest';
import { createLoop } from '../src/index.ts';

describe('createLoop', () => {
  it('works again when woken and is told so, and not after stop', async () => {
    const woken: boolean[] = [];
    const reached = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const loop = createLoop({
      work: async (_signal, { isWoken }) => {
        reached[woken.length]?.resolve();
        woken.push(isWoken);
        return 3_600_000;
      },
      onError: () => undefined,
    });
    loop.start();
    loop.start();
    await reached[0]?.promise;
    loop.wake();
    await reached[1]?.promise;
    await loop.stop();
    loop.wake();
    expect(woken).toEqual([false, true]);
  });

  it('goes on after an error, and says how many came in a row', async () => {
    const failures: number[] = [];
    const done = Promise.withResolvers<void>();
    let rounds = 0;
    const loop = createLoop({
      work: async () => {
        rounds += 1;
        if (rounds <= 2) throw new Error('not yet');
        done.resolve();
        return 3_600_000;
      },
      onError: (_error, inARow) => failures.push(inARow),
      retry: { baseMs: 1, maxMs: 2 },
    });
    loop.start();
    await done.promise;
    await loop.stop();
    expect(failures).toEqual([1, 2]);
  });

  it('waits for the round in progress when it is stopped', async () => {
    const inside = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    let ended = false;
    const loop = createLoop({
      work: async () => {
        inside.resolve();
        await goOn.promise;
        ended = true;
        return 0;
      },
      onError: () => undefined,
    });
    loop.start();
    await inside.promise;
    const stopped = loop.stop();
    goOn.resolve();
    await stopped;
    expect(ended).toBe(true);
  });
});
