import type { BatchState, RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { Batch } from '../domain/batch.ts';
import { batchColumns, toBatch, type BatchRow } from './batch-row.ts';

/** The place in a list, newest first: the last batch that was seen. */
export type BatchPosition = { createdAt: Date; batchId: string };

/** The last batch of each company that ended, dry runs apart; few are open, so it is among the newest. */
export async function listLastBatches(
  tx: Tx,
  companies: readonly { tenantId: string; companyId: string }[],
): Promise<Batch[]> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.list-last-batches',
    text: `
      select ${batchColumns}
      from unnest($1::uuid[], $2::uuid[]) w (of_tenant, of_company)
      cross join lateral (
        select * from batch.batches
        where tenant_id = w.of_tenant and company_id = w.of_company and finished_at is not null and not dry_run
        order by created_at desc, id desc
        limit 1
      ) b`,
    values: [companies.map(({ tenantId }) => tenantId), companies.map(({ companyId }) => companyId)],
  });
  return rows.map(toBatch);
}

/** Those whose ids lie between two, both included, in the order of their ids. */
export async function findBatches(
  tx: Tx,
  { first, last, limit }: { first: string; last: string; limit: number },
): Promise<Batch[]> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.find-batches',
    text: `select ${batchColumns} from batch.batches where id between $1 and $2 order by id limit $3`,
    values: [first, last, limit],
  });
  return rows.map(toBatch);
}

type BatchFilter = {
  tenantId: string;
  type: RecordType | null;
  /** Empty: all states. */
  states: readonly BatchState[];
  after: BatchPosition | null;
  limit: number;
};

/** The comparison of rows is what the index's order is; without a position the list begins before every batch. */
export async function listBatchesOfTenant(
  tx: Tx,
  { tenantId, type, states, after, limit }: BatchFilter,
): Promise<Batch[]> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.list-batches-of-tenant',
    text: `
      select ${batchColumns} from batch.batches
      where tenant_id = $1
        and ($2::text is null or type = $2)
        and (cardinality($3::text[]) = 0 or state = any($3))
        and (created_at, id) < (
          coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        )
      order by created_at desc, id desc
      limit $6`,
    values: [tenantId, type, states, after?.createdAt ?? null, after?.batchId ?? null, limit],
  });
  return rows.map(toBatch);
}
