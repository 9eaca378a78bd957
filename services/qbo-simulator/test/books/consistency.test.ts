import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { centsOf, objectOf, objectsOf, referencedId } from '../../src/books/doc.ts';
import type { Doc } from '../../src/books/doc.ts';
import { linksOf } from '../../src/entities/settlement/links.ts';
import { jsonText } from '../../src/json.ts';
import { captureChanges } from '../../src/query/changes.ts';
import { defaultSwitches } from '../../src/switches.ts';
import { action, furnish, perform, STOCKED_ITEM } from '../support/bookkeeping.ts';
import type { Action } from '../support/bookkeeping.ts';
import { openBooks } from '../support/books.ts';
import type { OpenBooks } from '../support/books.ts';

const actions = fc.array(action, { minLength: 5, maxLength: 60 });

function totalOf(docs: Doc[], amount: (doc: Doc) => bigint): bigint {
  return docs.reduce((sum, doc) => sum + amount(doc), 0n);
}

/** The amount that a document's lines apply to one invoice, bill or credit. */
function appliedTo(payments: Doc[], id: string): bigint {
  return totalOf(payments, (payment) =>
    linksOf(payment)
      .filter((link) => link.id === id)
      .reduce((sum, { cents }) => sum + cents, 0n),
  );
}

/** Every balance can be computed from the transactions alone. */
function checkBooks(books: OpenBooks): void {
  const [invoices, credits, payments, bills, vendorCredits, billPayments, entries] = [
    'Invoice',
    'CreditMemo',
    'Payment',
    'Bill',
    'VendorCredit',
    'BillPayment',
    'JournalEntry',
  ].map((entity) => books.all(entity)) as [Doc[], Doc[], Doc[], Doc[], Doc[], Doc[], Doc[]];

  for (const [debts, settlements] of [
    [invoices, payments],
    [bills, billPayments],
  ] as const) {
    for (const debt of debts) {
      expect(centsOf(debt, 'Balance')).toBe(centsOf(debt, 'TotalAmt') - appliedTo(settlements, debt.Id));
      expect(centsOf(debt, 'Balance')).toBeGreaterThanOrEqual(0n);
      const linked = objectsOf(debt, 'LinkedTxn')
        .filter(({ TxnType }) => (TxnType as string).includes('Payment'))
        .map(({ TxnId }) => TxnId as string);
      const naming = settlements.filter((doc) => linksOf(doc).some(({ id }) => id === debt.Id)).map(({ Id }) => Id);
      expect(linked.toSorted()).toEqual(naming.toSorted());
    }
  }
  for (const credit of credits) {
    const left = centsOf(credit, 'TotalAmt') - appliedTo(payments, credit.Id);
    expect([centsOf(credit, 'RemainingCredit'), centsOf(credit, 'Balance')]).toEqual([left, left]);
    expect(left).toBeGreaterThanOrEqual(0n);
  }
  for (const payment of payments) {
    const net = linksOf(payment).reduce((sum, { type, cents }) => sum + (type === 'Invoice' ? cents : -cents), 0n);
    const unapplied = centsOf(payment, 'TotalAmt') - net;
    expect(centsOf(payment, 'UnappliedAmt')).toBe(unapplied);
    expect(unapplied >= 0n && unapplied <= centsOf(payment, 'TotalAmt')).toBe(true);
  }

  const journalled = (customerId: string) =>
    totalOf(entries, (entry) =>
      objectsOf(entry, 'Line')
        .filter((line) => {
          const { Entity = {} } = objectOf(line, 'JournalEntryLineDetail');
          return referencedId(Entity as Doc, 'EntityRef') === customerId;
        })
        .reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n),
    );
  const own = (docs: Doc[], customerId: string, property: string) =>
    totalOf(docs, (doc) => (referencedId(doc, 'CustomerRef') === customerId ? centsOf(doc, property) : 0n));
  const customers = books.all('Customer');
  for (const customer of customers) {
    expect(centsOf(customer, 'Balance')).toBe(
      own(invoices, customer.Id, 'Balance') -
        own(credits, customer.Id, 'Balance') -
        own(payments, customer.Id, 'UnappliedAmt') +
        journalled(customer.Id),
    );
    const below = customers.filter((other) => referencedId(other, 'ParentRef') === customer.Id);
    expect(centsOf(customer, 'BalanceWithJobs')).toBe(
      centsOf(customer, 'Balance') + totalOf(below, (doc) => centsOf(doc, 'Balance')),
    );
  }
  const account = (id: string) => centsOf(books.company.store('Account').get(id)!, 'CurrentBalance');
  expect(account('3')).toBe(totalOf(customers, (doc) => centsOf(doc, 'Balance')));
  expect(account('6')).toBe(totalOf(books.all('Vendor'), (doc) => centsOf(doc, 'Balance')));
  expect(account('6')).toBe(
    totalOf(bills, (doc) => centsOf(doc, 'TotalAmt')) -
      totalOf(vendorCredits, (doc) => centsOf(doc, 'TotalAmt')) -
      totalOf(billPayments, (doc) => centsOf(doc, 'TotalAmt')),
  );
  checkDoubleEntry(books);
  checkSources(books);
  const waiting = payments.filter((doc) => objectsOf(doc, 'LinkedTxn').length === 0);
  const [sales, refunds] = [books.all('SalesReceipt'), books.all('RefundReceipt')];
  const received = totalOf([...waiting, ...sales], (doc) => centsOf(doc, 'TotalAmt'));
  expect(account('4')).toBe(received);
  const sold = (docs: Doc[]) =>
    docs
      .flatMap((doc) => objectsOf(doc, 'Line'))
      .map((line) => objectOf(line, 'SalesItemLineDetail'))
      .filter((detail) => referencedId(detail, 'ItemRef') === STOCKED_ITEM)
      .reduce((sum, { Qty }) => sum + Number(Qty), 0);
  expect(books.company.store('Item').get(STOCKED_ITEM)).toMatchObject({
    QtyOnHand: 100 - sold(invoices) + sold(credits) - sold(sales) + sold(refunds),
  });
}

