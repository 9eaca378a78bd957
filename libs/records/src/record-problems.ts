import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export type RecordProblem = {
  type: RecordType;
  category: string;
  code: string;
  fix: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
  causeCount: number;
  /** The most frequent ones. */
  causes: { message: string; count: number; externalIds: string[] }[];
};

/**
 * Why records of a company are failed or held: by code, which has one fix, and below it by sentence, which names what is
 * missing. The most records first. One that was sent again since then is pending, and no problem until its next try.
 */
export async function listRecordProblems(
  tx: Tx,
  input: { companyId: string; types: readonly RecordType[]; mostCauses: number; mostExamples: number },
): Promise<RecordProblem[]> {
  const { rows } = await tx.query<RecordProblem>({
    name: 'records.list-record-problems',
    text: `
      with causes as (
        select r.type, r.failure ->> 'category' as category, r.failure ->> 'code' as code,
               r.failure ->> 'message' as message, max(r.failure ->> 'fix') as fix, count(*) as count,
               min((r.failure ->> 'at')::timestamptz) as first_at, max((r.failure ->> 'at')::timestamptz) as last_at,
               (array_agg(r.external_id order by r.external_id))[1:$4] as external_ids,
               row_number() over (
                 partition by r.type, r.failure ->> 'category', r.failure ->> 'code'
                 order by count(*) desc, r.failure ->> 'message') as place
        from records.records r
        where r.company_id = $1 and r.type = any($2::text[]) and r.sync_state in ('failed', 'held')
          and r.failure is not null
        group by r.type, r.failure ->> 'category', r.failure ->> 'code', r.failure ->> 'message'
      )
      select type, category, code, max(fix) as fix, sum(count)::int as count, min(first_at) as "firstAt",
             max(last_at) as "lastAt", count(*)::int as "causeCount",
             jsonb_agg(jsonb_build_object('message', message, 'count', count, 'externalIds', external_ids) order by place)
               filter (where place <= $3) as causes
      from causes group by type, category, code order by sum(count) desc, type, code, category`,
    values: [input.companyId, input.types, input.mostCauses, input.mostExamples],
  });
  return rows;
}

/** Whether any record of the type is failed or held. */
export async function hasProblems(
  tx: Tx,
  { companyId, type }: { companyId: string; type: RecordType },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'records.has-problems',
    text: `
      select from records.records
      where company_id = $1 and type = $2 and sync_state in ('failed', 'held') limit 1`,
    values: [companyId, type],
  });
  return rowCount === 1;
}

/** Which records a cause keeps from being synced, so that exactly these can be tried again. */
export async function listFailedRecords(
  tx: Tx,
  { companyId, type, code, limit }: { companyId: string; type: RecordType; code: string; limit: number },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'records.list-failed',
    text: `
      select id from records.records
      where company_id = $1 and type = $2 and sync_state in ('failed', 'held') and failure ->> 'code' = $3
      order by external_id limit $4`,
    values: [companyId, type, code, limit],
  });
  return rows.map(({ id }) => id);
}

/** Those of these records that are still failed or held. */
export async function stillFailedRecords(
  tx: Tx,
  { companyId, recordIds }: { companyId: string; recordIds: readonly string[] },
): Promise<{ id: string; externalId: string }[]> {
  const { rows } = await tx.query<{ id: string; externalId: string }>({
    name: 'records.still-failed',
    text: `
      select id, external_id as "externalId" from records.records
      where company_id = $1 and id = any($2::uuid[]) and sync_state in ('failed', 'held')
      order by external_id`,
    values: [companyId, recordIds],
  });
  return rows;
}
