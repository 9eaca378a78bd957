import { describe, expect, it } from '@jest/globals';
import { AutosyncError } from '@autosync/core';
import { yieldFor } from '../src/company-trouble.ts';

const pauses = { throttledMs: 1, unavailableMs: 2, stockLockMs: 3, lookUpMs: 4 } as never;

/** What becomes of a slice, and what the connection is told. */
async function fateOf(code: string) {
  const reasons: string[] = [];
  const markConnectionBroken = (reason: string) => Promise.resolve(void reasons.push(reason));
  const fate = await yieldFor(
    { pauses, markConnectionBroken },
    new AutosyncError(code, 'so it is', { retryable: true }),
  );
  return { fate, reasons };
}

describe('tokens that cannot be opened', () => {
  it.each([
    ['key-missing', 'The key that seals the tokens is missing'],
    ['unsealing-failed', 'The stored tokens cannot be read'],
  ])('%s: the company waits for reconnection with that reason, and its partition goes on', async (code, reason) => {
    const { fate, reasons } = await fateOf(code);
    expect(fate).toMatchObject({ details: { reason: 'needs-reconnect' } });
    expect(reasons).toEqual([expect.stringContaining(reason)]);
  });

  it('an error about something else is passed on', async () => {
    const { fate, reasons } = await fateOf('db-unavailable');
    expect([fate, reasons]).toEqual([expect.objectContaining({ code: 'db-unavailable' }), []]);
  });
});
