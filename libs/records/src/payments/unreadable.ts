import type { Tx } from '@autosync/db';
import type { UnreadableDocument } from './documents.ts';

/** Keeps documents that a run could not read; those without an Id are known by their fingerprint. */
export async function saveUnreadable(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    runId: string;
    documents: readonly UnreadableDocument[];
    now: Date | null;
  },
): Promise<void> {
  if (input.documents.length === 0) return;
  const rows = input.documents.map(({ entity, qboId, fingerprint, reason, changedAt }) => ({
    entity,
    qbo_id: qboId,
    fingerprint,
    reason,
    changed_at: changedAt,
  }));
  await tx.query({
    name: 'records.save-unreadable',
    text: `
      insert into records.unreadable_documents as u (company_id, tenant_id, entity, qbo_id, fingerprint, reason,
        changed_at, first_at, last_at, last_run_id)
      select distinct on (d.entity, d.qbo_id) $1::uuid, $2::uuid, d.entity, d.qbo_id, d.fingerprint, d.reason,
        d.changed_at, t.now, t.now, $3::uuid
      from jsonb_to_recordset($4::jsonb) as d(entity text, qbo_id text, fingerprint text, reason text,
        changed_at timestamptz), (select coalesce($5::timestamptz, clock_timestamp()) as now) t
      order by d.entity, d.qbo_id, d.changed_at desc
      on conflict (company_id, entity, qbo_id) do update set fingerprint = excluded.fingerprint,
        reason = excluded.reason, changed_at = excluded.changed_at, last_at = excluded.last_at,
        last_run_id = excluded.last_run_id`,
    values: [input.companyId, input.tenantId, input.runId, JSON.stringify(rows), input.now],
  });
}

/**
 * The documents that people have not been told of in the form they have now, which they are with this; with `again` also
 * those that the run met once more.
 */
export async function takeUntold(
  tx: Tx,
  input: { companyId: string; runId: string; again: boolean },
): Promise<{ entity: string; qboId: string; reason: string }[]> {
  const result = await tx.query<{ entity: string; qboId: string; reason: string }>({
    name: 'records.take-untold',
    text: `update records.unreadable_documents set told = fingerprint
      where company_id = $1 and (told is distinct from fingerprint or ($3 and last_run_id = $2))
      returning entity, qbo_id as "qboId", reason`,
    values: [input.companyId, input.runId, input.again],
  });
  return result.rows;
}

/**
 * Forgets documents that the run could read at last, or that are gone. One without an Id is gone when a complete read of
 * what changed since `from` (null: of everything) has not shown it again.
 */
export async function forgetUnreadable(
  tx: Tx,
  input: { companyId: string; runId: string; from: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.forget-unreadable',
    text: `delete from records.unreadable_documents u
      where u.company_id = $1 and (
        (u.qbo_id like '?%' and u.last_run_id <> $2 and u.changed_at >= coalesce($3::timestamptz, '-infinity'))
        or exists (select 1 from records.staged_documents s
          where s.run_id = $2 and s.entity = u.entity and s.qbo_id = u.qbo_id and s.changed_at >= u.changed_at))`,
    values: [input.companyId, input.runId, input.from],
  });
}
