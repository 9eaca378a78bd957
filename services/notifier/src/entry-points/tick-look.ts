import { createLoop, type Loop } from '@autosync/core';
import { listDueCompanies } from '../data-access/companies.ts';
import { listDueDigests } from '../data-access/digest-items.ts';
import { lookAtExpiring } from '../data-access/outside.ts';
import { countdownDays } from '../domain/countdown.ts';
import type { OperationContext } from '../operations/context.ts';
import { lookAtCompany, type Quiet } from '../operations/look-at-company.ts';
import { writeDueDigest } from '../operations/write-digest.ts';
import type { MailContext } from '../operations/tell-company.ts';

const PAGE = 100;
const DAY_MS = 86_400_000;

type Told = { onMails: (mails: number) => void; onError: (error: unknown, failuresInARow: number) => void };

/**
 * Looks at companies some time after their last event, and writes daily mails. A company that fails stays due and does
 * not hold up others.
 */
export function tickLook({
  context,
  mail,
  quiet,
  idleMs,
  onMails,
  onError,
}: { context: OperationContext; mail: MailContext | undefined; quiet: Quiet; idleMs: number } & Told): Loop {
  const { db, now } = context;

  async function each<T>(items: readonly T[], write: (item: T) => Promise<number>): Promise<number> {
    let failures = 0;
    for (const item of items) {
      try {
        const mails = await write(item);
        if (mails > 0) onMails(mails);
      } catch (error) {
        failures += 1;
        onError(error, 1);
      }
    }
    return failures;
  }

  return createLoop({
    async work() {
      const due = await db.withAllTenants((tx) => listDueCompanies(tx, { limit: PAGE, now: now() }));
      let failures = await each(due, (company) => lookAtCompany(context, company, { mail, quiet }));
      if (mail !== undefined) {
        const digests = await db.withAllTenants((tx) => listDueDigests(tx, { limit: PAGE, now: now() }));
        failures += await each(digests, (digest) => writeDueDigest(context, digest, mail));
        if (digests.length === PAGE && failures === 0) return 0;
      }
      return due.length === PAGE && failures === 0 ? 0 : idleMs;
    },
    onError,
  });
}

/** Schedules looks at companies whose connection expires soon. */
export function tickCountdown({
  context: { db, now },
  intervalMs,
  onError,
}: {
  context: OperationContext;
  intervalMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  const withinMs = Math.max(...countdownDays) * DAY_MS;
  return createLoop({
    async work() {
      await db.withAllTenants((tx) => lookAtExpiring(tx, { withinMs, now: now() }));
      return intervalMs;
    },
    onError,
  });
}
