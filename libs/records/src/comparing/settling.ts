import type { Tx } from '@autosync/db';
import { storableJson } from '../storable-json.ts';
import type { DifferingField } from './documents.ts';
import type { ComparisonRow } from './reports.ts';

/** A product or service that books to another account than our records say. */
export type AccountDifference = { qboId: string; name: string; fields: readonly DifferingField[] };

/** What came of a comparison so far, and the document up to which it is settled; null: all of it is. */
export type Settled = {
  found: number;
  gone: number;
  differing: number;
  sums: ComparisonRow['sums'];
  after: { entity: string; qboId: string } | null;
};

/** Before the first page. */
export const nothingSettled: Settled = {
  found: 0,
  gone: 0,
  differing: 0,
  sums: [],
  after: { entity: '', qboId: '' },
};

/** Documents in one statement. */
const PAGE = 5000;

/** What QuickBooks says that a document comes to; what has no total, as a journal entry, has two sides. */
const totalOf = (document: string) => `case
  when ${document} ->> 'TotalAmt' is not null and ${document} -> 'Line' -> 0 -> 'JournalEntryLineDetail' is null
    then (${document} ->> 'TotalAmt')::numeric
  else (select sum((line ->> 'Amount')::numeric)
    from jsonb_array_elements(case jsonb_typeof(${document} -> 'Line') when 'array' then ${document} -> 'Line' end) line
    where line #>> '{JournalEntryLineDetail,PostingType}' = 'Debit') end`;

const total = (ours: string, theirs: string) =>
  `jsonb_build_array(jsonb_build_object('field', 'TotalAmt', 'name', 'total', 'ours', (${ours})::text, 'theirs', (${theirs})::text))`;

/**
 * What differs between our records and the documents that were read, a page of documents at a time: what is new is stored,
 * what is gone is closed, and what is as it was stays as it is, its acceptance too. A difference that has changed is no
 * longer accepted. The last page has the accounts as well, and what was found in documents that nobody knows any more.
 *
 * `before` is what the page before answered. Keep the answer in the same transaction, or its page is counted twice.
 *
 * Left out is what changed on our side while QuickBooks was read: documents that were written since the comparison began,
 * records that know another version than the one that was compared, and whose document is being written.
 */
