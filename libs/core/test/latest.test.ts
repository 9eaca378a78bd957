import { describe, expect, it } from 'vitest';
import { createLatest } from '../src/index.ts';

const never = new AbortController().signal;

describe('a value that many follow', () => {
  it('comes at once when it is there, and again with each change', async () => {
    const latest = createLatest<number>();
    latest.set(1);
    const values = latest.follow(never)[Symbol.asyncIterator]();
    expect(await values.next()).toEqual({ value: 1, done: false });
    const second = values.next();
    latest.set(2);
    expect(await second).toEqual({ value: 2, done: false });
  });

  it('skips for the slow what came between, and ends after the last', async () => {
    const latest = createLatest<number>();
    latest.set(0);
    const values = latest.follow(never)[Symbol.asyncIterator]();
    await values.next();
    for (let value = 1; value <= 1000; value += 1) latest.set(value);
    latest.end();
    expect(await values.next()).toEqual({ value: 1000, done: false });
    expect((await values.next()).done).toBe(true);
  });

  it('throws to all who follow what it was ended with', async () => {
    const latest = createLatest<number>();
    const followers = [1, 2].map(() => latest.follow(never)[Symbol.asyncIterator]().next());
    latest.end(new Error('away'));
    const outcomes = await Promise.allSettled(followers);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('lets go who leaves while nothing happens', async () => {
    const leaving = new AbortController();
    const next = createLatest<number>().follow(leaving.signal)[Symbol.asyncIterator]().next();
    leaving.abort();
    expect((await next).done).toBe(true);
  });
});
