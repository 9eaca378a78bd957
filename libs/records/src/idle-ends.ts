import type { Tx } from '@autosync/db';
import type { Fence } from './fence.ts';

/** The end of a slice that found nothing to do. */
export type IdleEnd = {
  fence: Fence;
  runId: string;
  /** The limiter's window, as given; undefined: there were no calls to count. */
  limiterWindow?: unknown;
};

/**
 * Ends slices that found nothing to do, one of a company at most: stores their limiter windows, forgets their runs and gives the
 * companies back (docs/protocol.md#idle). The fence is part of the statement: where somebody else has taken over, nothing is
 * written. Answers the companies whose fence still held; they are locked until the transaction ends.
 */
export async function endIdleSlices(
  tx: Tx,
  { ends, now }: { ends: readonly IdleEnd[]; now: Date | null },
): Promise<Set<string>> {
  const rows = ends.map(({ fence, runId, limiterWindow }) => ({ ...fence, runId, limiterWindow }));
  const result = await tx.query<{ company_id: string }>({
    name: 'records.end-idle-slices',
    text: `
      with given as materialized (
        select * from jsonb_to_recordset($1::jsonb) as e("companyId" uuid, epoch bigint, "runId" uuid, "limiterWindow" jsonb)
      ), held as materialized (
        select f.company_id, f.tenant_id, g."runId" as run_id, g."limiterWindow" as state
        from records.company_fences f join given g on g."companyId" = f.company_id
        where f.epoch = g.epoch order by f.company_id for update of f
      ), gone as (
        delete from records.runs r using held h where r.run_id = h.run_id and r.company_id = h.company_id
      ), kept as (
        insert into records.limiter_windows (company_id, tenant_id, state, updated_at)
        select company_id, tenant_id, state, coalesce($2::timestamptz, clock_timestamp()) from held
        where state is not null order by company_id
        on conflict (company_id) do update set state = excluded.state, updated_at = excluded.updated_at
      )
      update records.company_fences f set released = true from held h where f.company_id = h.company_id
      returning f.company_id`,
    values: [JSON.stringify(rows), now],
  });
  return new Set(result.rows.map((row) => row.company_id));
}
