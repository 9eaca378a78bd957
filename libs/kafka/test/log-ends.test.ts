import { describe, expect, it } from 'vitest';
import { createLogEnds } from '../src/log-ends.ts';

describe('the ends of a log', () => {
  it('say since when an event behind the committed offset is known to wait', () => {
    const ends = createLogEnds();
    expect(ends.look({ end: 10n, committed: 10n, nowMs: 0 })).toBeUndefined();
    expect(ends.look({ end: 11n, committed: 10n, nowMs: 100 })).toBe(100);
    expect(ends.look({ end: 15n, committed: 10n, nowMs: 200 })).toBe(100);
    expect(ends.look({ end: 15n, committed: 11n, nowMs: 300 })).toBe(200);
    expect(ends.look({ end: 20n, committed: 15n, nowMs: 400 })).toBe(400);
    expect(ends.look({ end: 20n, committed: 20n, nowMs: 500 })).toBeUndefined();
  });

  it('do not grow older under steady traffic without a backlog', () => {
    const ends = createLogEnds();
    for (let look = 1; look < 100; look += 1) {
      const since = ends.look({ end: BigInt(look * 10), committed: BigInt(look * 10 - 3), nowMs: look * 1000 });
      expect(since).toBe(look * 1000);
    }
  });

  it('keep the age of a group that stands still for any time', () => {
    const ends = createLogEnds();
    for (let look = 1; look < 5000; look += 1) {
      expect(ends.look({ end: BigInt(look), committed: 0n, nowMs: look })).toBe(1);
    }
    expect(ends.look({ end: 5000n, committed: 4000n, nowMs: 5000 })).toBeGreaterThan(4000);
  });

  it('forget a log that was made anew', () => {
    const ends = createLogEnds();
    expect(ends.look({ end: 100n, committed: 50n, nowMs: 1 })).toBe(1);
    expect(ends.look({ end: 3n, committed: 0n, nowMs: 2 })).toBe(2);
  });
});
