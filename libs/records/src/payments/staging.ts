import type { Tx } from '@autosync/db';
import type { DocumentEntity, DocumentSnapshot } from './documents.ts';

/** A read that takes several calls and may take several slices. `plan` is kept as given and never looked into here. */
export type DocumentRead<Plan> = { plan: Plan; startedAt: Date };

/** The read that a run has under way, or null. */
export async function findRead<Plan>(tx: Tx, runId: string): Promise<DocumentRead<Plan> | null> {
  const result = await tx.query<{ plan: Plan; started_at: Date }>({
    name: 'records.find-read',
    text: 'select plan, started_at from records.document_reads where run_id = $1',
    values: [runId],
  });
  const row = result.rows[0];
  return row === undefined ? null : { plan: row.plan, startedAt: row.started_at };
}

/** Stores how far a read has come; the first time also when it started, by QBO's clock. */
export async function saveRead<Plan>(
  tx: Tx,
  input: { tenantId: string; companyId: string; runId: string; read: DocumentRead<Plan>; now: Date | null },
): Promise<void> {
  const { tenantId, companyId, runId, read, now } = input;
  await tx.query({
    name: 'records.save-read',
    text: `insert into records.document_reads (run_id, company_id, tenant_id, plan, started_at, updated_at)
      values ($1, $2, $3, $4::jsonb, $5, coalesce($6::timestamptz, clock_timestamp()))
      on conflict (run_id) do update set plan = excluded.plan, updated_at = excluded.updated_at`,
    values: [runId, companyId, tenantId, JSON.stringify(read.plan), read.startedAt, now],
  });
}

/**
 * Puts aside what a read found; `epoch` is that of the slice which read it. Of a document found twice the newer one stays, by
 * its numeric SyncToken; whether it exists or is deleted goes by what was seen later.
 */
export async function stageDocuments(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    runId: string;
    epoch: number;
    documents: readonly DocumentSnapshot[];
  },
): Promise<void> {
  if (input.documents.length === 0) return;
  await tx.query({
    name: 'records.stage-documents',
    text: `
      insert into records.staged_documents as s (run_id, company_id, tenant_id, seen_epoch, entity, qbo_id, state,
        sync_token, customer_id, date, total, open_amount, currency, exchange_rate, reference_number, details,
        changed_at, applications)
      select distinct on (d.entity, d.qbo_id) $1::uuid, $2::uuid, $3::uuid, $4::bigint, d.entity, d.qbo_id, d.state,
        d.sync_token, d.customer_id, d.date, d.total, d.open_amount, d.currency, d.exchange_rate, d.reference_number,
        d.details, d.changed_at, d.applications
      from jsonb_to_recordset($5::jsonb) as d(entity text, qbo_id text, state text, sync_token bigint,
        customer_id text, date date, total numeric, open_amount numeric, currency text, exchange_rate numeric,
        reference_number text, details jsonb, changed_at timestamptz, applications jsonb)
      order by d.entity, d.qbo_id, d.sync_token desc nulls first
      on conflict (run_id, entity, qbo_id) do update set
        seen_epoch = excluded.seen_epoch, state = excluded.state, sync_token = excluded.sync_token,
        customer_id = excluded.customer_id, date = excluded.date, total = excluded.total,
        open_amount = excluded.open_amount, currency = excluded.currency, exchange_rate = excluded.exchange_rate,
        reference_number = excluded.reference_number, details = excluded.details, changed_at = excluded.changed_at,
        applications = excluded.applications
      where excluded.sync_token is null or excluded.sync_token > s.sync_token
        or (excluded.seen_epoch > s.seen_epoch and excluded.sync_token >= coalesce(s.sync_token, 0))`,
    values: [input.runId, input.companyId, input.tenantId, input.epoch, JSON.stringify(input.documents.map(toRow))],
  });
}

function toRow(document: DocumentSnapshot): Record<string, unknown> {
  const { entity, qboId, state, changedAt } = document;
  const row = { entity, qbo_id: qboId, state, changed_at: changedAt, details: {}, applications: [] };
  if (document.state === 'deleted') return row;
  return {
    ...row,
    sync_token: document.syncToken,
    customer_id: document.customerId,
    date: document.date,
    total: document.total,
    open_amount: document.open,
    currency: document.currency,
    exchange_rate: document.exchangeRate,
    reference_number: document.referenceNumber,
    details: document.details,
    applications: document.applications,
  };
}

/**
 * Documents that we hold as existing, last changed in [`from`, `before`), and that a complete read of that range did not
 * find. Not found is no evidence: they must be asked for by their Ids. `from` null means all.
 */
export async function listUnseen(
  tx: Tx,
  input: {
    companyId: string;
    runId: string;
    entities: readonly DocumentEntity[];
    from: Date | null;
    before: Date;
    limit: number;
  },
): Promise<{ entity: DocumentEntity; qboId: string }[]> {
  const result = await tx.query<{ entity: DocumentEntity; qbo_id: string }>({
    name: 'records.list-unseen',
    text: `select d.entity, d.qbo_id from records.qbo_documents d
      where d.company_id = $1 and d.entity = any($3::text[]) and d.state <> 'deleted'
        and d.changed_at >= coalesce($4::timestamptz, '-infinity') and d.changed_at < $5
        and not exists (select 1 from records.staged_documents s
          where s.run_id = $2 and s.entity = d.entity and s.qbo_id = d.qbo_id)
      order by d.entity, d.qbo_id limit $6`,
    values: [input.companyId, input.runId, input.entities, input.from, input.before, input.limit],
  });
  return result.rows.map(({ entity, qbo_id: qboId }) => ({ entity, qboId }));
}

/** Forgets a run's read and what it put aside. */
export async function closeRead(tx: Tx, runId: string): Promise<void> {
  await tx.query({
    name: 'records.close-read',
    text: `with staged as (delete from records.staged_documents where run_id = $1)
      delete from records.document_reads where run_id = $1`,
    values: [runId],
  });
}

/** Forgets reads of the company that no run has gone on with since the given instant. */
export async function closeAbandonedReads(
  tx: Tx,
  { companyId, before }: { companyId: string; before: Date },
): Promise<void> {
  await tx.query({
    name: 'records.close-abandoned-reads',
    text: `with abandoned as (
        delete from records.document_reads where company_id = $1 and updated_at < $2 returning run_id)
      delete from records.staged_documents where run_id in (select run_id from abandoned)`,
    values: [companyId, before],
  });
}
