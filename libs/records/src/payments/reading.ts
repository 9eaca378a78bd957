import type { Tx } from '@autosync/db';

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
};

export type PaymentRow = {
  qboId: string;
  entity: 'Payment' | 'CreditMemo';
  customer: { qboId: string; name: string | null };
  date: string;
  total: string;
  /** The rest that is applied to nothing: QBO's UnappliedAmt, or RemainingCredit of a credit memo. */
  unapplied: string;
  referenceNumber: string | null;
  state: 'live' | 'voided' | 'deleted';
  syncToken: number | null;
  changedAt: Date;
  /** Of a payment, what it pays; of a credit memo, what used it. */
  applications: ApplicationRow[];
};

/** One application as a JSON object, `a` being a row of records.applications. */
const applicationJson = `jsonb_build_object('paymentId', a.payment_id, 'amount', a.amount::text, 'target',
  jsonb_build_object('entity', a.target_entity, 'qboId', a.target_id, 'record',
    (select jsonb_build_object('recordId', r.id, 'externalId', r.external_id) from records.records r
      where r.company_id = a.company_id and r.qbo_entity = a.target_entity and r.qbo_id = a.target_id limit 1)))`;

/** The applications that match, as a JSON array in a fixed order. */
const applicationsWhere = (condition: string) => `(
  select coalesce(jsonb_agg(${applicationJson} order by a.payment_id, a.target_entity, a.target_id), '[]')
  from records.applications a where ${condition} and not a.removed)`;

/**
 * Payments and credit memos that somebody saw, deleted ones included, in the order of (entity, qboId). `after` is
 * `<entity> <qboId>` of the last row of the page before.
 */
export async function listPayments(
  tx: Tx,
  { companyId, after = '', limit }: { companyId: string; after?: string; limit: number },
): Promise<PaymentRow[]> {
  const [afterEntity = '', afterId = ''] = after.split(' ');
  const result = await tx.query<{
    qbo_id: string;
    entity: PaymentRow['entity'];
    customer_id: string;
    customer_name: string | null;
    date: string;
    total: string;
    open_amount: string;
    reference_number: string | null;
    state: PaymentRow['state'];
    sync_token: number | null;
    changed_at: Date;
    applications: ApplicationRow[];
  }>({
    name: 'records.list-payments',
    text: `
      select d.qbo_id, d.entity, d.customer_id, d.customer_name, d.date, d.total, d.open_amount, d.reference_number,
        d.state, d.sync_token, d.changed_at,
        case d.entity
          when 'Payment' then ${applicationsWhere('a.company_id = d.company_id and a.payment_id = d.qbo_id')}
          else ${applicationsWhere('a.company_id = d.company_id and a.target_entity = d.entity and a.target_id = d.qbo_id')}
        end as applications
      from records.qbo_documents d
      where d.company_id = $1 and d.entity in ('Payment', 'CreditMemo') and d.sync_token is not null
        and (d.entity, d.qbo_id) > ($2, $3)
      order by d.entity, d.qbo_id limit $4`,
    values: [companyId, afterEntity, afterId, limit],
  });
  return result.rows.map((row) => ({
    qboId: row.qbo_id,
    entity: row.entity,
    customer: { qboId: row.customer_id, name: row.customer_name },
    date: row.date,
    total: row.total,
    unapplied: row.open_amount,
    referenceNumber: row.reference_number,
    state: row.state,
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

/**
 * The money of one invoice or credit memo: what QBO showed of it at `readAt`, and what is applied to it now. Credit memos
 * are read with the payments, invoices daily, or with the next cycle after something was taken off them or a payment named
 * one that we had not read. Null: not read yet.
 */
export async function readInvoiceMoney(
  tx: Tx,
  { companyId, entity, qboId }: { companyId: string; entity: 'Invoice' | 'CreditMemo'; qboId: string },
): Promise<{ total: string; balance: string; readAt: Date; applications: ApplicationRow[] } | null> {
  const result = await tx.query<{ total: string; open_amount: string; read_at: Date; applications: ApplicationRow[] }>({
    name: 'records.read-invoice-money',
    text: `
      select d.total, d.open_amount, d.read_at,
        ${applicationsWhere('a.company_id = $1 and a.target_entity = $2 and a.target_id = $3')} as applications
      from records.qbo_documents d
      where d.company_id = $1 and d.entity = $2 and d.qbo_id = $3 and d.sync_token is not null`,
    values: [companyId, entity, qboId],
  });
  const row = result.rows[0];
  return row === undefined
    ? null
    : { total: row.total, balance: row.open_amount, readAt: row.read_at, applications: row.applications };
}
