import { centsFromNumber, formatMoney } from '@autosync/core';
import { documentEntities } from '@autosync/records';
import type { Books, Doc } from './books.ts';
import type { Company, Worker } from './worker.ts';

/** Documents by "Entity Id" and applications by "Payment → Target", as texts that can be compared. */
export type State = { documents: Record<string, string>; applications: Record<string, string> };

const money = (amount: number | undefined) => formatMoney(centsFromNumber(amount ?? 0));
const openOf = ({ UnappliedAmt, RemainingCredit, Balance }: Doc) => money(UnappliedAmt ?? RemainingCredit ?? Balance);

/** What we hold. */
export async function storedState({ db }: Worker, { companyId, tenantId }: Company): Promise<State> {
  return db.withTenant(tenantId, async (tx) => {
    const documents = await tx.query<{ key: string; text: string }>({
      text: `select d.entity || ' ' || d.qbo_id as key,
          concat_ws(' ', d.state, d.date, d.total, d.open_amount, d.reference_number, c.name) as text
        from records.qbo_documents d
        left join records.qbo_customers c on c.company_id = d.company_id and c.qbo_id = d.customer_id
        where d.company_id = $1 and d.state <> 'deleted'`,
      values: [companyId],
    });
    const applications = await tx.query<{ key: string; amount: string }>({
      text: `select payment_id || ' → ' || target_entity || ' ' || target_id as key, amount
        from records.applications where company_id = $1 and not removed`,
      values: [companyId],
    });
    return {
      documents: Object.fromEntries(documents.rows.map(({ key, text }) => [key, text])),
      applications: Object.fromEntries(applications.rows.map(({ key, amount }) => [key, amount])),
    };
  });
}

/** What the books hold. */
export async function truth(books: Books): Promise<State> {
  const state: State = { documents: {}, applications: {} };
  const names = new Map((await books.documents('Customer')).map(({ Id, DisplayName }) => [Id, DisplayName]));
  for (const entity of documentEntities) {
    for (const doc of await books.documents(entity)) {
      const voided = doc.TotalAmt === 0 && doc.PrivateNote?.startsWith('Voided') === true;
      const { TxnDate, PaymentRefNum, DocNumber, CustomerRef } = doc;
      const amounts = [money(doc.TotalAmt), openOf(doc)];
      const name = names.get(CustomerRef?.value ?? '');
      state.documents[`${entity} ${doc.Id}`] = [
        voided ? 'voided' : 'live',
        TxnDate,
        ...amounts,
        PaymentRefNum ?? DocNumber,
        name,
      ]
        .filter((part) => part !== undefined)
        .join(' ');
      if (entity !== 'Payment') continue;
      for (const { Amount, LinkedTxn } of doc.Line) {
        const [target] = LinkedTxn ?? [];
        state.applications[`${doc.Id} → ${target?.TxnType} ${target?.TxnId}`] = money(Amount);
      }
    }
  }
  return state;
}
