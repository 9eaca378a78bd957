import type { Tx } from '@autosync/db';
import type { DifferingField } from '../comparing/documents.ts';
import type { DocumentPlace } from '../comparing/found-differences.ts';
import type { ComparisonRow } from '../comparing/reports.ts';
import { addSums } from '../comparing/sums.ts';
import { storableJson } from '../storable-json.ts';
import type { DocumentEntity } from './documents.ts';

type Read = { companyId: string; comparisonId: string; knownUntil: Date };

/** A document of which a fresh read shows something else than we knew. */
type Missed = {
  kind: 'money' | 'application';
  entity: DocumentEntity;
  qboId: string;
  referenceNumber: string | null;
  /** The read says that the document is deleted. */
  isGone: boolean;
  fields: DifferingField[];
};

/** Documents that are compared at once. */
const PAGE = 5000;

/**
 * Finds where a complete fresh read differs from what we hold, among documents that QuickBooks last changed before
 * `knownUntil`: these we should have known. Stored as differences that are over, since the read is taken over at once; the
 * documents are no longer trusted, so that the merge takes the read whatever version it was. Answers how many there were, and
 * the sums of all that were compared.
 */
export async function settleMoneyDifferences(
  tx: Tx,
  input: Read & { tenantId: string; now: Date | null; page?: number },
): Promise<{ found: number; sums: ComparisonRow['sums'] }> {
  let found = 0;
  let sums: ComparisonRow['sums'] = [];
  let after: DocumentPlace | null = { entity: '', qboId: '' };
  while (after !== null) {
    const compared: ComparedPage = await comparePage(tx, { ...input, after, page: input.page ?? PAGE });
    await storeMissed(tx, { ...input, missed: compared.missed });
    await distrust(tx, { ...input, missed: compared.missed });
    found += compared.missed.length;
    sums = addSums(sums, compared.sums);
    after = compared.until;
  }
  return { found, sums };
}

/**
 * A page of the documents that the read shows, each beside ours, as far as it should be known: `our_…` are null of what we do
 * not have, `their_…` of what the read says is deleted.
 */
const pairs = (page: number) => `
  page as materialized (
    select entity, qbo_id, state, reference_number, total, open_amount, currency, changed_at, applications
    from records.staged_documents
    where run_id = $2 and company_id = $1 and (entity, qbo_id) > ($4, $5)
    order by entity, qbo_id limit ${page}
  ), pairs as materialized (
    select s.entity, s.qbo_id, s.reference_number, s.applications, coalesce(s.currency, d.currency) as currency,
      case when d.state <> 'deleted' then d.state end as our_state,
      case when d.state <> 'deleted' then d.total end as our_total,
      case when d.state <> 'deleted' then d.open_amount end as our_open,
      case when s.state <> 'deleted' then s.state end as their_state,
      case when s.state <> 'deleted' then s.total end as their_total,
      case when s.state <> 'deleted' then s.open_amount end as their_open
    from page s left join lateral (
      select state, total, open_amount, currency, changed_at from records.qbo_documents
      where company_id = $1 and entity = s.entity and qbo_id = s.qbo_id offset 0
    ) d on true
    where coalesce(d.changed_at, '-infinity') < $3 and case
      when s.state = 'deleted' then d.state <> 'deleted'
        and s.changed_at <= (select started_at from records.document_reads where run_id = $2)
      else s.changed_at < $3 end
  )`;

/** Documents whose state, total or open amount differs. */
const money = `
  select 'money' as kind, entity, qbo_id, reference_number, their_state is null as is_gone, jsonb_build_array(
      jsonb_build_object('field', 'state', 'name', 'state', 'ours', our_state, 'theirs', their_state),
      jsonb_build_object('field', 'TotalAmt', 'name', 'total', 'ours', our_total::text, 'theirs', their_total::text),
      jsonb_build_object('field', 'Balance', 'name', 'open amount', 'ours', our_open::text, 'theirs', their_open::text)
    ) as fields
  from pairs where (our_state, our_total, our_open) is distinct from (their_state, their_total, their_open)`;

