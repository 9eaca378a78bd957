import { currentTraceparent } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { closeIntents, type IntentEnd } from './intents.ts';
import { storableJson } from './storable-json.ts';
import type { RecordRequest } from './record-states.ts';

/**
 * Something in QBO, or in a mapping, that has to change before a failed record is tried again. `look` names who can tell
 * whether it is gone, `key` what to look at, the same for all records of one cause.
 */
export type Cause = { look: string; key: string; details: Readonly<Record<string, unknown>> };

export type RecordFailure = { category: string; code: string; message: string; fix: string; at: string };

/** What one attempt came to, for the record and for people. */
export type Settlement = {
  recordId: string;
  /** What a person had decided about the record when it was taken, and is answered by this outcome. */
  requested?: RecordRequest | null;
  /** The intent that got its definite answer; absent when there was none or it stays open. */
  intentEnd?: IntentEnd;
  outcome:
    /** QBO holds this version now. */
    | {
        kind: 'synced';
        version: number;
        entity: string;
        qboId: string;
        syncToken: string;
        docNumber: string | null;
        /** The whole document as QBO returned it. */
        document: unknown;
        /** What we wrote of it, lines with the Ids that QBO gave them. */
        written: unknown;
      }
    /** Nothing to write: QBO already holds this version. */
    | { kind: 'unchanged'; version: number }
    /** There is nothing to book for it, and nothing in QBO is its document (any more). */
    | { kind: 'nothing'; version: number }
    /** A person decided that AutoSync leaves the document alone. */
    | { kind: 'letGo'; version: number }
    /** Its document is voided, deleted or left behind, or there was none: nothing in QBO is the record's any more. */
    | { kind: 'cancelled' | 'unbatched'; version: number }
    /** Tried again at `retryAt`, or when all `causes` are gone; with neither, not before the record changes or somebody asks. */
    | {
        kind: 'failed' | 'held';
        version: number;
        failure: RecordFailure;
        retryAt: Date | null;
        causes?: readonly Cause[];
      }
    /** Not handled in this run; it stays pending. */
    | { kind: 'skipped' };
  /** The result row for batch-status, kept as given; `attempt` is added here. */
  result: Record<string, unknown>;
};

/** SQL: a person decided about the record after it was taken. That is not done yet, so it stays for the next run. */
const decidedSince = `(r.requested is not null and r.requested is distinct from s.requested)`;

/**
 * Stores outcomes in one transaction: intents closed, records moved on, run counters raised, result rows appended
 * (docs/protocol.md#write). What counts as synced or tried is the version that was sent: a record changed meanwhile stays pending,
 * from now on, so that it belongs to the next run.
 */
