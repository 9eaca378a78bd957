import type { Tx } from '@autosync/db';
import { writeFenced, type Fence } from './fence.ts';
import { storableJson } from './storable-json.ts';

/** What an intent is about: a record's document, or a name (customer, product) that a document needs. */
export type IntentSubject = { recordId: string } | { referenceKind: string; referenceKey: string };

/** What an intent does in QBO. `void` and `delete` end a document: their payload is no more than its Id and SyncToken. */
export const intentOperations = ['create', 'update', 'void', 'delete'] as const;
export type IntentOperation = (typeof intentOperations)[number];

/** Something we are about to do in QBO. `requestId` is its id there, too (docs/quickbooks.md#request-ids). */
export type Intent = {
  requestId: string;
  operation: IntentOperation;
  entity: string;
  payload: Record<string, unknown>;
  /** Of an update: what we wrote of the document; null: the payload is all ours. */
  written: Record<string, unknown> | null;
  /** The record's version that the payload holds; 0 for a name. */
  version: number;
  sends: number;
  /** Sends that may have reached QBO and whose outcome we do not know, the one under way included. */
  unanswered: number;
  /** Unclear answers within the run `runId`. */
  ambiguousInRun: number;
  /** Set while open: the fault of a doubtful rejection (see `OpenAnswer`). */
  unconfirmedFault: StoredFault | null;
  runId: string;
  createdAt: Date;
  lastSentAt: Date;
};

export type StoredIntent = {
  intent_id: string;
  operation: IntentOperation;
  entity: string;
  payload: Record<string, unknown>;
  written: Record<string, unknown> | null;
  intent_version: number;
  sends: number;
  unanswered: number;
  ambiguous_in_run: number;
  fault: StoredFault | null;
  intent_run_id: string;
  intent_created_at: Date;
  last_sent_at: Date;
};

export function intentColumns(alias: string): string {
  return `${alias}.id as intent_id, ${alias}.operation, ${alias}.entity, ${alias}.payload,
    ${alias}.written, ${alias}.version as intent_version, ${alias}.sends, ${alias}.unanswered,
    ${alias}.ambiguous_in_run, ${alias}.fault, ${alias}.run_id as intent_run_id, ${alias}.created_at as intent_created_at, ${alias}.last_sent_at`;
}

/** The intent of a row, or null where the outer join found none. */
export function toIntent(row: Partial<StoredIntent>): Intent | null {
  if (row.intent_id === undefined || row.intent_id === null) return null;
  const stored = row as StoredIntent;
  return {
    requestId: stored.intent_id,
    operation: stored.operation,
    entity: stored.entity,
    payload: stored.payload,
    written: stored.written,
    version: stored.intent_version,
    sends: stored.sends,
    unanswered: stored.unanswered,
    ambiguousInRun: stored.ambiguous_in_run,
    unconfirmedFault: stored.fault,
    runId: stored.intent_run_id,
    createdAt: stored.intent_created_at,
    lastSentAt: stored.last_sent_at,
  };
}

export type NewIntent = {
  requestId: string;
  subject: IntentSubject;
  operation: IntentOperation;
  entity: string;
  payload: Record<string, unknown>;
  /** Of an update: what we wrote of the document; without it the payload is all ours. */
  written?: Record<string, unknown>;
  version: number;
};

/**
 * Stores intents before their first call, which is counted as sent: in a transaction, or as one of its own (`db.once`). The
 * unique index refuses a second open intent of one subject (`unique-violation`): an open one is never replaced
 * (docs/protocol.md#write). Throws `fenced` when another holder has taken over.
 */
export async function storeIntents(
  tx: Tx,
  input: { fence: Fence; type: string; runId: string; intents: readonly NewIntent[]; now: Date | null },
): Promise<void> {
  if (input.intents.length === 0) return;
  const { tenantId, companyId, epoch } = input.fence;
  const rows = input.intents.map((intent) => ({
    id: intent.requestId,
    record_id: 'recordId' in intent.subject ? intent.subject.recordId : null,
    reference_kind: 'recordId' in intent.subject ? null : intent.subject.referenceKind,
    reference_key: 'recordId' in intent.subject ? null : intent.subject.referenceKey,
    operation: intent.operation,
    entity: intent.entity,
    payload: intent.payload,
    written: intent.written ?? null,
    version: intent.version,
  }));
  await writeFenced(tx, input.fence, {
    name: 'records.store-intents',
    text: 'select records.store_intents($1, $2, $3, $4, $5, $6, $7) as held',
    values: [tenantId, companyId, epoch, input.type, input.runId, storableJson(rows), input.now],
  });
}

/** Counts one more send of an open intent, before the call. Unclear answers are counted per run. */
export async function countSend(
  tx: Tx,
  input: { requestId: string; runId: string; now: Date | null },
): Promise<Intent | null> {
  const result = await tx.query<StoredIntent>({
    name: 'records.count-send',
    text: `
      update records.intents i set sends = sends + 1, unanswered = unanswered + 1,
        ambiguous_in_run = case when run_id = $2 then ambiguous_in_run else 0 end, run_id = $2,
        last_sent_at = coalesce($3::timestamptz, clock_timestamp())
      where id = $1 and state = 'open' returning ${intentColumns('i')}`,
    values: [input.requestId, input.runId, input.now],
  });
  return result.rows[0] === undefined ? null : toIntent(result.rows[0]);
}

