import { newId } from '@autosync/core';
import { createDb } from '@autosync/db';
import { closeRead, mergeStaged, savePaymentSync, stageDocuments } from '@autosync/records';
import type { DocumentSnapshot } from '@autosync/records';
import type { TestDatabase } from '@autosync/testing';

type Live = Exclude<DocumentSnapshot, { state: 'deleted' }>;

/** A document as QuickBooks shows it; `pays` is what a payment is applied to: "Invoice 20" → amount. */
export function document(
  entity: Live['entity'],
  qboId: string,
  { pays = {}, ...more }: Partial<Live> & { pays?: Record<string, string> } = {},
): Live {
  const applications = Object.entries(pays).map(([target, amount]) => {
    const [targetEntity = '', targetId = ''] = target.split(' ');
    return { entity: targetEntity, qboId: targetId, amount };
  });
  return {
    entity,
    qboId,
    state: 'live',
    syncToken: 0,
    customer: { qboId: '7', name: 'Fabrikam Inc' },
    date: '2026-02-01',
    total: '100.00',
    open: '0.00',
    referenceNumber: null,
    changedAt: new Date('2026-02-01T12:00:00Z'),
    applications,
    ...more,
  };
}

export function deletion(entity: Live['entity'], qboId: string): DocumentSnapshot {
  return { entity, qboId, state: 'deleted', changedAt: new Date('2026-02-02T12:00:00Z') };
}

/** What a payments worker stores for a company, with its database role. */
export function paymentsWorker(database: TestDatabase, tenantId: string) {
  const db = createDb({
    connectionString: database.urlFor('worker'),
    applicationName: 'gateway-test-worker',
    poolMax: 2,
    onPoolError: () => undefined,
  });
  return {
    /** Merges what one read of QuickBooks found. */
    read: (companyId: string, documents: DocumentSnapshot[]) =>
      db.withTenant(tenantId, async (tx) => {
        const run = { tenantId, companyId, runId: newId() };
        await stageDocuments(tx, { ...run, documents });
        await mergeStaged(tx, { ...run, now: null });
        await closeRead(tx, run.runId);
      }),
    readUntil: (companyId: string, watermark: Date) =>
      db.withTenant(tenantId, (tx) => {
        const sync = { watermark, invoicesWatermark: null, invoicesHinted: false };
        return savePaymentSync(tx, { tenantId, companyId, sync });
      }),
    /** Our record has become a document. */
    synced: (recordId: string, [entity, qboId]: readonly [string, string]) =>
      db.withTenant(tenantId, (tx) =>
        tx.query({
          text: `update records.records set qbo_entity = $2, qbo_id = $3, sync_state = 'synced' where id = $1`,
          values: [recordId, entity, qboId],
        }),
      ),
    stop: () => db.close(),
  };
}

export type PaymentsWorker = ReturnType<typeof paymentsWorker>;
