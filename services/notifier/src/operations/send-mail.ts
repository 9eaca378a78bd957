import { errorCode, toError } from '@autosync/core';
import { noteMail, takeMail, type MailInHand, type MailOutcome } from '../data-access/mails.ts';
import type { OperationContext } from './context.ts';

/** The mail server. */
export type Postman = {
  /** Resolves if it answers and accepts our login; sends nothing. */
  reach(): Promise<void>;
  /** Resolves when the mail server has accepted the mail. The Message-ID is the same at each attempt. */
  send(mail: MailInHand): Promise<void>;
};

const MINUTE_MS = 60_000;
/** The pauses between attempts. After three days a mail is given up. */
const pausesMs = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE_MS);
const LONGEST_MS = 3 * 24 * 60 * MINUTE_MS;

type SmtpError = { responseCode?: number; command?: string };

/** Errors that happen before the mail server has the mail, in addition to its own refusals. */
const before = ['EDNS', 'ECONNECTION', 'ETLS', 'EAUTH', 'ENOAUTH', 'EPROXY', 'EENVELOPE'];

/** What an error means for the mail: refused for good, refused for now, or unknown. */
export function outcomeOf(error: unknown): MailOutcome {
  const { responseCode, command } = toError(error) as SmtpError;
  const code = errorCode(error) ?? '';
  const isAboutTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (isAboutTheMail && responseCode !== undefined && responseCode >= 500) return 'refused';
  return responseCode !== undefined || command === 'CONN' || before.includes(code) ? 'again' : 'unknown';
}

export type MailSent = { outcome: MailOutcome | 'none'; unclear: number; error?: unknown };

/** Sends one due mail. Returns the outcome; `none`: no mail was due. */
export async function sendOneMail(
  { db, now }: OperationContext,
  postman: Postman,
  { leaseMs }: { leaseMs: number },
): Promise<MailSent> {
  const { mail, unclear } = await db.withAllTenants((tx) => takeMail(tx, { leaseMs, now: now() }));
  if (mail === undefined) return { outcome: 'none', unclear };
  const note = (outcome: MailOutcome, error: string | null, afterMs = 0) =>
    db.withAllTenants((tx) => noteMail(tx, { id: mail.id, outcome, error, afterMs, now: now() }));
  try {
    await postman.send(mail);
  } catch (error) {
    const pauseMs = pausesMs[Math.min(mail.attempts, pausesMs.length) - 1] ?? MINUTE_MS;
    const isTooOld = (now() ?? new Date()).getTime() - mail.createdAt.getTime() > LONGEST_MS;
    const outcome = isTooOld ? 'refused' : outcomeOf(error);
    await note(outcome, toError(error).message.slice(0, 500), pauseMs);
    return { outcome, unclear, error };
  }
  await note('sent', null);
  return { outcome: 'sent', unclear };
}