/** Payments that we have and that are applied to other documents, or in other amounts, than we knew. */
const applications = `
  select 'application' as kind, entity, qbo_id, null as reference_number, their_state is null as is_gone, fields
  from pairs p cross join lateral (
    select jsonb_agg(jsonb_build_object('field', 'Line', 'name', 'applied to ' || target_entity || ' ' || target_id,
      'ours', o.amount::text, 'theirs', t.amount::text) order by target_entity, target_id) as fields
    from (select target_entity, target_id, amount from records.applications
      where company_id = $1 and payment_id = p.qbo_id and not removed) o
    full join (select entity as target_entity, "qboId" as target_id, amount
      from jsonb_to_recordset(p.applications) as a(entity text, "qboId" text, amount numeric)) t
      using (target_entity, target_id)
    where o.amount is distinct from t.amount
  ) a
  where entity = 'Payment' and our_state is not null and fields is not null`;

const sums = `
  select entity, currency,
    jsonb_build_object('count', count(our_state), 'total', coalesce(sum(our_total), 0.00)::text) as ours,
    jsonb_build_object('count', count(their_state), 'total', coalesce(sum(their_total), 0.00)::text) as theirs
  from pairs group by entity, currency`;

type ComparedPage = {
  missed: Missed[];
  sums: ComparisonRow['sums'];
  /** The last document of a full page; null: there is no other page. */
  until: DocumentPlace | null;
};

/** Compares the page of documents behind `after`. Stores nothing. */
async function comparePage(tx: Tx, input: Read & { after: DocumentPlace; page: number }): Promise<ComparedPage> {
  const { companyId, comparisonId, knownUntil, after, page } = input;
  const { rows } = await tx.query<ComparedPage>({
    name: `records.compare-money-${page}`,
    // The page's size is part of the text, so that every plan knows it.
    text: `
      with ${pairs(page)}, missed as (${money} union all ${applications}), sums as (${sums})
      select
        coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'entity', entity, 'qboId', qbo_id,
          'referenceNumber', reference_number, 'isGone', is_gone, 'fields', fields)) from missed), '[]') as missed,
        coalesce((select jsonb_agg(to_jsonb(s)) from sums s), '[]') as sums,
        (select jsonb_build_object('entity', entity, 'qboId', qbo_id)
          from page order by entity, qbo_id offset ${page - 1}) as until`,
    values: [companyId, comparisonId, knownUntil, after.entity, after.qboId],
  });
  const [compared] = rows;
  if (compared === undefined) throw new Error('comparing a page answered nothing');
  return compared;
}

type Settling = Read & { tenantId: string; missed: readonly Missed[]; now: Date | null };

/** Each as a difference that begins and ends now. */
async function storeMissed(tx: Tx, { tenantId, companyId, comparisonId, missed, now }: Settling): Promise<void> {
  if (missed.length === 0) return;
  await tx.query({
    name: 'records.store-missed',
    text: `
      insert into records.differences as d (tenant_id, company_id, type, comparison_id, kind, entity, qbo_id, record_id,
        external_id, doc_number, fields, basis, first_at, last_at, closed_at)
      select $1, $2, 'payments', $3, f.kind, f.entity, f."qboId", r.id, r.external_id, f."referenceNumber", f.fields,
        md5(f.fields::text), t.now, t.now, t.now
      from jsonb_to_recordset($4::jsonb)
        as f(kind text, entity text, "qboId" text, "referenceNumber" text, fields jsonb)
      cross join (select coalesce($5::timestamptz, clock_timestamp()) as now) t
      left join records.records r on r.company_id = $2 and r.qbo_entity = f.entity and r.qbo_id = f."qboId"
      on conflict (company_id, type, kind, entity, qbo_id) do update set
        comparison_id = excluded.comparison_id, fields = excluded.fields, basis = excluded.basis,
        version = d.version + 1, first_at = excluded.first_at, last_at = excluded.last_at, closed_at = excluded.closed_at`,
    values: [tenantId, companyId, comparisonId, storableJson(missed), now],
  });
}

/**
 * Gives the documents a version that is older than any other, so that a merge replaces them. By entity, so that the documents
 * are found by their index: joined with a list of them, while nothing is known of rows just read, 500 of 60,000 took 17 s.
 */
async function distrust(tx: Tx, { companyId, missed }: Settling): Promise<void> {
  for (const [entity, found] of Map.groupBy(missed, (one) => one.entity)) {
    await tx.query({
      name: 'records.distrust-documents',
      text: `update records.qbo_documents set sync_token = -1
        where company_id = $1 and entity = $2 and qbo_id = any($3::text[])`,
      values: [companyId, entity, found.filter(({ isGone }) => !isGone).map(({ qboId }) => qboId)],
    });
  }
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
