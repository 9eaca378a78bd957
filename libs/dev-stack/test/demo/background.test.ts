import { sleep } from '@autosync/core';
import { describe, expect, it } from 'vitest';
import { inBackground } from '../../src/demo/background.ts';

const never = new AbortController().signal;

describe('inBackground', () => {
  it('is over when its work is, also when that failed, and tells the failure at the end', async () => {
    const good = inBackground(async () => 1, never);
    const bad = inBackground(() => Promise.reject(new Error('no books')), never);
    expect(good.isOver()).toBe(false);
    await good.end();
    expect(good.isOver()).toBe(true);
    await expect(bad.end()).rejects.toThrow('no books');
  });

  it('stops at its end, and when the signal around it aborts', async () => {
    const untilStopped = async (signal: AbortSignal) => {
      await sleep(60_000, signal);
      signal.throwIfAborted();
    };
    const ended = inBackground(untilStopped, never);
    await ended.end();
    expect(ended.isOver()).toBe(true);
    const around = new AbortController();
    const aborted = inBackground(untilStopped, around.signal);
    around.abort();
    await aborted.end();
    expect(aborted.isOver()).toBe(true);
  });
});
