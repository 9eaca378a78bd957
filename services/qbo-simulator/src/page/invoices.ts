import { referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { isVoided, money, nameIn } from './amounts.ts';
import { actionForm, amountField, disclosure, hidden, undoForms } from './forms.ts';
import type { Html } from './html.ts';
import { table } from './layout.ts';
import type { Column } from './layout.ts';

export type InvoicesView = { realmId: string; invoices: readonly Doc[]; caption: string; today: string };

export function invoicesTable({ realmId, invoices, caption, today }: InvoicesView): Html {
  const columns: Column<Doc>[] = [
    { head: 'Number', cell: (doc) => textOf(doc, 'DocNumber') ?? `(id ${doc.Id})` },
    { head: 'Customer', cell: (doc) => nameIn(doc, 'CustomerRef') },
    { head: 'Date', cell: (doc) => textOf(doc, 'TxnDate') ?? '' },
    { head: 'Due', cell: (doc) => textOf(doc, 'DueDate') ?? '' },
    { head: 'Total', cell: (doc) => money(doc['TotalAmt']), kind: 'number' },
    { head: 'Balance', cell: (doc) => money(doc['Balance']), kind: 'number' },
    { head: 'Status', cell: (doc) => invoiceStatus(doc, today) },
    { head: 'Bookkeeper', cell: (doc) => actions(realmId, doc), kind: 'wide' },
  ];
  return table(caption, columns, invoices);
}

/** The status in words, not by colour. */
export function invoiceStatus(doc: Doc, today: string): string {
  const [total, balance] = [Number(doc['TotalAmt']), Number(doc['Balance'])];
  if (isVoided(doc)) return '⊘ Voided';
  if (balance === 0) return '✓ Paid';
  const due = textOf(doc, 'DueDate') ?? '';
  const isLate = due !== '' && due < today;
  if (balance < total) return isLate ? '◐ Partly paid, overdue' : '◐ Partly paid';
  return isLate ? '! Overdue' : '○ Open';
}

function actions(realmId: string, doc: Doc): Html {
  const name = `invoice ${textOf(doc, 'DocNumber') ?? doc.Id}`;
  const balance = Number(doc['Balance']);
  const fields = [
    hidden('customerId', referencedId(doc, 'CustomerRef') ?? ''),
    hidden('invoiceId', doc.Id),
    amountField(`Payment for ${name}`, balance),
  ];
  const payment = balance > 0 ? [actionForm({ realmId, name: 'receive-payment' }, fields, 'Receive payment')] : [];
  return disclosure(`Act on ${name}`, [...payment, ...undoForms(realmId, 'Invoice', doc.Id, name)]);
}
