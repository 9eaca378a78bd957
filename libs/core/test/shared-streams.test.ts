import { describe, expect, it } from 'vitest';
import { createLatest, createSharedStreams } from '../src/index.ts';

const never = new AbortController().signal;

function counted() {
  const state = { opened: 0, ended: 0 };
  let source = createLatest<number>();
  return {
    state,
    set: (value: number) => source.set(value),
    end: (error?: unknown) => source.end(error),
    async *open(signal: AbortSignal) {
      state.opened += 1;
      source = createLatest<number>();
      source.set(0);
      try {
        yield* source.follow(signal);
      } finally {
        state.ended += 1;
      }
    },
  };
}

describe('shared streams', () => {
  it('open once for a thousand who follow, and end with the last of them', async () => {
    const streams = createSharedStreams<number>();
    const { state, set, open } = counted();
    const leaving = new AbortController();
    const seen: number[] = [];
    const followers = Array.from({ length: 1000 }, async () => {
      for await (const value of streams.follow({ key: 'a', open, signal: leaving.signal })) {
        seen.push(value);
        if (value === 1 && seen.filter((one) => one === 1).length === 1000) leaving.abort();
        if (value === 0 && seen.length === 1000) set(1);
      }
    });
    await Promise.all(followers);
    expect(state).toEqual({ opened: 1, ended: 1 });
    expect(seen).toHaveLength(2000);
    expect(streams.size()).toBe(0);
  });

  it('keep keys apart', async () => {
    const streams = createSharedStreams<number>();
    const [a, b] = [counted(), counted()];
    const first = streams.follow({ key: 'a', open: a.open, signal: never });
    const second = streams.follow({ key: 'b', open: b.open, signal: never });
    await Promise.all([first.next(), second.next()]);
    expect([a.state.opened, b.state.opened]).toEqual([1, 1]);
    await Promise.all([first.return(undefined), second.return(undefined)]);
    expect(streams.size()).toBe(0);
  });

  it('that break, break for all, and the next who comes opens anew', async () => {
    const streams = createSharedStreams<number>();
    const { state, end, open } = counted();
    const follow = () => streams.follow({ key: 'a', open, signal: never });
    const followers = [follow(), follow()];
    for (const follower of followers) await follower.next();
    end(new Error('away'));
    for (const follower of followers) await expect(follower.next()).rejects.toThrow('away');
    const again = follow();
    expect(await again.next()).toEqual({ value: 0, done: false });
    expect(state.opened).toBe(2);
    await again.return(undefined);
  });
});
