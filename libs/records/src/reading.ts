import type { Tx } from '@autosync/db';
import type { IntentOperation } from './intents.ts';
import { isOpenProblem } from './comparing/differences.ts';
import { hasFailure } from './requests.ts';
import type { RecordFailure } from './settlement.ts';
import { syncStates, type RecordRequest, type SyncState } from './record-states.ts';

export const documentChanges = ['edited', 'voided', 'deleted'] as const;
export type DocumentChange = (typeof documentChanges)[number];

export type RecordRow = {
  recordId: string;
  externalId: string;
  /** Its own number, where its content has one. */
  number: string | null;
  type: string;
  version: number;
  /** The source system says that it was cancelled. */
  cancelled: boolean;
  /** Where the source system placed this state, if it said so. */
  source: { sequence: number | null; updatedAt: Date | null };
  syncState: SyncState;
  /** An intent is open: QBO has not given a definite answer yet. */
  syncing: boolean;
  syncedVersion: number | null;
  syncedAt: Date | null;
  qbo: { entity: string; id: string; docNumber: string | null } | null;
  failure: RecordFailure | null;
  /** What a person decided about it and the next run does. */
  requested: RecordRequest | null;
  /** Of a synced one: what somebody did to its document in QBO, as payments or a comparison saw it; null: nothing that is open. */
  changedInQuickBooks: DocumentChange | null;
  attempts: number;
  createdAt: Date;
  updatedAt: Date;
};

export type RecordAttempt = {
  requestId: string;
  operation: IntentOperation;
  entity: string;
  version: number;
  state: 'open' | 'succeeded' | 'rejected';
  sends: number;
  qboId: string | null;
  fault: { code: string; message: string; detail: string } | null;
  intuitTid: string | null;
  createdAt: Date;
  closedAt: Date | null;
};

type StoredRecord = {
  id: string;
  external_id: string;
  number: string | null;
  type: string;
  version: number;
  cancelled: boolean;
  source_sequence: number | null;
  source_updated_at: Date | null;
  sync_state: SyncState;
  syncing: boolean;
  synced_version: number | null;
  synced_at: Date | null;
  qbo_entity: string | null;
  qbo_id: string | null;
  qbo_doc_number: string | null;
  failure: RecordFailure | null;
  requested: RecordRequest | null;
  changed_in_quickbooks: DocumentChange | null;
  attempts: number;
  created_at: Date;
  updated_at: Date;
};

// `syncing` is no `exists`: that one reads all intents, most of them long closed, before the first row of a page.
const columns = `r.id, r.external_id, r.number, r.type, r.version, r.cancelled, r.source_sequence, r.source_updated_at, r.sync_state,
  coalesce((select true from records.intents i where i.record_id = r.id and i.state = 'open'), false) as syncing,
  r.synced_version, r.synced_at, r.qbo_entity, r.qbo_id, r.qbo_doc_number, r.failure, r.requested, r.attempts,
  case when r.sync_state = 'synced' then coalesce(
    (select min(d.kind) from records.differences d where d.record_id = r.id and d.closed_at is null
      and d.kind in ('deleted', 'edited', 'voided') and ${isOpenProblem}),
    (select d.state from records.qbo_documents d where d.company_id = r.company_id and d.entity = r.qbo_entity
      and d.qbo_id = r.qbo_id and d.state <> 'live')) end as changed_in_quickbooks,
  r.created_at, r.updated_at`;

