import type { Tx } from '@autosync/db';
import type { Mail } from '../domain/mail-text.ts';

export type NewMail = Mail & { tenantId: string | null; companyId: string | null; address: string };

/** A mail that this process is sending; `attempts` includes this attempt. */
export type MailInHand = Mail & { id: string; address: string; attempts: number; createdAt: Date };

export async function insertMails(
  tx: Tx,
  { mails, now }: { mails: readonly NewMail[]; now: Date | null },
): Promise<void> {
  if (mails.length === 0) return;
  await tx.query({
    name: 'notify.insert-mails',
    text: `
      insert into notify.mails
        (tenant_id, company_id, address, subject, body_text, body_html, next_at, created_at)
      select w."tenantId", w."companyId", w.address, w.subject, w.text, w.html,
             coalesce($2::timestamptz, clock_timestamp()), coalesce($2::timestamptz, clock_timestamp())
      from jsonb_to_recordset($1::jsonb) as w(
        "tenantId" uuid, "companyId" uuid, address text, subject text, text text, html text)`,
    values: [JSON.stringify(mails), now],
  });
}

/** How often a mail may be given to the mail server without an answer: a crash repeats it once. */
const MOST_HANDED_OVER = 2;

/**
 * Takes one due mail, and marks it as handed over before it is: no other process takes it for `leaseMs`. Mails that
 * were handed over twice without an answer are given up. Undefined: none is due.
 */
export async function takeMail(
  tx: Tx,
  { leaseMs, now }: { leaseMs: number; now: Date | null },
): Promise<{ mail: MailInHand | undefined; unclear: number }> {
  const given = await tx.query({
    name: 'notify.give-up-mails',
    text: `
      update notify.mails set state = 'unclear', ended_at = coalesce($2::timestamptz, clock_timestamp())
      where id in (
        select id from notify.mails
        where state = 'waiting' and handed_over >= $1 and next_at <= coalesce($2::timestamptz, clock_timestamp())
        for update skip locked)`,
    values: [MOST_HANDED_OVER, now],
  });
  const { rows } = await tx.query<MailInHand>({
    name: 'notify.take-mail',
    text: `
      update notify.mails m
      set handed_over = m.handed_over + 1, attempts = m.attempts + 1,
          next_at = coalesce($2::timestamptz, clock_timestamp()) + $1::float8 * interval '1 ms'
      where id = (
        select id from notify.mails
        where state = 'waiting' and next_at <= coalesce($2::timestamptz, clock_timestamp())
        order by next_at limit 1 for update skip locked)
      returning id, address, subject, body_text as text, body_html as html, attempts, created_at as "createdAt"`,
    values: [leaseMs, now],
  });
  return { mail: rows[0], unclear: given.rowCount };
}

export type MailOutcome = 'sent' | 'refused' | 'again' | 'unknown';

/**
 * Stores the outcome of a mail that was handed over. `again`: the mail server does not have it, so it is tried after
 * `afterMs`. `unknown`: the mail server may have it, so the next attempt is the last.
 */
export async function noteMail(
  tx: Tx,
  {
    id,
    outcome,
    error,
    afterMs = 0,
    now,
  }: { id: string; outcome: MailOutcome; error: string | null; afterMs?: number; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.note-mail',
    text: `
      update notify.mails
      set state = case when $2 in ('sent', 'refused') then $2 else state end,
          ended_at = case when $2 in ('sent', 'refused') then coalesce($5::timestamptz, clock_timestamp()) end,
          handed_over = case when $2 = 'again' then greatest(0, handed_over - 1) else handed_over end,
          next_at = coalesce($5::timestamptz, clock_timestamp()) + $4::float8 * interval '1 ms',
          last_error = $3
      where id = $1 and state = 'waiting'`,
    values: [id, outcome, error, afterMs, now],
  });
}
