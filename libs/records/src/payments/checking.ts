import type { Tx } from '@autosync/db';
import type { DocumentEntity } from './documents.ts';
import { news } from './merging.ts';

/** How many documents of each entity there would be after a merge: in all, and changed in [`from`, `before`). */
export async function countAfterMerge(
  tx: Tx,
  input: { companyId: string; runId: string; from: Date; before: Date },
): Promise<Map<DocumentEntity, { all: number; changed: number }>> {
  const result = await tx.query<{ entity: DocumentEntity; all: number; changed: number }>({
    name: 'records.count-after-merge',
    text: `
      with ${news}, after as (
        select entity, qbo_id, changed_at from news where state <> 'deleted'
        union all
        select d.entity, d.qbo_id, greatest(d.changed_at, s.changed_at, u.changed_at) from records.qbo_documents d
        left join records.staged_documents s on s.run_id = $1 and s.entity = d.entity and s.qbo_id = d.qbo_id
          and s.state = d.state and s.sync_token = d.sync_token
        left join records.unreadable_documents u
          on u.company_id = $2 and u.entity = d.entity and u.qbo_id = d.qbo_id
        where d.company_id = $2 and d.state <> 'deleted'
          and not exists (select 1 from news n where n.entity = d.entity and n.qbo_id = d.qbo_id)
        union all
        select u.entity, u.qbo_id, u.changed_at from records.unreadable_documents u
        where u.company_id = $2 and u.qbo_id not like '?%'
          and not exists (select 1 from records.qbo_documents d
            where d.company_id = $2 and d.entity = u.entity and d.qbo_id = u.qbo_id and d.state <> 'deleted')
          and not exists (select 1 from news n where n.entity = u.entity and n.qbo_id = u.qbo_id)
      )
      select entity, count(*)::int as all, (count(*) filter (where changed_at >= $3 and changed_at < $4))::int as changed
      from after group by entity`,
    values: [input.runId, input.companyId, input.from, input.before],
  });
  return new Map(result.rows.map(({ entity, ...counts }) => [entity, counts]));
}

/** How many of our documents a read found to be gone, if these are at least `least` and it found nothing else; otherwise 0. */
export async function countOnlyGone(tx: Tx, { runId, least }: { runId: string; least: number }): Promise<number> {
  const result = await tx.query<{ gone: number }>({
    name: 'records.count-only-gone',
    text: `select count(*)::int as gone from records.staged_documents where run_id = $1
      having bool_and(state = 'deleted') and count(*) >= $2`,
    values: [runId, least],
  });
  return result.rows[0]?.gone ?? 0;
}

/**
 * Documents that contradict the Id of one created at `createdAt`: they have the same Id or a higher one, so they cannot
 * have been there an hour before it. The highest ones first.
 */
export async function findContradicting(
  tx: Tx,
  input: { companyId: string; id: number; createdAt: Date; limit: number },
): Promise<{ entity: DocumentEntity; qboId: string; changedAt: Date }[]> {
  const result = await tx.query<{ entity: DocumentEntity; qbo_id: string; changed_at: Date }>({
    name: 'records.find-contradicting',
    text: `select d.entity, d.qbo_id, d.changed_at from records.qbo_documents d
      where d.company_id = $1 and d.state <> 'deleted' and d.qbo_id ~ '^[0-9]{1,18}$' and d.qbo_id::bigint >= $2
        and d.changed_at < $3::timestamptz - interval '1 hour'
      order by d.qbo_id::bigint desc limit $4`,
    values: [input.companyId, input.id, input.createdAt, input.limit],
  });
  return result.rows.map(({ entity, qbo_id: qboId, changed_at: changedAt }) => ({ entity, qboId, changedAt }));
}
