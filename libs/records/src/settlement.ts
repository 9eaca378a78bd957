import type { Tx } from '@autosync/db';
import { closeIntents, type IntentEnd } from './intents.ts';

export type RecordFailure = { category: string; code: string; message: string; fix: string; at: string };

/** What one attempt came to, for the record and for people. */
export type Settlement = {
  recordId: string;
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
        document: unknown;
      }
    /** QBO already held this version. */
    | { kind: 'unchanged'; version: number }
    /** `retryAt` null: not tried again before something changes. */
    | { kind: 'failed' | 'held'; version: number; failure: RecordFailure; retryAt: Date | null }
    /** Not handled in this run; it stays pending. */
    | { kind: 'skipped' };
  /** The result row for batch-status, kept as given; `attempt` is added here. */
  result: Record<string, unknown>;
};

/**
 * Stores outcomes in one transaction: intents closed, records moved on, run counters raised, result rows appended
 * (design 2.8). What counts as synced or tried is the version that was sent: a record changed meanwhile stays pending,
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
  await closeIntents(tx, {
    ends: input.settlements.flatMap(({ intentEnd }) => (intentEnd === undefined ? [] : [intentEnd])),
    now: input.now,
  });
  const rows = input.settlements.map(toRow).sort((a, b) => (a.record_id < b.record_id ? -1 : 1));
  await tx.query({
    name: 'records.settle',
    text: `
      with settled as (
        select * from jsonb_to_recordset($5::jsonb) as s(record_id uuid, kind text, version integer, qbo_entity text,
          qbo_id text, qbo_sync_token text, qbo_doc_number text, qbo_document jsonb, failure jsonb,
          retry_at timestamptz, result jsonb)
      ), moved as (
        update records.records r set
          attempts = r.attempts + 1,
          last_run_id = $3,
          sync_state = case
            when s.kind = 'skipped' then r.sync_state
            when r.version > s.version then 'pending'
            when s.kind in ('synced', 'unchanged') then 'synced'
            else s.kind end,
          pending_since = case
            when s.kind = 'skipped' then r.pending_since
            when r.version > s.version then t.now
            when s.kind in ('failed', 'held') then s.retry_at
            else null end,
          failure = case
            when s.kind = 'skipped' then r.failure
            when s.kind in ('synced', 'unchanged') then null
            else s.failure end,
          synced_version = case when s.kind = 'synced' then s.version else r.synced_version end,
          synced_at = case when s.kind = 'synced' then t.now else r.synced_at end,
          qbo_entity = case when s.kind = 'synced' then s.qbo_entity else r.qbo_entity end,
          qbo_id = case when s.kind = 'synced' then s.qbo_id else r.qbo_id end,
          qbo_sync_token = case when s.kind = 'synced' then s.qbo_sync_token else r.qbo_sync_token end,
          qbo_doc_number = case when s.kind = 'synced' then s.qbo_doc_number else r.qbo_doc_number end,
          qbo_document = case when s.kind = 'synced' then s.qbo_document else r.qbo_document end
        from settled s, (select coalesce($6::timestamptz, clock_timestamp()) as now) t, (
          select id, last_run_id from records.records
          where id in (select record_id from settled) order by id for no key update) before
        where r.id = s.record_id and before.id = r.id
        returning r.id, r.attempts, before.last_run_id is distinct from $3::uuid as fresh, s.result, t.now
      ), counted as (
        update records.runs set actions = actions + (select count(*) filter (where fresh) from moved)
        where run_id = $3
      )
      insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body, created_at)
      select $1, $2, $4, 'result', m.result || jsonb_build_object('attempt', m.attempts), m.now from moved m`,
    values: [input.tenantId, input.companyId, input.runId, input.batchId, JSON.stringify(rows), input.now],
  });
}

function toRow({ recordId, outcome, result }: Settlement) {
  const base = { record_id: recordId, kind: outcome.kind, result };
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
      };
    case 'failed':
    case 'held':
      return { ...base, version: outcome.version, failure: outcome.failure, retry_at: outcome.retryAt };
    case 'unchanged':
      return { ...base, version: outcome.version };
    case 'skipped':
      return base;
  }
}
