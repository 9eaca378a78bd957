import { newId } from '@autosync/core';
import {
  endComparison,
  nothingSettled,
  saveComparedDocuments,
  settleDifferences,
  takeComparison,
} from '@autosync/records';
import type { AccountDifference, ComparedDocument, DifferingField } from '@autosync/records';
import { createDb } from '@autosync/db';
import type { TestDatabase } from '@autosync/testing';

/** What a worker stores of a comparison, with its database role. */
export function comparingWorker(database: TestDatabase, tenantId: string) {
  const db = createDb({
    connectionString: database.urlFor('worker'),
    applicationName: 'gateway-test-comparing',
    poolMax: 2,
    onPoolError: () => undefined,
  });
  return {
    /** Our records have become invoices with these Ids, a day ago. */
    synced: (companyId: string, qboIds: Readonly<Record<string, string>>) =>
      db.withTenant(tenantId, (tx) =>
        tx.query({
          text: `update records.records r set qbo_entity = 'Invoice', qbo_id = w.value, qbo_sync_token = '0',
              sync_state = 'synced', pending_since = null, synced_at = now() - interval '1 day',
              qbo_document = '{"TotalAmt": 100}', qbo_doc_number = r.external_id
            from jsonb_each_text($2::jsonb) w where r.company_id = $1 and r.external_id = w.key`,
          values: [companyId, JSON.stringify(qboIds)],
        }),
      ),
    /** A whole comparison that sees these documents. */
    compare: (companyId: string, documents: readonly ComparedDocument[], accounts: readonly AccountDifference[] = []) =>
      db.withTenant(tenantId, async (tx) => {
        const place = { tenantId, companyId, type: 'invoices', now: null };
        const { id: comparisonId, startedAt } = await takeComparison(tx, place);
        await saveComparedDocuments(tx, { ...place, comparisonId, documents });
        const outcome = await settleDifferences(tx, {
          ...place,
          comparisonId,
          startedAt,
          accounts,
          before: nothingSettled,
        });
        await endComparison(tx, { id: comparisonId, outcome, nextInMs: 86_400_000, now: null });
        return comparisonId;
      }),
    /** A comparison of payments that found this of a payment, and took over what QuickBooks has. */
    missed: (companyId: string, qboId: string, fields: readonly DifferingField[]) =>
      db.withTenant(tenantId, (tx) =>
        tx.query({
          text: `insert into records.differences
              (tenant_id, company_id, type, comparison_id, kind, entity, qbo_id, fields, basis, closed_at)
            values ($1, $2, 'payments', $3, 'application', 'Payment', $4, $5, '', now())`,
          values: [tenantId, companyId, newId(), qboId, JSON.stringify(fields)],
        }),
      ),
    stop: () => db.close(),
  };
}

/** An invoice of QuickBooks, as a comparison remembers it. */
export function seen(qboId: string, more: Partial<ComparedDocument> = {}): ComparedDocument {
  return {
    entity: 'Invoice',
    qboId,
    state: 'live',
    syncToken: '0',
    markedRecord: null,
    docNumber: `N-${qboId}`,
    total: '100.00',
    currency: null,
    comparedToken: null,
    fields: [],
    ...more,
  };
}

/** The same in another version, in which these fields differ. */
export function edited(qboId: string, fields: DifferingField[], token = '1'): ComparedDocument {
  return seen(qboId, { syncToken: token, comparedToken: '0', fields });
}
