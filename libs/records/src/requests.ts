import type { Tx } from '@autosync/db';
import { stands } from './comparing/differences.ts';
import type { RecordRequest, SyncState } from './record-states.ts';

/** What a person's decision about a record depends on. */
export type DecidableRecord = {
  recordId: string;
  version: number;
  syncState: SyncState;
  /** The entity of its document in QBO; null: it has none. */
  entity: string | null;
  /** The source system says that it was cancelled. */
  cancelled: boolean;
  /** An intent is open: QBO has not given a definite answer yet. */
  syncing: boolean;
  /** Its last try failed or was held, or its document was found deleted or voided. */
  hasFailure: boolean;
  /** What was decided before and nobody has done yet. */
  requested: RecordRequest | null;
};

/** SQL: whether the last try of the record `r` failed or was held, or its document was found deleted or voided. */
export const hasFailure = `(r.failure is not null
  or exists (select 1 from records.differences d
    where d.record_id = r.id and d.kind in ('deleted', 'voided') and ${stands})
  or exists (select 1 from records.qbo_documents d
    where d.company_id = r.company_id and d.entity = r.qbo_entity and d.qbo_id = r.qbo_id and d.state <> 'live'))`;

/** The record, locked until the transaction ends; null when there is none. */
export async function lockDecidableRecord(
  tx: Tx,
  key: { companyId: string; type: string; externalId: string },
): Promise<DecidableRecord | null> {
  const { rows } = await tx.query<{
    id: string;
    version: number;
    sync_state: SyncState;
    qbo_entity: string | null;
    cancelled: boolean;
    syncing: boolean;
    has_failure: boolean;
    requested: RecordRequest | null;
  }>({
    name: 'records.lock-decidable',
    text: `select r.id, r.version, r.sync_state, r.qbo_entity, r.cancelled,
        ${hasFailure} as has_failure, r.requested,
        exists (select 1 from records.intents i where i.record_id = r.id and i.state = 'open') as syncing
      from records.records r where r.company_id = $1 and r.type = $2 and r.external_id = $3 for update of r`,
    values: [key.companyId, key.type, key.externalId],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const { id, version, syncing, requested, cancelled } = row;
  const { sync_state: syncState, qbo_entity: entity } = row;
  return { recordId: id, version, syncState, entity, cancelled, syncing, hasFailure: row.has_failure, requested };
}

/** Stores what a person decided about a record; the next run that takes the record does it. */
export async function requestRecord(
  tx: Tx,
  { recordId, request, now }: { recordId: string; request: RecordRequest; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.request',
    text: `update records.records set requested = $2, sync_state = 'pending', causes = null,
        pending_since = coalesce($3::timestamptz, clock_timestamp())
      where id = $1`,
    values: [recordId, request, now],
  });
}
