import { recordTypes } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { listRecordProblems } from '@autosync/records';
import { lockDueCompany, lookNextAt, type Company } from '../data-access/companies.ts';
import { listPresentMatters, noteTold, saveMatters } from '../data-access/matters.ts';
import { readAccount, type Account } from '../data-access/outside.ts';
import { decideTelling, MOST_TOLD, toldAfter } from '../domain/telling.ts';
import { changesFrom } from '../domain/truth.ts';
import type { OperationContext } from './context.ts';
import { tellCompany, type MailContext } from './tell-company.ts';

export type Quiet = { quietMs: number; patienceMs: number };

/** Any sentence may be new to people, so many are read; a mail names a few records for each. */
const LIMITS = { mostCauses: MOST_TOLD, mostExamples: 5 };

async function refresh(tx: Tx, company: Company, account: Account): Promise<void> {
  const { companyId, tenantId, now } = company;
  const problems = await listRecordProblems(tx, { companyId, types: recordTypes, ...LIMITS });
  const known = await listPresentMatters(tx, { companyId });
  const changes = changesFrom({ ...account, problems }, known, now);
  await saveMatters(tx, { tenantId, companyId, changes, now });
}

/**
 * Looks at the problems of a company and tells its recipients. Mails, and what was told, are stored in one transaction.
 * Without `mail` nothing is told, and nothing counts as told. Returns the number of mails.
 */
export async function lookAtCompany(
  { db, now }: OperationContext,
  { companyId, tenantId }: { companyId: string; tenantId: string },
  { mail, quiet }: { mail: MailContext | undefined; quiet: Quiet },
): Promise<number> {
  return db.withTenant(tenantId, async (tx) => {
    const company = await lockDueCompany(tx, { companyId, now: now() });
    if (company === undefined) return 0;
    const account = await readAccount(tx, { companyId });
    if (account === undefined || account.isQuiet || mail === undefined) {
      await lookNextAt(tx, { companyId, at: null });
      return 0;
    }
    await refresh(tx, company, account);
    const matters = await listPresentMatters(tx, { companyId });
    const decided = matters.map((matter) => ({
      matter,
      decision: decideTelling(matter, { ...quiet, now: company.now }),
    }));
    const due = decided.flatMap(({ matter, decision }) => (decision.tell ? [matter] : []));
    const { heard, mails } = await tellCompany(tx, { company, account, matters: due }, mail);
    for (const matter of heard) await noteTold(tx, { id: matter.id, told: toldAfter(matter), now: now() });
    const later = decided.flatMap(({ decision }) =>
      decision.tell || decision.lookAgainAt === null ? [] : [decision.lookAgainAt.getTime()],
    );
    await lookNextAt(tx, { companyId, at: later.length === 0 ? null : new Date(Math.min(...later)) });
    return mails;
  });
}
