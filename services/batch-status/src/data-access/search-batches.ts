import { batchStates, triggers, type BatchState, type RecordType, type Trigger } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { Batch } from '../domain/batch.ts';
import type { BatchPosition } from './batch-lists.ts';
import { batchColumns, toBatch, type BatchRow } from './batch-row.ts';

export type BatchSearch = {
  tenantId: string;
  companyId: string;
  type: RecordType | null;
  /** Empty: all. */
  states: readonly BatchState[];
  triggers: readonly Trigger[];
  /** From this instant, and before that one. */
  from: Date | null;
  to: Date | null;
  /** Part of the label, in whatever case. */
  label: string | null;
  /** A record of the batch failed or was held with this code. */
  code: string | null;
  after: BatchPosition | null;
  limit: number;
};

const position = `(created_at, id) < (
  coalesce($8::timestamptz, 'infinity'), coalesce($9::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
)`;
const period = `created_at >= coalesce($6::timestamptz, '-infinity') and created_at < coalesce($7::timestamptz, 'infinity')`;

const values = (search: BatchSearch): unknown[] => [
  search.tenantId,
  search.companyId,
  search.type,
  search.states.length === 0 ? batchStates : search.states,
  search.triggers.length === 0 ? triggers : search.triggers,
  search.from,
  search.to,
  search.after?.createdAt ?? null,
  search.after?.batchId ?? null,
  search.label,
  search.limit,
];

/**
 * The batches of a company that match, newest first. Its labels are few (one for each type, and again by hand), and found by
 * stepping from one to the next; each with each trigger and state is a run of one index that is in the order of the list.
 */
async function searchByIndex(tx: Tx, search: BatchSearch): Promise<Batch[]> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.search-batches',
    text: `
      with recursive labels (label, type) as (
        (
          select label, type from batch.batches where tenant_id = $1 and company_id = $2
          order by label
          limit 1
        )
        union all
        select next.label, next.type
        from labels l
        cross join lateral (
          select label, type from batch.batches
          where tenant_id = $1 and company_id = $2 and label > l.label
          order by label
          limit 1
        ) next
      ),
      found as (
        select b.id
        from labels l
        cross join unnest($5::text[]) t (trigger)
        cross join unnest($4::text[]) s (state)
        cross join lateral (
          select id, created_at from batch.batches
          where tenant_id = $1 and company_id = $2 and label = l.label and trigger = t.trigger and state = s.state
            and ${period} and ${position}
          order by created_at desc, id desc
          limit $11
        ) b
        where ($3::text is null or l.type = $3) and ($10::text is null or strpos(lower(l.label), lower($10)) > 0)
        order by b.created_at desc, b.id desc
        limit $11
      )
      select ${batchColumns} from batch.batches where id in (select id from found)
      order by created_at desc, id desc`,
    values: values(search),
  });
  return rows.map(toBatch);
}

/** The same of those that had a record with a code: the codes lead, the rest is looked at in the batches themselves. */
async function searchByCode(tx: Tx, search: BatchSearch & { code: string }): Promise<Batch[]> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.search-batches-by-code',
    text: `
      select ${batchColumns}
      from (
        select batch_id, created_at as listed_at from batch.batch_codes
        where tenant_id = $1 and company_id = $2 and code = $12 and ${period}
          and (created_at, batch_id) < (
            coalesce($8::timestamptz, 'infinity'), coalesce($9::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
          )
      ) c
      join batch.batches b on b.id = c.batch_id
      where ($3::text is null or type = $3) and state = any($4) and trigger = any($5)
        and ($10::text is null or strpos(lower(label), lower($10)) > 0)
      order by c.listed_at desc, c.batch_id desc
      limit $11`,
    values: [...values(search), search.code],
  });
  return rows.map(toBatch);
}

/** The batches of a company, newest first. */
export async function listBatchesOfCompany(
  tx: Tx,
  { tenantId, companyId, after, limit }: Pick<BatchSearch, 'tenantId' | 'companyId' | 'after' | 'limit'>,
): Promise<Batch[]> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.list-batches-of-company',
    text: `
      select ${batchColumns} from batch.batches
      where tenant_id = $1 and company_id = $2
        and (created_at, id) < (
          coalesce($3::timestamptz, 'infinity'), coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        )
      order by created_at desc, id desc
      limit $5`,
    values: [tenantId, companyId, after?.createdAt ?? null, after?.batchId ?? null, limit],
  });
  return rows.map(toBatch);
}

/** The batches of a company that match, newest first. */
export async function searchBatches(tx: Tx, search: BatchSearch): Promise<Batch[]> {
  const { code } = search;
  return code === null ? searchByIndex(tx, search) : searchByCode(tx, { ...search, code });
}
