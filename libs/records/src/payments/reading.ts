import type { Tx } from '@autosync/db';
import type { DocumentDetails } from './documents.ts';

/** What a payment says about one invoice or credit memo, with our record behind it as soon as there is one. */
export type ApplicationRow = {
  paymentId: string;
  target: {
    /** `Invoice`, `CreditMemo`, or whatever else QBO lets a payment pay. */
    entity: string;
    qboId: string;
    record: { recordId: string; externalId: string } | null;
  };
  /** Decimal text, positive. A credit memo used through a zero payment is one of two applications of it. */
  amount: string;
  /** Of the payment, and so of the amount: null as long as nobody knows it. */
  currency: string | null;
  /** Units of the home currency for one of it; null in a company with one currency. */
  exchangeRate: string | null;
};

export type PaymentRow = {
  qboId: string;
  entity: 'Payment' | 'CreditMemo';
  customer: { qboId: string; name: string | null };
  date: string;
  total: string;
  /** The rest that is applied to nothing: QBO's UnappliedAmt, or RemainingCredit of a credit memo. */
  unapplied: string;
  currency: string | null;
  exchangeRate: string | null;
  referenceNumber: string | null;
  details: DocumentDetails;
  state: 'live' | 'voided' | 'deleted';
  /** When it was voided or deleted. */
  stateSince: Date | null;
  syncToken: number | null;
  changedAt: Date;
  /** Of a payment, what it pays; of a credit memo, what used it. */
  applications: ApplicationRow[];
};

/** Where QBO names no currency there is only one: the company's own. `of` is a row with currency and company_id. */
const currencyOf = (of: string) =>
  `coalesce(${of}.currency, (select home_currency from records.payment_syncs y where y.company_id = ${of}.company_id))`;

/** One application as a JSON object, `a` being a row of records.applications. */
const applicationJson = `(select jsonb_build_object('currency', ${currencyOf('p')}, 'exchangeRate', p.exchange_rate::text)
  from records.qbo_documents p where p.company_id = a.company_id and p.entity = 'Payment' and p.qbo_id = a.payment_id)
  || jsonb_build_object('paymentId', a.payment_id, 'amount', a.amount::text, 'target',
  jsonb_build_object('entity', a.target_entity, 'qboId', a.target_id, 'record',
    (select jsonb_build_object('recordId', r.id, 'externalId', r.external_id) from records.records r
      where r.company_id = a.company_id and r.qbo_entity = a.target_entity and r.qbo_id = a.target_id limit 1)))`;

/** The applications that match, as a JSON array in a fixed order. */
const applicationsWhere = (condition: string) => `(
  select coalesce(jsonb_agg(${applicationJson} order by a.payment_id, a.target_entity, a.target_id), '[]')
  from records.applications a where ${condition} and not a.removed)`;

type PaymentsPage = {
  companyId: string;
  after?: string;
  limit: number;
  state?: PaymentRow['state'];
  /** Part of a number or an id, of the customer's name, or of the id or number of a record of ours that it pays. */
  search?: string;
};

/** Whether a document has the text of a parameter in its numbers, its customer's name, or the records that it pays. */
const mentions = (text: string) => `(
  strpos(lower(concat_ws(E'\\n', d.reference_number, d.qbo_id, c.name)), lower(${text})) > 0
  or exists (
    select 1 from records.applications a join records.records r
      on r.company_id = a.company_id and r.qbo_entity = a.target_entity and r.qbo_id = a.target_id
    where a.company_id = d.company_id and not a.removed and d.entity = 'Payment' and a.payment_id = d.qbo_id
      and strpos(lower(concat_ws(E'\\n', r.external_id, r.number)), lower(${text})) > 0))`;

/**
 * Payments and credit memos that somebody saw, deleted ones included, in the order of (entity, qboId). `after` is
 * `<entity> <qboId>` of the last row of the page before.
 */
