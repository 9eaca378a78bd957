import type { Tx } from '@autosync/db';
import type { DifferingField } from './documents.ts';
import type { DocumentPlace, FoundDifference } from './found-differences.ts';
import type { ComparisonRow } from './reports.ts';

/** SQL: what a document comes to. A journal entry has no total of its own: its debits are summed. */
const totalOf = (document: string) => `case
  when ${document} ->> 'TotalAmt' is not null and ${document} -> 'Line' -> 0 -> 'JournalEntryLineDetail' is null
    then (${document} ->> 'TotalAmt')::numeric
  else (select sum((line ->> 'Amount')::numeric)
    from jsonb_array_elements(case jsonb_typeof(${document} -> 'Line') when 'array' then ${document} -> 'Line' end) line
    where line #>> '{JournalEntryLineDetail,PostingType}' = 'Debit') end`;

/** What was read of a page of documents, each with the record of ours that points at it. */
const paired = (page: number) => `
  page as materialized (
    select entity, qbo_id, state, sync_token, marked_record, doc_number, total, currency, compared_token, fields
    from records.compared_documents
    where company_id = $1 and type = $2 and (entity, qbo_id) > ($4, $5)
    order by entity, qbo_id limit ${page}
  ), paired as materialized (
    select d.*, r.id, r.type, r.external_id, r.token, r.number, r.document, r.is_settled
    from page d left join lateral (
      select id, type, external_id, qbo_sync_token as token, qbo_doc_number as number, qbo_document as document,
        sync_state <> 'letGo' and coalesce(synced_at, '-infinity') < $3 as is_settled
      from records.records where company_id = $1 and qbo_entity = d.entity and qbo_id = d.qbo_id offset 0
    ) r on true
  )`;

/** The documents of our records. One that is gone counts on our side only; the kind is null where nothing differs. */
const ours = `
  select case
      when state = 'deleted' then 'deleted'
      when token <> sync_token and token = compared_token then
        case when state = 'voided' then 'voided' when fields <> '[]' then 'edited' end
    end as kind,
    entity, qbo_id, id, external_id, coalesce(number, doc_number) as doc_number, token, fields,
    coalesce(document #>> '{CurrencyRef,value}', currency) as currency,
    coalesce(${totalOf('document')}, total, 0)::numeric(17, 2) as our_total,
    case when state <> 'deleted' then coalesce(total, 0)::numeric(17, 2) end as their_total
  from paired where type = $2 and is_settled`;

/** Documents that name a record of ours, and that no record of ours knows, unless one is just being written. */
const orphans = `
  select 'orphan' as kind, d.entity, d.qbo_id, r.id, r.external_id, d.doc_number, null as token, null::jsonb as fields,
    d.currency, null::numeric as our_total, d.total as their_total
  from paired d left join records.records r on r.id = d.marked_record and r.company_id = $1
  where d.id is null and d.state = 'live' and d.marked_record is not null and coalesce(r.type, $2) = $2
    and not exists (select 1 from records.intents i
      where i.record_id = d.marked_record and (i.state = 'open' or i.created_at >= $3))`;

/** What a page of documents says. */
export type JudgedPage = {
  differing: FoundDifference[];
  sums: ComparisonRow['sums'];
  /** The last document of a full page; null: there is no other page. */
  until: DocumentPlace | null;
};

type DifferingRow = Omit<FoundDifference, 'fields'> & {
  fields: DifferingField[] | null;
  ours: string | null;
  theirs: string | null;
};

/** Judges the page of documents behind `after`. Stores nothing. */
export async function judgePage(
  tx: Tx,
  input: { companyId: string; type: string; startedAt: Date; after: DocumentPlace; page: number },
): Promise<JudgedPage> {
  const { companyId, type, startedAt, after, page } = input;
  const { rows } = await tx.query<{
    differing: DifferingRow[];
    sums: ComparisonRow['sums'];
    until: DocumentPlace | null;
  }>({
    name: `records.judge-page-${page}`,
    // The page's size is part of the text, so that every plan knows it, and a record is sought by its index ("offset 0").
    text: `
      with ${paired(page)}, judged as materialized (${ours} union all ${orphans}), sums as (
        select entity, currency,
          jsonb_build_object('count', count(our_total), 'total', coalesce(sum(our_total), 0.00)::text) as ours,
          jsonb_build_object('count', count(*) filter (where kind is distinct from 'deleted'),
            'total', coalesce(sum(their_total), 0.00)::text) as theirs
        from judged group by entity, currency
      )
      select
        coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'entity', entity, 'qboId', qbo_id, 'recordId', id,
          'externalId', external_id, 'docNumber', doc_number, 'recordToken', token, 'fields', fields,
          'ours', our_total::text, 'theirs', their_total::text)) from judged where kind is not null), '[]') as differing,
        coalesce((select jsonb_agg(to_jsonb(s)) from sums s), '[]') as sums,
        (select jsonb_build_object('entity', entity, 'qboId', qbo_id)
          from page order by entity, qbo_id offset ${page - 1}) as until`,
    values: [companyId, type, startedAt, after.entity, after.qboId],
  });
  const [judged] = rows;
  if (judged === undefined) throw new Error('judging a page answered nothing');
  return { ...judged, differing: judged.differing.map(toDifference) };
}

/** Of an edited document the fields say what differs, of the others the total does. */
function toDifference({ ours: ourTotal, theirs, fields, ...row }: DifferingRow): FoundDifference {
  if (row.kind === 'edited') return { ...row, fields: fields ?? [] };
  return { ...row, fields: [{ field: 'TotalAmt', name: 'total', ours: ourTotal, theirs }] };
}
