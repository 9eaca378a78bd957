import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import {
  closeRead,
  listApplicationChanges,
  listPayments,
  mergeStaged,
  stageDocuments,
  type DocumentSnapshot,
  type StagedApplication,
} from '../../src/index.ts';
import type { Company } from '../support.ts';

type Live = Exclude<DocumentSnapshot, { state: 'deleted' }>;

export const at = (seconds: number): Date => new Date(Date.UTC(2026, 8, 1, 12, 0, seconds));

/** A payment over the given targets, "Invoice 1" → amount. */
export function payment(
  qboId: string,
  syncToken: number,
  pays: Record<string, string>,
  more: Partial<Live> = {},
): Live {
  const applications: StagedApplication[] = Object.entries(pays).map(([target, amount]) => {
    const [entity = '', id = ''] = target.split(' ');
    return { entity, qboId: id, amount };
  });
  return {
    entity: 'Payment',
    qboId,
    state: 'live',
    syncToken,
    customerId: '7',
    date: '2026-09-01',
    total: '100.00',
    open: '0.00',
    currency: null,
    exchangeRate: null,
    referenceNumber: null,
    details: {},
    changedAt: at(syncToken),
    applications,
    ...more,
  };
}

export function deletion(
  qboId: string,
  changedAt: Date,
  entity: DocumentSnapshot['entity'] = 'Payment',
): DocumentSnapshot {
  return { entity, qboId, state: 'deleted', changedAt };
}

let epochs = 0;

/** Stages and merges as a run of its own, later than all before unless `epoch` says otherwise. */
export async function merge(
  db: Db,
  company: Company,
  documents: DocumentSnapshot[],
  { epoch = (epochs += 10) }: { epoch?: number } = {},
) {
  const run = { tenantId: company.tenantId, companyId: company.companyId, runId: newId() };
  return db.withTenant(company.tenantId, async (tx) => {
    await stageDocuments(tx, { ...run, epoch, documents });
    const merged = await mergeStaged(tx, { ...run, now: null });
    await closeRead(tx, run.runId);
    return merged;
  });
}

/** The applications as a reader of the table sees them: "payment → target" and amount. */
export async function applied(db: Db, company: Company): Promise<Record<string, string>> {
  const rows = await db.withTenant(company.tenantId, (tx) =>
    listPayments(tx, { companyId: company.companyId, limit: 1000 }),
  );
  return Object.fromEntries(
    rows
      .filter(({ entity }) => entity === 'Payment')
      .flatMap(({ applications }) => applications)
      .map(({ paymentId, target, amount }) => [`${paymentId} → ${target.entity} ${target.qboId}`, amount]),
  );
}

/** The feed from a sequence on: "set 1 → Invoice 2: 30.00". */
export async function feed(db: Db, company: Company, after = 0): Promise<[number, string][]> {
  const changes = await db.withTenant(company.tenantId, (tx) =>
    listApplicationChanges(tx, { companyId: company.companyId, after, limit: 1000 }),
  );
  return changes.map(({ sequence, change, application: { paymentId, target, amount } }) => [
    sequence,
    `${change} ${paymentId} → ${target.entity} ${target.qboId}: ${amount}`,
  ]);
}
