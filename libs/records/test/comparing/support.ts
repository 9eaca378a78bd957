import type { Db } from '@autosync/db';
import type { ComparedDocument } from '../../src/index.ts';
import type { Company } from '../support.ts';

/** A record that went out a day ago as a document of 100.00, which it knows at version 0. */
export type SentRecord = {
  id?: string;
  /** The client's own id of it; by default what its document is. */
  name?: string;
  type?: string;
  state?: 'synced' | 'letGo';
  syncedAt?: Date;
  entity: string;
  qboId: string | null;
  token?: string;
  document?: Record<string, unknown>;
};

export async function addSent(db: Db, company: Company, records: readonly SentRecord[]): Promise<void> {
  const { tenantId, companyId, type } = company;
  const yesterday = new Date(Date.now() - 86_400_000);
  const document = { TotalAmt: 100, CurrencyRef: { value: 'USD' } };
  const rows = records.map((record) => ({
    type,
    state: 'synced',
    syncedAt: yesterday,
    token: '0',
    document,
    name: `${record.entity} ${record.qboId}`,
    ...record,
  }));
  await db.withTenant(tenantId, (tx) =>
    tx.query({
      text: `insert into records.records (id, tenant_id, company_id, type, external_id, content, content_hash, sync_state,
          synced_version, synced_at, qbo_entity, qbo_id, qbo_sync_token, qbo_document, qbo_written)
        select coalesce(id, gen_random_uuid()), $1, $2, type, name, '{}', '', state, 1, "syncedAt", entity, "qboId", token,
          document, '{}'
        from jsonb_to_recordset($3::jsonb) as r(id uuid, type text, name text, state text, "syncedAt" timestamptz,
          entity text, "qboId" text, token text, document jsonb)`,
      values: [tenantId, companyId, JSON.stringify(rows)],
    }),
  );
}

/** What QuickBooks shows of that document; by default as it went out. */
export function shown(entity: string, qboId: string, more: Partial<ComparedDocument> = {}): ComparedDocument {
  return {
    entity,
    qboId,
    state: 'live',
    syncToken: '0',
    markedRecord: null,
    docNumber: null,
    total: '100.00',
    currency: 'USD',
    comparedToken: null,
    fields: [],
    ...more,
  };
}

/** Somebody has given it another total, and it was compared with what we wrote. */
export const edited = (theirs: string): Partial<ComparedDocument> => ({
  syncToken: '1',
  comparedToken: '0',
  total: theirs,
  fields: [{ field: 'TotalAmt', name: 'total', ours: '100.00', theirs }],
});
