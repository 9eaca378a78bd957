import type { Tx } from '@autosync/db';

/**
 * What a complete fresh read shows otherwise than we did, of documents that QuickBooks last changed before `knownUntil`: what
 * we should have known. Stored as differences that are over, since the read is taken over at once; the documents are no longer
 * trusted, so that the merge takes the read whatever version it was. Answers how many there were, and the sums.
 */
export async function settleMoneyDifferences(
  tx: Tx,
  input: { tenantId: string; companyId: string; comparisonId: string; knownUntil: Date; now: Date | null },
): Promise<{ found: number; sums: unknown }> {
  const { rows } = await tx.query<{ found: number; sums: unknown }>({
    name: 'records.settle-money-differences',
    text: `
      with moment as (select coalesce($5::timestamptz, clock_timestamp()) as now), pairs as materialized (
        select entity, qbo_id, s.state as their_state, s.reference_number,
          case when coalesce(d.state, 'deleted') <> 'deleted' then d.state end as our_state,
          case when s.state <> 'deleted' then s.total end as their_total,
          case when coalesce(d.state, 'deleted') <> 'deleted' then d.total end as our_total,
          case when s.state <> 'deleted' then s.open_amount end as their_open,
          case when coalesce(d.state, 'deleted') <> 'deleted' then d.open_amount end as our_open,
          coalesce(s.currency, d.currency) as currency, s.applications
        from (select * from records.staged_documents where run_id = $3 and company_id = $2) s
        left join (select * from records.qbo_documents where company_id = $2) d using (entity, qbo_id)
        where coalesce(d.changed_at, '-infinity') < $4 and case
          when s.state = 'deleted' then d.state <> 'deleted'
            and s.changed_at <= (select started_at from records.document_reads where run_id = $3)
          else s.changed_at < $4 end
      ), money as (
        select 'money' as kind, entity, qbo_id, reference_number, jsonb_build_array(
          jsonb_build_object('field', 'state', 'name', 'state', 'ours', our_state,
            'theirs', nullif(their_state, 'deleted')),
          jsonb_build_object('field', 'TotalAmt', 'name', 'total', 'ours', our_total::text, 'theirs', their_total::text),
          jsonb_build_object('field', 'Balance', 'name', 'open amount', 'ours', our_open::text, 'theirs', their_open::text)
        ) as fields
        from pairs
        where (our_state, our_total, our_open) is distinct from (nullif(their_state, 'deleted'), their_total, their_open)
      ), theirs as (
        select b.qbo_id as payment_id, a.entity as target_entity, a."qboId" as target_id, a.amount
        from pairs b cross join lateral jsonb_to_recordset(b.applications) as a(entity text, "qboId" text, amount numeric)
        where b.entity = 'Payment' and b.our_state is not null
      ), ours as (
        select a.payment_id, a.target_entity, a.target_id, a.amount
        from pairs b join records.applications a on a.company_id = $2 and a.payment_id = b.qbo_id and not a.removed
        where b.entity = 'Payment' and b.our_state is not null
      ), application as (
        select 'application' as kind, 'Payment' as entity, payment_id as qbo_id, null::text as reference_number,
          jsonb_agg(jsonb_build_object('field', 'Line', 'name', 'applied to ' || target_entity || ' ' || target_id,
            'ours', o.amount::text, 'theirs', t.amount::text) order by target_entity, target_id) as fields
        from ours o full join theirs t using (payment_id, target_entity, target_id)
        where o.amount is distinct from t.amount group by payment_id
      ), differing as materialized (select * from money union all select * from application), stored as (
        insert into records.differences as d (tenant_id, company_id, type, comparison_id, kind, entity, qbo_id, record_id,
          external_id, doc_number, fields, basis, first_at, last_at, closed_at)
        select $1, $2, 'payments', $3, f.kind, f.entity, f.qbo_id, r.id, r.external_id, f.reference_number, f.fields,
          md5(f.fields::text), now, now, now
        from differing f cross join moment
        left join records.records r on r.company_id = $2 and r.qbo_entity = f.entity and r.qbo_id = f.qbo_id
        on conflict (company_id, type, kind, entity, qbo_id) do update set
          comparison_id = excluded.comparison_id, fields = excluded.fields, basis = excluded.basis,
          version = d.version + 1, first_at = excluded.first_at, last_at = excluded.last_at, closed_at = excluded.closed_at
      ), distrusted as (
        update records.qbo_documents d set sync_token = -1
        from differing f
        where d.company_id = $2 and d.entity = f.entity and d.qbo_id = f.qbo_id and d.state <> 'deleted'
          and exists (select 1 from pairs b
            where b.entity = d.entity and b.qbo_id = d.qbo_id and b.their_state <> 'deleted')
      ), sums as (
        select entity, currency, count(our_state)::int as our_count,
          coalesce(sum(our_total), 0)::numeric(17, 2)::text as our_total,
          count(*) filter (where their_state <> 'deleted')::int as their_count,
          coalesce(sum(their_total), 0)::numeric(17, 2)::text as their_total
        from pairs group by entity, currency
      )
      select (select count(*)::int from differing) as found,
        coalesce((select jsonb_agg(jsonb_build_object('entity', entity, 'currency', currency,
          'ours', jsonb_build_object('count', our_count, 'total', our_total),
          'theirs', jsonb_build_object('count', their_count, 'total', their_total)) order by entity, currency)
          from sums), '[]') as sums`,
    values: [input.tenantId, input.companyId, input.comparisonId, input.knownUntil, input.now],
  });
  return rows[0] ?? { found: 0, sums: [] };
}

/** Of what a comparison put aside, only what differs is taken over. */
export async function keepDiffering(
  tx: Tx,
  { companyId, comparisonId }: { companyId: string; comparisonId: string },
): Promise<void> {
  await tx.query({
    name: 'records.keep-differing',
    text: `delete from records.staged_documents s
      where s.run_id = $2 and not exists (select 1 from records.differences d
        where d.company_id = $1 and d.type = 'payments' and d.comparison_id = $2
          and d.entity = s.entity and d.qbo_id = s.qbo_id)`,
    values: [companyId, comparisonId],
  });
}