export async function settleRecords(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    runId: string;
    batchId: string;
    settlements: readonly Settlement[];
    now: Date | null;
  },
): Promise<void> {
  if (input.settlements.length === 0) return;
  const closed = closeIntents(tx, {
    ends: input.settlements.flatMap(({ intentEnd }) => (intentEnd === undefined ? [] : [intentEnd])),
    now: input.now,
  });
  const rows = input.settlements.map(toRow).sort((a, b) => (a.record_id < b.record_id ? -1 : 1));
  const settled = tx.query({
    name: 'records.settle',
    text: `
      with settled as (
        select s.*, kind in ('synced', 'nothing', 'cancelled', 'unbatched') as rewrites
        from jsonb_to_recordset($5::jsonb) as s(record_id uuid, kind text, version integer, requested text,
          qbo_entity text, qbo_id text, qbo_sync_token text, qbo_doc_number text, qbo_document jsonb, qbo_written jsonb,
          failure jsonb, retry_at timestamptz, causes jsonb, result jsonb)
      ), moved as (
        update records.records r set
          attempts = r.attempts + 1,
          last_run_id = $3,
          former_documents = case
            when s.rewrites and (r.qbo_entity, r.qbo_id) is distinct from (s.qbo_entity, s.qbo_id) and r.qbo_id is not null
              then (r.former_documents || (r.qbo_entity || '/' || r.qbo_id))
                [greatest(1, cardinality(r.former_documents) - 18):]
            else r.former_documents end,
          sync_state = case
            when s.kind = 'skipped' then r.sync_state
            when ${decidedSince} then 'pending'
            when s.kind = 'letGo' then 'letGo'
            when r.version > s.version then 'pending'
            when s.kind in ('synced', 'unchanged', 'nothing') then 'synced'
            else s.kind end,
          pending_since = case
            when s.kind = 'skipped' then r.pending_since
            when ${decidedSince} then t.now
            when s.kind = 'letGo' then null
            when r.version > s.version then t.now
            when s.kind in ('failed', 'held') then s.retry_at
            else null end,
          causes = case when s.kind = 'skipped' then r.causes when ${decidedSince} then null else nullif(s.causes, 'null'::jsonb) end,
          requested = case
            when s.kind = 'skipped' or ${decidedSince} or s.retry_at is not null or nullif(s.causes, 'null'::jsonb) is not null
              then r.requested
            else null end,
          failure = case
            when s.kind = 'skipped' then r.failure
            when s.kind in ('failed', 'held') then s.failure
            else null end,
          synced_version = case
            when s.kind in ('cancelled', 'unbatched') then null when s.rewrites then s.version else r.synced_version end,
          synced_at = case when s.kind in ('cancelled', 'unbatched') then null when s.rewrites then t.now else r.synced_at end,
          qbo_entity = case when s.rewrites then s.qbo_entity else r.qbo_entity end,
          qbo_id = case when s.rewrites then s.qbo_id else r.qbo_id end,
          qbo_sync_token = case when s.rewrites then s.qbo_sync_token else r.qbo_sync_token end,
          qbo_doc_number = case when s.rewrites then s.qbo_doc_number else r.qbo_doc_number end,
          qbo_document = case when s.rewrites then s.qbo_document else r.qbo_document end,
          qbo_written = case when s.rewrites then s.qbo_written else r.qbo_written end
        from settled s, (select coalesce($6::timestamptz, clock_timestamp()) as now) t, (
          select id, last_run_id from records.records
          where id in (select record_id from settled) order by id for no key update) before
        where r.id = s.record_id and before.id = r.id
        returning r.id, r.attempts, before.last_run_id is distinct from $3::uuid as fresh, s.result, t.now
      ), counted as (
        update records.runs set actions = actions + (select count(*) filter (where fresh) from moved)
        where run_id = $3
      )
      insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body, created_at, traceparent)
      select $1, $2, $4, 'result', m.result || jsonb_build_object('attempt', m.attempts), m.now, $7::text from moved m`,
    values: [
      input.tenantId,
      input.companyId,
      input.runId,
      input.batchId,
      storableJson(rows),
      input.now,
      currentTraceparent() ?? null,
    ],
  });
  await Promise.all([closed, settled]);
}

function toRow({ recordId, requested = null, outcome, result }: Settlement) {
  const base = { record_id: recordId, kind: outcome.kind, requested, result };
  switch (outcome.kind) {
    case 'synced':
      return {
        ...base,
        version: outcome.version,
        qbo_entity: outcome.entity,
        qbo_id: outcome.qboId,
        qbo_sync_token: outcome.syncToken,
        qbo_doc_number: outcome.docNumber,
        qbo_document: outcome.document,
        qbo_written: outcome.written,
      };
    case 'failed':
    case 'held':
      return {
        ...base,
        version: outcome.version,
        failure: outcome.failure,
        retry_at: outcome.retryAt,
        causes: outcome.causes === undefined || outcome.causes.length === 0 ? null : outcome.causes,
      };
    case 'letGo':
    case 'cancelled':
    case 'unbatched':
    case 'unchanged':
    case 'nothing':
      return { ...base, version: outcome.version };
    case 'skipped':
      return base;
  }
}
