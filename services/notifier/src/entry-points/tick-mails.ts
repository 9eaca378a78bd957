import { createLoop, type Loop } from '@autosync/core';
import type { OperationContext } from '../operations/context.ts';
import { sendOneMail, type MailSent, type Postman } from '../operations/send-mail.ts';

/**
 * Sends mails, one after the other. While the mail server does not answer no mail is taken, so that an outage uses up
 * no attempts.
 */
export function tickMails({
  context,
  postman,
  leaseMs,
  idleMs,
  onSent,
  onError,
}: {
  context: OperationContext;
  postman: Postman;
  leaseMs: number;
  idleMs: number;
  onSent: (sent: MailSent) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  let isReachable = false;
  return createLoop({
    async work(signal) {
      while (!signal.aborted) {
        if (!isReachable) await postman.reach();
        isReachable = true;
        const sent = await sendOneMail(context, postman, { leaseMs });
        isReachable = sent.error === undefined;
        onSent(sent);
        if (sent.outcome === 'none') break;
      }
      return idleMs;
    },
    onError,
    retry: { baseMs: 1000, maxMs: 60_000 },
  });
}