/** What an invoice is made from is marked as used, and every billable line has one charge with the same content. */
function checkSources(books: OpenBooks): void {
  const isLinked = (TxnType: string, TxnId: string) =>
    books
      .all('Invoice')
      .some((invoice) =>
        objectsOf(invoice, 'LinkedTxn').some((link) => link['TxnType'] === TxnType && link['TxnId'] === TxnId),
      );
  for (const { Id, TxnStatus } of books.all('Estimate')) {
    expect(TxnStatus).toBe(isLinked('Estimate', Id) ? 'Closed' : 'Pending');
  }
  const charges = books.all('ReimburseCharge');
  for (const { Id, HasBeenInvoiced } of charges) expect(HasBeenInvoiced).toBe(isLinked('ReimburseCharge', Id));
  const ofCharges = charges.map(({ Amount, HasBeenInvoiced }) => [Amount, HasBeenInvoiced]);
  const ofLines = books
    .all('Bill')
    .flatMap((bill) => objectsOf(bill, 'Line'))
    .flatMap((line) => {
      const status = objectOf(line, 'AccountBasedExpenseLineDetail')['BillableStatus'];
      return status === 'NotBillable' ? [] : [[line['Amount'], status === 'HasBeenBilled']];
    });
  expect(ofCharges.toSorted(byText)).toEqual(ofLines.toSorted(byText));
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a).localeCompare(JSON.stringify(b));
}

/** Debits and credits of every transaction add up to 0, and balances are the sums of postings. */
function checkDoubleEntry(books: OpenBooks): void {
  const sums = new Map<string, bigint>();
  for (const { posted } of books.company.stores()) {
    for (const postings of posted.values()) {
      expect(postings.reduce((sum, { cents }) => sum + cents, 0n)).toBe(0n);
      for (const { accountId = '', cents } of postings) sums.set(accountId, (sums.get(accountId) ?? 0n) + cents);
    }
  }
  for (const account of books.all('Account')) {
    const side = account['Classification'];
    const debit = sums.get(account.Id) ?? 0n;
    const shown = side === 'Revenue' || side === 'Expense' ? 0n : side === 'Asset' ? debit : -debit;
    expect([account['Name'], centsOf(account, 'CurrentBalance')]).toEqual([account['Name'], shown]);
  }
}

