import type { Tx } from '@autosync/db';
import { storableJson } from '../storable-json.ts';
import type { DifferenceKind } from './differences.ts';
import type { DifferingField } from './documents.ts';

/** Where a document stands in the order in which documents are settled. */
export type DocumentPlace = { entity: string; qboId: string };

/** What a comparison finds of one document. */
export type FoundDifference = DocumentPlace & {
  kind: DifferenceKind;
  recordId: string | null;
  externalId: string | null;
  docNumber: string | null;
  /** The version of the document that the record knew. */
  recordToken: string | null;
  fields: readonly DifferingField[];
};

type Place = { companyId: string; type: string };

export type OpenDifference = DocumentPlace & { id: string; kind: DifferenceKind };

/** What is open of documents behind `after` up to `until`; without an `until` of all that follow, and of accounts. */
export async function listOpenDifferences(
  tx: Tx,
  { companyId, type, after, until }: Place & { after: DocumentPlace; until: DocumentPlace | null },
): Promise<OpenDifference[]> {
  const { rows } = await tx.query<OpenDifference>({
    name: 'records.list-open-differences',
    text: `select id, kind, entity, qbo_id as "qboId" from records.differences
      where company_id = $1 and type = $2 and closed_at is null and case
        when kind = 'account' then $5::text is null
        else (entity, qbo_id collate "C") > ($3, $4)
          and ($5::text is null or (entity, qbo_id collate "C") <= ($5, $6)) end`,
    values: [companyId, type, after.entity, after.qboId, until?.entity, until?.qboId],
  });
  return rows;
}

/**
 * Stores what was found. A difference that is as it was keeps its version, its beginning and its acceptance; one that has
 * changed is no longer accepted; one that was over begins anew. Answers how many of them nobody has accepted.
 */
export async function storeDifferences(
  tx: Tx,
  input: Place & { tenantId: string; comparisonId: string; differing: readonly FoundDifference[]; now: Date | null },
): Promise<number> {
  if (input.differing.length === 0) return 0;
  const { rows } = await tx.query<{ open: number }>({
    name: 'records.store-differences',
    text: `
      with stored as (
        insert into records.differences as d (tenant_id, company_id, type, comparison_id, kind, entity, qbo_id, record_id,
          external_id, doc_number, record_token, fields, basis, first_at, last_at)
        select $1, $2, $3, $4, kind, entity, "qboId", "recordId", "externalId", "docNumber", "recordToken", fields,
          md5(fields::text), now, now
        from jsonb_to_recordset($5::jsonb) as f(kind text, entity text, "qboId" text, "recordId" uuid, "externalId" text,
          "docNumber" text, "recordToken" text, fields jsonb), (select coalesce($6::timestamptz, clock_timestamp()) as now) t
        on conflict (company_id, type, kind, entity, qbo_id) do update set
          record_id = excluded.record_id, external_id = excluded.external_id, doc_number = excluded.doc_number,
          record_token = excluded.record_token, fields = excluded.fields, basis = excluded.basis,
          last_at = excluded.last_at, closed_at = null,
          first_at = case when d.closed_at is null then d.first_at else excluded.first_at end,
          comparison_id = case when d.closed_at is null then d.comparison_id else excluded.comparison_id end,
          version = d.version + case when d.closed_at is null and d.basis = excluded.basis then 0 else 1 end,
          accepted_at = case when d.closed_at is null and d.basis = excluded.basis then d.accepted_at end,
          accepted_by = case when d.closed_at is null and d.basis = excluded.basis then d.accepted_by end,
          note = case when d.closed_at is null and d.basis = excluded.basis then d.note end
        returning accepted_at
      )
      select count(*)::int as open from stored where accepted_at is null`,
    values: [input.tenantId, input.companyId, input.type, input.comparisonId, storableJson(input.differing), input.now],
  });
  return rows[0]?.open ?? 0;
}

/** Closes differences that a comparison has not found again. */
export async function closeDifferences(
  tx: Tx,
  { ids, now }: { ids: readonly string[]; now: Date | null },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query({
    name: 'records.close-differences',
    text: `update records.differences set closed_at = coalesce($2::timestamptz, clock_timestamp()), version = version + 1
      where id = any($1::uuid[])`,
    values: [ids, now],
  });
}
