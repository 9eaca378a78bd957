import { AutosyncError } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { insertCompany, lockCompany, lookSoon, noteConnection, type Company } from '../data-access/companies.ts';
import { insertFact } from '../data-access/inbox.ts';
import { saveMatters } from '../data-access/matters.ts';
import { mattersOf, type Fact } from '../domain/facts.ts';
import type { OperationContext } from './context.ts';

/** False: the connection is what it was, or this is older than what is known. */
async function isOtherConnection(tx: Tx, company: Company, fact: Fact): Promise<boolean> {
  if (fact.kind !== 'notice' || fact.notice.kind !== 'connectionChanged') return false;
  const { connectionState: state, connectionVersion: version = 0 } = fact.notice;
  if (state === undefined || version < company.connectionVersion) return false;
  await noteConnection(tx, { companyId: company.companyId, state, version });
  return state !== company.connectionState;
}

/**
 * Takes a fact: what people hear of changes, and the company is looked at after `settleMs`. All of it in one transaction
 * with the inbox row, so a fact that comes twice, or a crash at any line, changes nothing twice and loses nothing.
 * Answers whether the fact was new. Throws `tenant-mismatch`.
 */
export async function takeFact(
  { db, now }: OperationContext,
  fact: Fact,
  { settleMs }: { settleMs: number },
): Promise<boolean> {
  const { tenantId, companyId } = fact;
  return db.withTenant(tenantId, async (tx) => {
    if (!(await insertFact(tx, { id: fact.id, now: now() }))) return false;
    await insertCompany(tx, { companyId, tenantId });
    const company = await lockCompany(tx, { companyId, now: now() });
    if (company === undefined) {
      throw new AutosyncError('tenant-mismatch', 'the event names another tenant than the company has');
    }
    await isOtherConnection(tx, company, fact);
    await saveMatters(tx, { tenantId, companyId, changes: mattersOf(fact), now: now() });
    await lookSoon(tx, { companyId, afterMs: settleMs, now: now() });
    return true;
  });
}
