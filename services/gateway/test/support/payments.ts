import { newId } from '@autosync/core';
import { createDb } from '@autosync/db';
import {
  closeRead,
  mergeStaged,
  saveCustomerNames,
  savePaymentSync,
  saveUnreadable,
  stageDocuments,
} from '@autosync/records';
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
    customerId: '7',
    date: '2026-02-01',
    total: '100.00',
    open: '0.00',
    currency: null,
    exchangeRate: null,
    referenceNumber: null,
    details: {},
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
  let epoch = 0;
  return {
    /** Merges what one read of QuickBooks found. */
    read: (companyId: string, documents: DocumentSnapshot[]) =>
      db.withTenant(tenantId, async (tx) => {
        const run = { tenantId, companyId, runId: newId() };
        await saveCustomerNames(tx, { tenantId, companyId, names: new Map([['7', 'Fabrikam Inc']]) });
        await stageDocuments(tx, { ...run, epoch: (epoch += 1), documents });
        await mergeStaged(tx, { ...run, now: null });
        await closeRead(tx, run.runId);
      }),
    readUntil: (companyId: string, watermark: Date) =>
      db.withTenant(tenantId, (tx) => savePaymentSync(tx, { tenantId, companyId, sync: { watermark } })),
    homeCurrency: (companyId: string, homeCurrency: string) =>
      db.withTenant(tenantId, (tx) => savePaymentSync(tx, { tenantId, companyId, sync: { homeCurrency } })),
    cannotRead: (companyId: string, qboId: string, reason: string) =>
      db.withTenant(tenantId, (tx) => {
        const unreadable = { entity: 'Payment' as const, qboId, reason, fingerprint: reason, changedAt: new Date() };
        return saveUnreadable(tx, { tenantId, companyId, runId: newId(), documents: [unreadable], now: null });
      }),
    /** Our record has become a document, which had this token then. */
    synced: (recordId: string, [entity, qboId, token = '0']: readonly [string, string, string?]) =>
      db.withTenant(tenantId, (tx) =>
        tx.query({
          text: `update records.records set qbo_entity = $2, qbo_id = $3, qbo_sync_token = $4,
            sync_state = 'synced' where id = $1`,
          values: [recordId, entity, qboId, token],
        }),
      ),
    stop: () => db.close(),
  };
}

export type PaymentsWorker = ReturnType<typeof paymentsWorker>;
