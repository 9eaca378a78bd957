import type { Tx } from '@autosync/db';
import { storableJson } from '../storable-json.ts';
import type { DifferingField } from './documents.ts';

/** A product or service that books to another account than our records say. */
export type AccountDifference = { qboId: string; name: string; fields: readonly DifferingField[] };

export type Settled = { found: number; gone: number; differing: number; sums: unknown };

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
 * What differs between our records and the documents that were read, in one statement: what is new is stored, what is gone
 * is closed, and what is as it was stays as it is, its acceptance too. A difference that has changed is no longer accepted.
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
    now: Date | null;
  },
): Promise<Settled> {
  const { rows } = await tx.query<Settled>({
    name: 'records.settle-differences',
    text: `
      with moment as (select coalesce($7::timestamptz, clock_timestamp()) as now), ours as materialized (
        select r.id, r.external_id, r.qbo_entity as entity, r.qbo_id, r.qbo_sync_token as token,
          coalesce(r.qbo_doc_number, d.doc_number) as doc_number, d.state, d.sync_token, d.compared_token, d.fields,
          coalesce(d.total, 0)::numeric(17, 2) as their_total,
          coalesce(${totalOf('r.qbo_document')}, d.total, 0)::numeric(17, 2) as our_total,
          coalesce(r.qbo_document #>> '{CurrencyRef,value}', d.currency) as currency
        from records.records r
        join records.compared_documents d
          on d.company_id = $2 and d.type = $3 and d.entity = r.qbo_entity and d.qbo_id = r.qbo_id
        where r.company_id = $2 and r.type = $3 and r.sync_state <> 'letGo' and coalesce(r.synced_at, '-infinity') < $5
      ), orphans as materialized (
        select d.entity, d.qbo_id, d.doc_number, d.total, d.currency, d.sync_token, r.id, r.external_id
        from records.compared_documents d left join records.records r on r.id = d.marked_record and r.company_id = $2
        where d.company_id = $2 and d.type = $3 and d.state = 'live' and d.marked_record is not null
          and coalesce(r.type, $3) = $3
          and not exists (select 1 from records.records p
            where p.company_id = $2 and p.qbo_entity = d.entity and p.qbo_id = d.qbo_id)
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
      ), before as materialized (
        select id, kind, entity, qbo_id from records.differences
        where company_id = $2 and type = $3 and closed_at is null
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
          from sums), '[]') as sums`,
    values: [
      input.tenantId,
      input.companyId,
      input.type,
      input.comparisonId,
      input.startedAt,
      storableJson(input.accounts),
      input.now,
    ],
  });
  return rows[0] ?? { found: 0, gone: 0, differing: 0, sums: [] };
}
