import { objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { isVoided, money, nameIn } from './amounts.ts';
import { actionForm, amountField, disclosure, hidden, undoForms } from './forms.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { table } from './layout.ts';
import type { Column } from './layout.ts';

export type PaymentsView = { realmId: string; payments: readonly Doc[]; caption: string };

export function paymentsTable({ realmId, payments, caption }: PaymentsView): Html {
  const columns: Column<Doc>[] = [
    { head: 'Id', cell: (doc) => doc.Id },
    { head: 'Customer', cell: (doc) => nameIn(doc, 'CustomerRef') },
    { head: 'Date', cell: (doc) => textOf(doc, 'TxnDate') ?? '' },
    { head: 'Total', cell: (doc) => money(doc['TotalAmt']), kind: 'number' },
    { head: 'Unapplied', cell: (doc) => money(doc['UnappliedAmt']), kind: 'number' },
    { head: 'Applied to', cell: appliedTo, kind: 'wide' },
    { head: 'Status', cell: paymentStatus },
    {
      head: 'Bookkeeper',
      cell: ({ Id }) => disclosure(`Act on payment ${Id}`, undoForms(realmId, 'Payment', Id, `payment ${Id}`)),
      kind: 'wide',
    },
  ];
  return table(caption, columns, payments);
}

function appliedTo(doc: Doc): string {
  const links = objectsOf(doc, 'Line').flatMap((line) =>
    objectsOf(line, 'LinkedTxn').map(
      (link) => `${textOf(link, 'TxnType') ?? ''} ${textOf(link, 'TxnId') ?? ''}: ${money(line['Amount'])}`,
    ),
  );
  return links.join('; ');
}

function paymentStatus(doc: Doc): string {
  if (isVoided(doc)) return '⊘ Voided';
  if (doc['TotalAmt'] === 0) return '⇄ Links credits';
  return Number(doc['UnappliedAmt']) > 0 ? '◐ Unapplied' : '✓ Applied';
}

export type CreditsView = { realmId: string; credits: readonly Doc[]; caption: string; open: readonly Doc[] };

/** `open` are the invoices that a credit can be applied to. */
export function creditsTable({ realmId, credits, caption, open }: CreditsView): Html {
  const columns: Column<Doc>[] = [
    { head: 'Number', cell: (doc) => textOf(doc, 'DocNumber') ?? `(id ${doc.Id})` },
    { head: 'Customer', cell: (doc) => nameIn(doc, 'CustomerRef') },
    { head: 'Date', cell: (doc) => textOf(doc, 'TxnDate') ?? '' },
    { head: 'Total', cell: (doc) => money(doc['TotalAmt']), kind: 'number' },
    { head: 'Remaining', cell: (doc) => money(doc['RemainingCredit']), kind: 'number' },
    { head: 'Bookkeeper', cell: (doc) => creditActions(realmId, doc, open), kind: 'wide' },
  ];
  return table(caption, columns, credits);
}

function creditActions(realmId: string, doc: Doc, open: readonly Doc[]): Html {
  const name = `credit memo ${textOf(doc, 'DocNumber') ?? doc.Id}`;
  const remaining = Number(doc['RemainingCredit']);
  const customerId = referencedId(doc, 'CustomerRef');
  const targets = open.filter((invoice) => referencedId(invoice, 'CustomerRef') === customerId);
  const options = targets.map(
    (invoice) =>
      html`<option value="${invoice.Id}">
        ${textOf(invoice, 'DocNumber') ?? invoice.Id} (${money(invoice['Balance'])} open)
      </option>`,
  );
  const most = Math.min(remaining, Math.max(0, ...targets.map((invoice) => Number(invoice['Balance']))));
  const fields = [
    hidden('creditMemoId', doc.Id),
    html`<label
      >Invoice<select name="invoiceId">
        ${options}
      </select></label
    >`,
    amountField('Amount', most),
  ];
  const apply = most > 0 ? [actionForm({ realmId, name: 'apply-credit' }, fields, 'Apply credit')] : [];
  return disclosure(`Act on ${name}`, [...apply, ...undoForms(realmId, 'CreditMemo', doc.Id, name)]);
}
