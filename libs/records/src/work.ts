import type { Tx } from '@autosync/db';
import type { Intent, StoredIntent } from './intents.ts';
import { intentColumns, toIntent } from './intents.ts';

/** A record as QBO last returned it to us. */
export type SyncedDocument = {
  entity: string;
  qboId: string;
  syncToken: string;
  version: number;
  /** The fields we own, as QBO last returned them. */
  document: unknown;
};

/** A record that the run has to handle. */
export type WorkItem = {
  recordId: string;
  externalId: string;
  content: unknown;
  version: number;
  attempts: number;
  synced: SyncedDocument | null;
  /** No definite answer yet: it goes first and is repeated as stored (design 2.8). */
  openIntent: Intent | null;
};

type Scope = {
  companyId: string;
  type: string;
  runId: string;
  /** Only what is pending since before the run's first start belongs to it (design 2.6). */
  firstStartedAt: Date;
  /** Set: exactly these records, pending or not. */
  recordIds?: readonly string[];
};

// A run takes each record once: those pending since before its first start that carry another last_run_id.
const scope = `r.company_id = $1 and r.type = $2 and r.last_run_id is distinct from $3::uuid
  and case when $5::uuid[] is null then r.pending_since <= $4 else r.id = any($5::uuid[]) end`;

function scopeValues(input: Scope): unknown[] {
  return [input.companyId, input.type, input.runId, input.firstStartedAt, input.recordIds ?? null];
}

/**
 * The next records of a run: open intents first, then in the order they became pending. Records in `except` (waiting
 * for their look-up) are passed over.
 */
export async function takeWork(
  tx: Tx,
  input: Scope & { except: readonly string[]; limit: number },
): Promise<WorkItem[]> {
  const result = await tx.query<
    {
      record_id: string;
      external_id: string;
      content: unknown;
      record_version: number;
      attempts: number;
      synced_version: number | null;
      qbo_entity: string | null;
      qbo_record_id: string | null;
      qbo_sync_token: string | null;
      qbo_document: unknown;
    } & Partial<StoredIntent>
  >({
    name: 'records.take-work',
    text: `
      select r.id as record_id, r.external_id, r.content, r.version as record_version, r.attempts, r.synced_version,
             r.qbo_entity, r.qbo_id as qbo_record_id, r.qbo_sync_token, r.qbo_document, ${intentColumns('i')}
      from records.records r
      left join records.intents i on i.record_id = r.id and i.state = 'open'
      where ${scope} and r.id <> all($6::uuid[])
      order by i.id is null, r.pending_since, r.id limit $7`,
    values: [...scopeValues(input), input.except, input.limit],
  });
  return result.rows.map((row) => ({
    recordId: row.record_id,
    externalId: row.external_id,
    content: row.content,
    version: row.record_version,
    attempts: row.attempts,
    synced:
      row.qbo_entity === null || row.qbo_record_id === null || row.qbo_sync_token === null
        ? null
        : {
            entity: row.qbo_entity,
            qboId: row.qbo_record_id,
            syncToken: row.qbo_sync_token,
            version: row.synced_version ?? 0,
            document: row.qbo_document,
          },
    openIntent: toIntent(row),
  }));
}

/** How many records the run has not handled yet. */
export async function countWork(tx: Tx, input: Scope): Promise<number> {
  const result = await tx.query<{ count: number }>({
    name: 'records.count-work',
    text: `select count(*)::int as count from records.records r where ${scope}`,
    values: scopeValues(input),
  });
  return result.rows[0]?.count ?? 0;
}