/** All documents as text, by entity and Id. */
function copyOf(books: OpenBooks): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const { definition } of books.company.stores()) {
    for (const doc of books.all(definition.name)) copy[`${definition.name} ${doc.Id}`] = JSON.stringify(doc);
  }
  return copy;
}

function run(todo: Action[], after?: (books: OpenBooks) => void): OpenBooks {
  const books = openBooks();
  furnish(books);
  for (const next of todo) {
    books.state.clock.change({ advanceMs: 700 });
    perform(books, next);
    after?.(books);
  }
  return books;
}

describe('the books, whatever is created, changed, paid, credited, voided and deleted', () => {
  it('every balance, UnappliedAmt, RemainingCredit, link and quantity follows from the transactions', () => {
    fc.assert(
      fc.property(actions, (todo) => {
        const books = run(todo, checkBooks);
        books.close();
      }),
      { numRuns: 60 },
    );
  });

  it('every document is answered as it is stored, however often it was answered before', () => {
    const checkTexts = ({ company, all }: OpenBooks) => {
      for (const { definition } of company.stores()) {
        for (const doc of all(definition.name)) expect(company.textOf(doc)).toBe(jsonText(doc));
      }
    };
    fc.assert(
      fc.property(actions, (todo) => {
        const books = run(todo, checkTexts);
        books.close();
      }),
      { numRuns: 25 },
    );
  });

  it('the journal read back gives the same books to the last character', () => {
    fc.assert(
      fc.property(actions, (todo) => {
        const books = run(todo);
        const before = copyOf(books);
        const again = books.reopen();
        expect(copyOf(again)).toEqual(before);
        again.close();
      }),
      { numRuns: 25 },
    );
  });

  it('a copy that follows change data capture holds the same books (docs/quickbooks.md#changes)', () => {
    const entities = ['Account', 'Customer', 'Item', 'Vendor', 'Invoice', 'CreditMemo', 'Payment', 'Bill'];
    // A payment's deposit does not change the payment (docs/quickbooks.md#payments): the Deposit tells it.
    const plain = (doc: Doc) => JSON.stringify({ ...doc, ...(doc['UnappliedAmt'] !== undefined && { LinkedTxn: [] }) });
    fc.assert(
      fc.property(actions, fc.integer({ min: 1, max: 9 }), (todo, every) => {
        const copy = new Map<string, string>();
        let sinceMs = Date.parse('2026-05-01T12:00:00Z');
        let step = 0;
        const capture = (books: OpenBooks) => {
          const nowMs = books.state.clock.nowMs();
          const changedSince = new Date(sinceMs).toISOString();
          const request = { entities: entities.join(','), changedSince, nowMs, switches: defaultSwitches };
          for (const text of captureChanges(books.company, request)) {
            const [[entity, docs] = ['', []]] = Object.entries(JSON.parse(text) as Record<string, Doc[]>);
            for (const doc of docs) {
              if (doc['status'] === 'Deleted') copy.delete(`${entity} ${doc.Id}`);
              else copy.set(`${entity} ${doc.Id}`, plain(doc));
            }
          }
          // Stamps have whole seconds (docs/quickbooks.md#time-stamps), so the last one may cover more changes.
          sinceMs = Math.floor(nowMs / 1000) * 1000;
        };
        const books = run(todo, (now) => {
          step += 1;
          if (step % every === 0) capture(now);
        });
        capture(books);
        const live = entities.flatMap((entity) => books.all(entity).map((doc) => [`${entity} ${doc.Id}`, plain(doc)]));
        expect(Object.fromEntries(copy)).toEqual(Object.fromEntries(live));
        books.close();
      }),
      { numRuns: 25 },
    );
  });

  it('most of these actions are done, not refused', () => {
    const done = { yes: 0, no: 0 };
    for (const todo of fc.sample(actions, { numRuns: 20, seed: 7 })) {
      const books = openBooks();
      furnish(books);
      for (const next of todo) done[perform(books, next) ? 'yes' : 'no'] += 1;
      books.close();
    }
    expect(done.yes).toBeGreaterThan(done.no);
  });
});
