import { AutosyncError } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { insertCompany, lockCompany, lookSoon, noteConnection, type Company } from '../data-access/companies.ts';
import { insertFact } from '../data-access/inbox.ts';
import { saveMatters } from '../data-access/matters.ts';
import { insertEvents } from '../data-access/webhook-deliveries.ts';
import { mattersOf, type Fact } from '../domain/facts.ts';
import { webhookEventsOf } from '../domain/webhook-events.ts';
import type { OperationContext } from './context.ts';

/** False: the connection has not changed, or the event is older than what is known. */
async function isOtherConnection(tx: Tx, company: Company, fact: Fact): Promise<boolean> {
  if (fact.kind !== 'notice' || fact.notice.kind !== 'connectionChanged') return false;
  const { connectionState: state, connectionVersion: version = 0 } = fact.notice;
  if (state === undefined || version < company.connectionVersion) return false;
  await noteConnection(tx, { companyId: company.companyId, state, version });
  return state !== company.connectionState;
}

export type TakingRules = { settleMs: number; publicUrl: string; retryForMs: number };

/**
 * Handles an event: updates matters, schedules a look at the company after `settleMs`, and stores webhook events. All
 * of it is in one transaction with the inbox row, so an event that arrives twice, or a crash at any point, changes
 * nothing twice and loses nothing. Returns whether the event was new, and how many deliveries wait. Throws
 * `tenant-mismatch`.
 */
export async function takeFact(
  { db, now }: OperationContext,
  fact: Fact,
  { settleMs, publicUrl, retryForMs }: TakingRules,
): Promise<{ isNew: boolean; deliveries: number }> {
  const { tenantId, companyId } = fact;
  return db.withTenant(tenantId, async (tx) => {
    if (!(await insertFact(tx, { id: fact.id, now: now() }))) return { isNew: false, deliveries: 0 };
    await insertCompany(tx, { companyId, tenantId });
    const company = await lockCompany(tx, { companyId, now: now() });
    if (company === undefined) {
      throw new AutosyncError('tenant-mismatch', 'the event names another tenant than the company has');
    }
    const isOther = await isOtherConnection(tx, company, fact);
    await saveMatters(tx, { tenantId, companyId, changes: mattersOf(fact), now: now() });
    await lookSoon(tx, { companyId, afterMs: settleMs, now: now() });
    const events = webhookEventsOf(fact, { publicUrl, isOtherConnection: isOther });
    return { isNew: true, deliveries: await insertEvents(tx, { tenantId, events, retryForMs, now: now() }) };
  });
}