export async function settleDifferences(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    type: string;
    comparisonId: string;
    startedAt: Date;
    accounts: readonly AccountDifference[];
    before: Settled;
    now: Date | null;
    page?: number;
  },
): Promise<Settled> {
  const { before, page = PAGE } = input;
  if (before.after === null) return before;
  const { rows } = await tx.query<Settled>({
    name: `records.settle-differences-${page}`,
    // The page's size is part of the text, so that every plan knows it, and a record is sought by its index ("offset 0").
    text: `
      with moment as (select coalesce($7::timestamptz, clock_timestamp()) as now), page as materialized (
        select entity, qbo_id, state, sync_token, marked_record, doc_number, total, currency, compared_token, fields
        from records.compared_documents
        where company_id = $2 and type = $3 and (entity, qbo_id) > ($8, $9)
        order by entity, qbo_id limit ${page}
      ), until as materialized (
        select entity, qbo_id from page order by entity, qbo_id offset ${page - 1}
      ), known as materialized (
        select d.*, r.id, r.type, r.external_id, r.token, r.number, r.document, r.is_settled
        from page d left join lateral (
          select id, type, external_id, qbo_sync_token as token, qbo_doc_number as number, qbo_document as document,
            sync_state <> 'letGo' and coalesce(synced_at, '-infinity') < $5 as is_settled
          from records.records where company_id = $2 and qbo_entity = d.entity and qbo_id = d.qbo_id offset 0
        ) r on true
      ), ours as materialized (
        select id, external_id, entity, qbo_id, token, coalesce(number, doc_number) as doc_number, state, sync_token,
          compared_token, fields, coalesce(total, 0)::numeric(17, 2) as their_total,
          coalesce(${totalOf('document')}, total, 0)::numeric(17, 2) as our_total,
          coalesce(document #>> '{CurrencyRef,value}', currency) as currency
        from known where type = $3 and is_settled
      ), orphans as materialized (
        select d.entity, d.qbo_id, d.doc_number, d.total, d.currency, d.sync_token, r.id, r.external_id
        from known d left join records.records r on r.id = d.marked_record and r.company_id = $2
        where d.id is null and d.state = 'live' and d.marked_record is not null and coalesce(r.type, $3) = $3
          and not exists (select 1 from records.intents i
            where i.record_id = d.marked_record and (i.state = 'open' or i.created_at >= $5))
      ), differing as materialized (
        select 'deleted' as kind, entity, qbo_id, id, external_id, doc_number, token, ${total('our_total', 'null')} as fields
        from ours where state = 'deleted'
        union all
        select 'voided', entity, qbo_id, id, external_id, doc_number, token, ${total('our_total', 'their_total')}
        from ours where state = 'voided' and token <> sync_token and token = compared_token
        union all
        select 'edited', entity, qbo_id, id, external_id, doc_number, token, fields
        from ours where state = 'live' and fields <> '[]' and token <> sync_token and token = compared_token
        union all
        select 'orphan', entity, qbo_id, id, external_id, doc_number, null, ${total('null', 'total')} from orphans
        union all
        select 'account', 'Item', a."qboId", null, null, a.name, null, a.fields
        from jsonb_to_recordset($6::jsonb) as a("qboId" text, name text, fields jsonb)
        where not exists (select 1 from until)
      ), before as materialized (
        select id, kind, entity, qbo_id from records.differences d
        where company_id = $2 and type = $3 and closed_at is null and case
          when kind = 'account' then not exists (select 1 from until)
          else (entity, qbo_id collate "C") > ($8, $9)
            and not exists (select 1 from until u where (d.entity, d.qbo_id collate "C") > (u.entity, u.qbo_id)) end
      ), stored as (
        insert into records.differences as d (tenant_id, company_id, type, comparison_id, kind, entity, qbo_id, record_id,
          external_id, doc_number, record_token, fields, basis, first_at, last_at)
        select $1, $2, $3, $4, kind, entity, qbo_id, id, external_id, doc_number, token, fields, md5(fields::text), now, now
        from differing, moment
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
      ), closed as (
        update records.differences d set closed_at = now, version = version + 1
        from before b, moment
        where d.id = b.id
          and not exists (select 1 from differing f where (f.kind, f.entity, f.qbo_id) = (b.kind, b.entity, b.qbo_id))
        returning d.id
      ), sides as (
        select entity, currency, count(*)::int as our_count, sum(our_total) as our_total,
          count(*) filter (where state <> 'deleted')::int as their_count,
          coalesce(sum(their_total) filter (where state <> 'deleted'), 0) as their_total
        from ours group by entity, currency
        union all
        select entity, currency, 0, 0, count(*)::int, coalesce(sum(total), 0) from orphans group by entity, currency
        union all
        select entity, currency, (ours ->> 'count')::int, (ours ->> 'total')::numeric, (theirs ->> 'count')::int,
          (theirs ->> 'total')::numeric
        from jsonb_to_recordset($10::jsonb) as s(entity text, currency text, ours jsonb, theirs jsonb)
      ), sums as (
        select entity, currency, sum(our_count)::int as our_count, sum(our_total)::numeric(17, 2)::text as our_total,
          sum(their_count)::int as their_count, sum(their_total)::numeric(17, 2)::text as their_total
        from sides group by entity, currency
      )
      select (select count(*)::int from differing f where not exists (
          select 1 from before b where (f.kind, f.entity, f.qbo_id) = (b.kind, b.entity, b.qbo_id))) as found,
        (select count(*)::int from closed) as gone,
        (select count(*)::int from stored where accepted_at is null) as differing,
        coalesce((select jsonb_agg(jsonb_build_object('entity', entity, 'currency', currency,
          'ours', jsonb_build_object('count', our_count, 'total', our_total),
          'theirs', jsonb_build_object('count', their_count, 'total', their_total)) order by entity, currency)
          from sums), '[]') as sums,
        (select jsonb_build_object('entity', entity, 'qboId', qbo_id) from until) as after`,
    values: [
      input.tenantId,
      input.companyId,
      input.type,
      input.comparisonId,
      input.startedAt,
      storableJson(input.accounts),
      input.now,
      before.after.entity,
      before.after.qboId,
      storableJson(before.sums),
    ],
  });
  const [settled] = rows;
  if (settled === undefined) throw new Error('settling a page answered nothing');
  return {
    ...settled,
    found: before.found + settled.found,
    gone: before.gone + settled.gone,
    differing: before.differing + settled.differing,
  };
}