export async function listPayments(
  tx: Tx,
  { companyId, after = '', limit, state, search }: PaymentsPage,
): Promise<PaymentRow[]> {
  const [afterEntity = '', afterId = ''] = after.split(' ');
  const values: unknown[] = [companyId, afterEntity, afterId, limit];
  const next = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...(state === undefined ? [] : [`d.state = ${next(state)}`]),
    ...(search === undefined ? [] : [mentions(`${next(search)}::text`)]),
  ];
  const result = await tx.query<{
    qbo_id: string;
    entity: PaymentRow['entity'];
    customer_id: string;
    customer_name: string | null;
    date: string;
    total: string;
    open_amount: string;
    currency: string | null;
    exchange_rate: string | null;
    reference_number: string | null;
    details: DocumentDetails;
    state: PaymentRow['state'];
    state_since: Date | null;
    sync_token: number | null;
    changed_at: Date;
    applications: ApplicationRow[];
  }>({
    name: ['records.list-payments', state && 'by-state', search && 'search'].filter(Boolean).join('-'),
    text: `
      select d.qbo_id, d.entity, d.customer_id, c.name as customer_name, d.date, d.total, d.open_amount,
        ${currencyOf('d')} as currency, d.exchange_rate::text as exchange_rate, d.reference_number, d.details,
        d.state, d.state_since, d.sync_token, d.changed_at,
        case d.entity
          when 'Payment' then ${applicationsWhere('a.company_id = d.company_id and a.payment_id = d.qbo_id')}
          else ${applicationsWhere('a.company_id = d.company_id and a.target_entity = d.entity and a.target_id = d.qbo_id')}
        end as applications
      from records.qbo_documents d
      left join records.qbo_customers c on c.company_id = d.company_id and c.qbo_id = d.customer_id
      where d.company_id = $1 and d.entity in ('Payment', 'CreditMemo') and d.sync_token is not null
        and (d.entity, d.qbo_id) > ($2, $3) ${conditions.map((condition) => `and ${condition}`).join(' ')}
      order by d.entity, d.qbo_id limit $4`,
    values,
  });
  return result.rows.map((row) => ({
    qboId: row.qbo_id,
    entity: row.entity,
    customer: { qboId: row.customer_id, name: row.customer_name },
    date: row.date,
    total: row.total,
    unapplied: row.open_amount,
    currency: row.currency,
    exchangeRate: row.exchange_rate,
    referenceNumber: row.reference_number,
    details: row.details,
    state: row.state,
    stateSince: row.state_since,
    syncToken: row.sync_token,
    changedAt: row.changed_at,
    applications: row.applications,
  }));
}

/**
 * The change feed of a company: each application once, at the place of its last change, in the order of commits. Whoever
 * reads on from the last sequence until nothing comes holds what we hold. A removed one keeps the amount it had.
 */
export async function listApplicationChanges(
  tx: Tx,
  { companyId, after, limit }: { companyId: string; after: number; limit: number },
): Promise<
  { sequence: number; change: 'set' | 'removed'; application: ApplicationRow; paymentDate: string; at: Date }[]
> {
  const result = await tx.query<{
    sequence: number;
    removed: boolean;
    application: ApplicationRow;
    payment_date: string;
    changed_at: Date;
  }>({
    name: 'records.list-application-changes',
    text: `select a.sequence, a.removed, ${applicationJson} as application, a.payment_date, a.changed_at
      from records.applications a where a.company_id = $1 and a.sequence > $2 order by a.sequence limit $3`,
    values: [companyId, after, limit],
  });
  return result.rows.map((row) => ({
    sequence: row.sequence,
    change: row.removed ? ('removed' as const) : ('set' as const),
    application: row.application,
    paymentDate: row.payment_date,
    at: row.changed_at,
  }));
}

export type InvoiceMoney = {
  state: 'live' | 'voided' | 'deleted';
  /** When it was voided or deleted. */
  stateSince: Date | null;
  /** What is open; null of one that was voided or deleted, since nothing is owed and nothing was paid. */
  balance: string | null;
  currency: string | null;
  exchangeRate: string | null;
  readAt: Date;
  applications: ApplicationRow[];
};

/**
 * The money of one invoice or credit memo: what QBO showed of it at `readAt`, and what is applied to it, read at the same
 * moment. Null: not read yet.
 */
export async function readInvoiceMoney(
  tx: Tx,
  { companyId, entity, qboId }: { companyId: string; entity: 'Invoice' | 'CreditMemo'; qboId: string },
): Promise<InvoiceMoney | null> {
  const result = await tx.query<InvoiceMoney>({
    name: 'records.read-invoice-money',
    text: `
      select d.state, d.state_since as "stateSince", case when d.state = 'live' then d.open_amount end as balance,
        ${currencyOf('d')} as currency, d.exchange_rate::text as "exchangeRate", d.read_at as "readAt",
        ${applicationsWhere('a.company_id = $1 and a.target_entity = $2 and a.target_id = $3')} as applications
      from records.qbo_documents d
      where d.company_id = $1 and d.entity = $2 and d.qbo_id = $3`,
    values: [companyId, entity, qboId],
  });
  return result.rows[0] ?? null;
}