function toRecordRow(row: StoredRecord): RecordRow {
  return {
    recordId: row.id,
    externalId: row.external_id,
    number: row.number,
    type: row.type,
    version: row.version,
    cancelled: row.cancelled,
    source: { sequence: row.source_sequence, updatedAt: row.source_updated_at },
    syncState: row.sync_state,
    syncing: row.syncing,
    syncedVersion: row.synced_version,
    syncedAt: row.synced_at,
    qbo:
      row.qbo_entity === null || row.qbo_id === null
        ? null
        : { entity: row.qbo_entity, id: row.qbo_id, docNumber: row.qbo_doc_number },
    failure: row.failure,
    requested: row.requested,
    changedInQuickBooks: row.changed_in_quickbooks,
    attempts: row.attempts,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** One record by the client's own id, with its content and whether something is wrong with it; null when there is none. */
export async function getRecord(
  tx: Tx,
  key: { companyId: string; type: string; externalId: string },
): Promise<(RecordRow & { content: unknown; hasFailure: boolean }) | null> {
  const result = await tx.query<StoredRecord & { content: unknown; has_failure: boolean }>({
    name: 'records.get',
    text: `select r.content, ${hasFailure} as has_failure, ${columns} from records.records r where r.company_id = $1 and r.type = $2 and r.external_id = $3`,
    values: [key.companyId, key.type, key.externalId],
  });
  const row = result.rows[0];
  return row === undefined ? null : { ...toRecordRow(row), content: row.content, hasFailure: row.has_failure };
}

type RecordsPage = {
  companyId: string;
  type: string;
  syncState?: SyncState;
  /** Part of a number, of the client's own id, or of the name of a party, in whatever case. */
  search?: string;
  after?: string;
  limit: number;
};

/** Whether a record has the text of a parameter in its numbers, or in the names of its parties. */
const mentions = (text: string) => `(
  strpos(lower(concat_ws(E'\\n', r.external_id, r.number, r.qbo_doc_number)), lower(${text})) > 0
  or strpos(concat_ws(E'\\n', r.customer_name, r.vendor_name, r.member_name), records.party_name(${text})) > 0
  or r.id in (select l.record_id from records.line_parties l
    where l.company_id = $1 and strpos(l.party_name, records.party_name(${text})) > 0))`;

/**
 * A page of records in the order of their external ids, those after `after`; without contents, which may be large. A search looks at
 * the company's records of the type one by one, since people want parts of words: 0.2 s where there are 100,000.
 */
export async function listRecords(tx: Tx, page: RecordsPage): Promise<RecordRow[]> {
  const values: unknown[] = [page.companyId, page.type, page.after ?? '', page.limit];
  const next = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...(page.syncState === undefined ? [] : [`r.sync_state = ${next(page.syncState)}`]),
    ...(page.search === undefined ? [] : [mentions(`${next(page.search)}::text`)]),
  ];
  const name = ['records.list', page.syncState && 'by-state', page.search && 'search'].filter(Boolean).join('-');
  const result = await tx.query<StoredRecord>({
    name,
    text: `select ${columns} from records.records r
      where r.company_id = $1 and r.type = $2 and r.external_id > $3
        ${conditions.map((condition) => `and ${condition}`).join(' ')}
      order by r.external_id limit $4`,
    values,
  });
  return result.rows.map(toRecordRow);
}

/** What was sent to QBO for a record, newest first. */
export async function listAttempts(
  tx: Tx,
  { recordId, limit }: { recordId: string; limit: number },
): Promise<RecordAttempt[]> {
  const result = await tx.query<{
    id: string;
    operation: IntentOperation;
    entity: string;
    version: number;
    state: 'open' | 'succeeded' | 'rejected';
    sends: number;
    qbo_id: string | null;
    fault: RecordAttempt['fault'];
    intuit_tid: string | null;
    created_at: Date;
    closed_at: Date | null;
  }>({
    name: 'records.attempts',
    text: `select id, operation, entity, version, state, sends, qbo_id, fault, intuit_tid, created_at, closed_at
      from records.intents where record_id = $1 order by created_at desc limit $2`,
    values: [recordId, limit],
  });
  return result.rows.map((row) => ({
    requestId: row.id,
    operation: row.operation,
    entity: row.entity,
    version: row.version,
    state: row.state,
    sends: row.sends,
    qboId: row.qbo_id,
    fault: row.fault,
    intuitTid: row.intuit_tid,
    createdAt: row.created_at,
    closedAt: row.closed_at,
  }));
}

/** How many records of a company and type are in each state. */
export async function countRecords(
  tx: Tx,
  { companyId, type }: { companyId: string; type: string },
): Promise<Record<SyncState, number>> {
  const result = await tx.query<{ sync_state: SyncState; count: number }>({
    name: 'records.count-by-state',
    text: `select sync_state, count(*)::int as count from records.records
      where company_id = $1 and type = $2 group by sync_state`,
    values: [companyId, type],
  });
  const counts = Object.fromEntries(syncStates.map((state) => [state, 0])) as Record<SyncState, number>;
  for (const row of result.rows) counts[row.sync_state] = row.count;
  return counts;
}

/** Those of the given record ids that exist in the company and type. */
export async function existingRecordIds(
  tx: Tx,
  input: { companyId: string; type: string; recordIds: readonly string[] },
): Promise<string[]> {
  const result = await tx.query<{ id: string }>({
    name: 'records.existing',
    text: `select id from records.records where company_id = $1 and type = $2 and id = any($3::uuid[])`,
    values: [input.companyId, input.type, input.recordIds],
  });
  return result.rows.map((row) => row.id);
}

/** The external ids of other records with the same number, at most `limit`. */
export async function findSameNumber(
  tx: Tx,
  input: { companyId: string; type: string; number: string; recordId: string; limit: number },
): Promise<string[]> {
  const result = await tx.query<{ external_id: string }>({
    name: 'records.find-same-number',
    text: `select external_id from records.records
      where company_id = $1 and type = $2 and number = $3 and id <> $4
      order by external_id limit $5`,
    values: [input.companyId, input.type, input.number, input.recordId, input.limit],
  });
  return result.rows.map((row) => row.external_id);
}
