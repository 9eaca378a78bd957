import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { detailsOf, yieldFor } from '../src/company-trouble.ts';

const pauses = { throttledMs: 1, unavailableMs: 2, stockLockMs: 3, lookUpMs: 4 } as never;
const waits = { retryAfterMs: 77, waitMs: 88 };

/** What becomes of a slice, and what the connection is told. */
async function fateOf(code: string, details: Record<string, unknown> = {}) {
  const reasons: string[] = [];
  const markConnectionBroken = (reason: string) => Promise.resolve(void reasons.push(reason));
  const fate = await yieldFor(
    { pauses, markConnectionBroken },
    new AutosyncError(code, 'so it is', { retryable: true, details }),
  );
  return { fate, reasons };
}

it.each([
  // code, reason, rest, rest where the error says how long, what the connection is told
  ['qbo-throttled', 'qbo-throttled', 1, 77, []],
  ['limiter-wait', 'limiter-wait', 5000, 88, []],
  ['qbo-unavailable', 'qbo-unavailable', 2, 77, []],
  ['qbo-unauthorized', 'qbo-unavailable', 2, 77, []],
  ['oauth-ambiguous', 'qbo-unavailable', 2, 77, []],
  ['oauth-invalid-client', 'qbo-unavailable', 2, 77, []],
  ['token-wait', 'token-wait', 30_000, 88, []],
  ['qbo-forbidden', 'needs-reconnect', 0, 0, ['so it is']],
  ['connection-broken', 'needs-reconnect', 0, 0, []],
])('%s: the slice yields for %s', async (code, reason, notBeforeMs, toldMs, told) => {
  const { fate, reasons } = await fateOf(code);
  expect([fate, reasons]).toEqual([expect.objectContaining({ details: { reason, notBeforeMs } }), told]);
  const withTimes = await fateOf(code, waits);
  expect(withTimes.fate).toMatchObject({ code: 'slice-yield', details: { reason, notBeforeMs: toldMs } });
});

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

it.each([
  ['of ours', new AutosyncError('x', 'y', { details: { waitMs: 5 } }), { waitMs: 5 }],
  ['of another kind', new Error('y'), {}],
  ['that is none', { details: { waitMs: 5 } }, {}],
])('what is known of an error %s', (_, error, details) => {
  expect(detailsOf(error)).toEqual(details);
});

it('a rest that is no number counts as none', async () => {
  const { fate } = await fateOf('qbo-throttled', { retryAfterMs: 'soon' });
  expect(fate).toMatchObject({ details: { notBeforeMs: 1 } });
});
