import { randomUUID } from 'node:crypto';
import { toError } from '@autosync/core';
import { signatureOf } from './payloads.ts';
import type { Subscription } from './subscriptions.ts';

/** The endpoint must answer within this time (docs/quickbooks.md#webhooks). */
const ANSWER_MS = 3000;

/** How one attempt ended: only a 200 acknowledges. */
export type Attempt = { at: string; status: number } | { at: string; error: string };

export function isAcknowledged(attempt: Attempt): boolean {
  return 'status' in attempt && attempt.status === 200;
}

/** Sends a body to an endpoint, signed. Never rejects. */
export async function post(
  { url, verifierToken }: Subscription,
  body: string,
  { now, stopping }: { now: Date; stopping: AbortSignal },
): Promise<Attempt> {
  const at = now.toISOString();
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_MS)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'intuit_notification_server/0.1',
        'intuit-signature': signatureOf(body, verifierToken),
        'intuit-created-time': at,
        'intuit-t-id': randomUUID(),
        'intuit-notification-schema-version': '0.1',
      },
    });
    await response.body?.cancel();
    return { at, status: response.status };
  } catch (error) {
    const { name, message, cause } = toError(error);
    return { at, error: name === 'TimeoutError' ? 'no answer within 3 s' : cause ? toError(cause).message : message };
  }
}
