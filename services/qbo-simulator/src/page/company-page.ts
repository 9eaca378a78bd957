import type { Company } from '../books/company.ts';
import { objectOf, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import type { CallRecord } from '../ledger.ts';
import { money, sumOf } from './amounts.ts';
import { callsTable } from './calls.ts';
import { actionForm, disclosure, hidden } from './forms.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { invoicesTable } from './invoices.ts';
import { layout, table } from './layout.ts';
import type { Note } from './layout.ts';
import { creditsTable, paymentsTable } from './payments.ts';

/** Rows shown of each table: those that changed last. */
const SHOWN = 100;

export type CompanyPage = { company: Company; calls: readonly CallRecord[]; today: string; note: Note };

/** The books of one company, with forms to act as the bookkeeper. */
export function companyPage({ company, calls, today, note }: CompanyPage): string {
  const { realmId } = company;
  const invoices = documents(company, 'Invoice');
  const open = invoices.filter((doc) => Number(doc['Balance']) > 0);
  const list = (entity: string, noun: string) => latest(documents(company, entity), noun);
  const [shownInvoices, shownPayments, shownCredits] = [
    latest(invoices, 'Invoices'),
    list('Payment', 'Payments'),
    list('CreditMemo', 'Credit memos'),
  ];
  const content = html` <p>
      Company <code>${realmId}</code> · ${company.timeZone} · today is ${today} there · owed to it:
      <strong>${sumOf(open, 'Balance')}</strong> ·
      <a href="/companies/${realmId}">Reload</a>
    </p>
    ${closingForm(company)}
    <h2>Invoices</h2>
    ${invoicesTable({ realmId, invoices: shownInvoices.rows, caption: shownInvoices.caption, today })}
    <h2>Payments</h2>
    ${paymentsTable({ realmId, payments: shownPayments.rows, caption: shownPayments.caption })}
    <h2>Credit memos</h2>
    ${creditsTable({ realmId, credits: shownCredits.rows, caption: shownCredits.caption, open })}
    <h2>Customers</h2>
    ${customersTable(realmId, list('Customer', 'Customers'))}
    <h2>Items</h2>
    ${itemsTable(list('Item', 'Products and services'))}
    <h2>Latest calls</h2>
    ${callsTable(calls, 'Calls of the API to this company')}`;
  return layout(company.name, content, note);
}

function documents(company: Company, entity: string): Doc[] {
  const store = [...company.stores()].find(({ definition }) => definition.name === entity);
  return [...(store?.all() ?? [])];
}

type Shown = { rows: Doc[]; caption: string };

function latest(docs: readonly Doc[], noun: string): Shown {
  const rows = docs.slice(-SHOWN).toReversed();
  return { rows, caption: docs.length > SHOWN ? `${noun}: the last ${SHOWN} of ${docs.length}` : noun };
}

function closingForm(company: Company): Html {
  const closed = textOf(objectOf(company.only('Preferences'), 'AccountingInfoPrefs'), 'BookCloseDate') ?? '';
  const label =
    closed === '' ? 'The books are open. Close them up to' : `The books are closed up to ${closed}. Change to`;
  const field = html`<label>${label}<input type="date" name="date" value="${closed}" /></label>`;
  return actionForm({ realmId: company.realmId, name: 'close-books' }, [field], 'Set closing date (empty opens)');
}

function customersTable(realmId: string, { rows, caption }: Shown): Html {
  return table(
    caption,
    [
      { head: 'Id', cell: (doc) => doc.Id },
      { head: 'Name', cell: (doc) => textOf(doc, 'DisplayName') ?? '' },
      { head: 'Balance', cell: (doc) => money(doc['Balance']), kind: 'number' },
      { head: 'Status', cell: (doc) => (doc['Active'] === false ? '⊘ Inactive' : '✓ Active') },
      { head: 'Bookkeeper', cell: (doc) => customerActions(realmId, doc), kind: 'wide' },
    ],
    rows,
  );
}

function customerActions(realmId: string, doc: Doc): Html {
  const field = html`<label
    >Payment without an invoice<input name="amount" type="number" step="0.01" min="0.01" required
  /></label>`;
  const form = actionForm(
    { realmId, name: 'receive-payment' },
    [hidden('customerId', doc.Id), field],
    'Receive payment',
  );
  return disclosure(`Act on customer ${doc.Id}`, [form]);
}

function itemsTable({ rows, caption }: Shown): Html {
  return table(
    caption,
    [
      { head: 'Id', cell: (doc) => doc.Id },
      { head: 'Name', cell: (doc) => textOf(doc, 'FullyQualifiedName') ?? textOf(doc, 'Name') ?? '' },
      { head: 'Type', cell: (doc) => textOf(doc, 'Type') ?? '' },
      { head: 'Price', cell: (doc) => money(doc['UnitPrice']), kind: 'number' },
      {
        head: 'On hand',
        cell: (doc) => (typeof doc['QtyOnHand'] === 'number' ? String(doc['QtyOnHand']) : '–'),
        kind: 'number',
      },
      { head: 'Status', cell: (doc) => (doc['Active'] === false ? '⊘ Inactive' : '✓ Active') },
    ],
    rows,
  );
}