/** A fault of QBO about a document, as it is kept with the intent. */
export type StoredFault = { code: string; message: string; detail: string };

/**
 * What came of a send that left the intent open:
 * - `unclear`: it may have been carried out,
 * - `refused`: it certainly was not (throttled, not authorised, nothing sent),
 * - `doubtful`: it was rejected, but an earlier send of unknown outcome may have been carried out, so somebody must
 *   look before the intent is closed with this fault (docs/protocol.md#write),
 * - `absent`: somebody looked, and none of the earlier sends was carried out.
 */
export type OpenAnswer = { kind: 'unclear' | 'refused' | 'absent' } | { kind: 'doubtful'; fault: StoredFault };

export async function countOpenAnswer(
  tx: Tx,
  { requestId, answer }: { requestId: string; answer: OpenAnswer },
): Promise<void> {
  await tx.query({
    name: 'records.count-open-answer',
    text: `update records.intents set
        unanswered = case $2 when 'refused' then unanswered - 1 when 'absent' then 0 else unanswered end,
        ambiguous_in_run = ambiguous_in_run + case $2 when 'unclear' then 1 else 0 end,
        fault = coalesce($3::jsonb, fault)
      where id = $1 and state = 'open'`,
    values: [requestId, answer.kind, answer.kind === 'doubtful' ? storableJson(answer.fault) : null],
  });
}

export type IntentEnd = {
  requestId: string;
  state: 'succeeded' | 'rejected';
  qboId: string | null;
  fault: StoredFault | null;
  intuitTid: string | null;
};

/** Closes intents that got their definite answer. */
export async function closeIntents(
  tx: Tx,
  { ends, now }: { ends: readonly IntentEnd[]; now: Date | null },
): Promise<void> {
  if (ends.length === 0) return;
  const rows = ends.map((end) => ({
    id: end.requestId,
    state: end.state,
    qbo_id: end.qboId,
    fault: end.fault,
    intuit_tid: end.intuitTid,
  }));
  await tx.query({
    name: 'records.close-intents',
    text: `
      update records.intents i set state = e.state, qbo_id = e.qbo_id, fault = nullif(e.fault, 'null'::jsonb),
        intuit_tid = e.intuit_tid, closed_at = coalesce($2::timestamptz, clock_timestamp())
      from jsonb_to_recordset($1::jsonb) as e(id uuid, state text, qbo_id text, fault jsonb, intuit_tid text)
      where i.id = e.id and i.state = 'open'`,
    values: [storableJson(rows), now],
  });
}

export type NameIntent = { referenceKind: string; referenceKey: string; intent: Intent };

/**
 * The open intents of a company's names. A record may no longer need the name whose creation was cut short, so they are
 * found by themselves: none is ever abandoned (docs/protocol.md#write).
 */
export async function openNameIntents(tx: Tx, { companyId }: { companyId: string }): Promise<NameIntent[]> {
  const result = await tx.query<StoredIntent & { reference_kind: string; reference_key: string }>({
    name: 'records.open-name-intents',
    text: `select i.reference_kind, i.reference_key, ${intentColumns('i')} from records.intents i
      where i.company_id = $1 and i.state = 'open' and i.record_id is null
      order by i.reference_kind, i.reference_key`,
    values: [companyId],
  });
  return result.rows.flatMap((row) => {
    const intent = toIntent(row);
    return intent === null ? [] : [{ referenceKind: row.reference_kind, referenceKey: row.reference_key, intent }];
  });
}

/** The open intent of a name, or null. */
export async function openNameIntent(
  tx: Tx,
  key: { companyId: string; referenceKind: string; referenceKey: string },
): Promise<Intent | null> {
  const result = await tx.query<StoredIntent>({
    name: 'records.open-name-intent',
    text: `select ${intentColumns('i')} from records.intents i
      where i.company_id = $1 and i.reference_kind = $2 and i.reference_key = $3
        and i.state = 'open' and i.record_id is null`,
    values: [key.companyId, key.referenceKind, key.referenceKey],
  });
  return result.rows[0] === undefined ? null : toIntent(result.rows[0]);
}

/** Whether AutoSync itself has created this entry for the name since then. */
export async function isCreatedSince(
  tx: Tx,
  name: { companyId: string; referenceKind: string; referenceKey: string; qboId: string; since: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'records.is-created-since',
    text: `select 1 from records.intents
      where company_id = $1 and reference_kind = $2 and reference_key = $3 and record_id is null
        and state = 'succeeded' and qbo_id = $4 and created_at >= $5 limit 1`,
    values: [name.companyId, name.referenceKind, name.referenceKey, name.qboId, name.since],
  });
  return rowCount > 0;
}
