import { insertFact } from '../data-access/inbox.ts';
import { insertMails } from '../data-access/mails.ts';
import { countDeadLetter, listPresentMatters, noteTold } from '../data-access/matters.ts';
import { composeMail } from '../domain/mail-text.ts';
import { decideTelling, toldAfter } from '../domain/telling.ts';
import { describeMatter } from '../domain/words.ts';
import type { OperationContext } from './context.ts';
import type { Quiet } from './look-at-company.ts';

export type Letter = { id: string; topic: string; consumer: string; code: string; message: string };

const MOST_MESSAGE = 300;

/** Counts a dead letter, once. */
export async function takeDeadLetter({ db, now }: OperationContext, letter: Letter): Promise<void> {
  const { id, topic, consumer, code, message } = letter;
  await db.withAllTenants(async (tx) => {
    if (!(await insertFact(tx, { id, now: now() }))) return;
    const details = { topic, consumer, code, message: message.slice(0, MOST_MESSAGE) };
    await countDeadLetter(tx, { subject: `${topic} ${consumer} ${code}`, details, news: id, now: now() });
  });
}

/** Tells the operators about new dead letters: one mail per cause. Returns the number of mails. */
export async function tellOperators(
  { db, now }: OperationContext,
  { operators, quiet, clock }: { operators: readonly string[]; quiet: Quiet; clock: () => Date },
): Promise<number> {
  if (operators.length === 0) return 0;
  return db.withAllTenants(async (tx) => {
    const matters = await listPresentMatters(tx, { companyId: null });
    let written = 0;
    for (const matter of matters) {
      if (!decideTelling(matter, { ...quiet, now: now() ?? clock() }).tell) continue;
      const told = [describeMatter(matter, 'UTC')];
      const content = { companyName: null, told, isGathered: false, consoleUrl: undefined, timeZone: 'UTC' };
      const mail = { ...composeMail(content), tenantId: null, companyId: null };
      await insertMails(tx, { mails: operators.map((address) => ({ ...mail, address })), now: now() });
      await noteTold(tx, { id: matter.id, told: toldAfter(matter), now: now() });
      written += operators.length;
    }
    return written;
  });
}
