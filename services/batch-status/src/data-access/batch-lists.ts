import type { BatchState, RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { Batch } from '../domain/batch.ts';
import { batchColumns, toBatch, type BatchRow } from './batch-row.ts';

/** The place in a list, newest first: the last batch that was seen. */
export type BatchPosition = { createdAt: Date; batchId: string };

export type BatchFilter = {
  tenantId: string;
  type: RecordType | null;
  /** Empty: all states. */
  states: readonly BatchState[];
  after: BatchPosition | null;
  limit: number;
};

// One condition for both lists. The comparison of rows is what the indexes' order is; without a position the list
// begins before every batch.
const filterAndOrder = `
  and ($2::text is null or type = $2)
  and (cardinality($3::text[]) = 0 or state = any($3))
  and (created_at, id) < (
    coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  )
  order by created_at desc, id desc
  limit $6`;

function values({ tenantId, type, states, after, limit }: BatchFilter): unknown[] {
  return [tenantId, type, states, after?.createdAt ?? null, after?.batchId ?? null, limit];
}

export async function listBatchesOfTenant(tx: Tx, filter: BatchFilter): Promise<Batch[]> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.list-batches-of-tenant',
    text: `select ${batchColumns} from batch.batches where tenant_id = $1 ${filterAndOrder}`,
    values: values(filter),
  });
  return rows.map(toBatch);
}

export async function listBatchesOfCompany(tx: Tx, companyId: string, filter: BatchFilter): Promise<Batch[]> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.list-batches-of-company',
    text: `select ${batchColumns} from batch.batches where tenant_id = $1 and company_id = $7 ${filterAndOrder}`,
    values: [...values(filter), companyId],
  });
  return rows.map(toBatch);
}
