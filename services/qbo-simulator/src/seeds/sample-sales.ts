import { amountOf, centsOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import type { JsonObject } from '../json.ts';
import type { SampleBooks } from './sample-books.ts';
import { sampleCustomers } from './sample-customers.ts';

const DUE_DAYS = 30;

/** How often something goes wrong, counted in agreements so that it does not depend on dates. */
const TROUBLE = 29;

type Options = { random: () => number; nextNumber: () => JsonObject };

/**
 * What the firm sells: agreements on the first of a month, hours in the middle of it. Most invoices are paid about when
 * they are due and deposited two days later, some in part or not at all; there are a few credit memos, and half of them
 * are applied.
 */
export function beginSales(books: SampleBooks, { random, nextNumber }: Options): void {
  let months = 0;

  function line(item: string, quantity: number, unitCents: number): JsonObject {
    const detail = { ItemRef: books.ref('Item', item), Qty: quantity, UnitPrice: unitCents / 100 };
    return { DetailType: 'SalesItemLineDetail', Amount: (quantity * unitCents) / 100, SalesItemLineDetail: detail };
  }

  function deposit(payment: Doc): void {
    const amount = amountOf(centsOf(payment, 'TotalAmt'));
    const links = [{ TxnId: payment.Id, TxnType: 'Payment', TxnLineId: '0' }];
    const account = books.ref('Account', 'Checking');
    books.create('Deposit', {
      DepositToAccountRef: account,
      TxnDate: books.day(),
      Line: [{ Amount: amount, LinkedTxn: links }],
    });
  }

  function pay(customer: Doc, invoice: Doc, percent: bigint): void {
    const amount = amountOf((centsOf(invoice, 'TotalAmt') * percent) / 100n);
    const payment = books.create('Payment', {
      CustomerRef: { value: customer.Id },
      TotalAmt: amount,
      TxnDate: books.day(),
      PaymentRefNum: String(1000 + Math.floor(random() * 9000)),
      Line: [{ Amount: amount, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    });
    books.in(2, () => deposit(payment));
  }

  function form(customer: Doc): JsonObject {
    return { CustomerRef: { value: customer.Id }, TxnDate: books.day(), ...nextNumber() };
  }

  function bill(customer: Doc, lines: JsonObject[]): Doc {
    const invoice = books.create('Invoice', { ...form(customer), Line: lines });
    const wait = DUE_DAYS + Math.floor(random() * 25) - 15;
    const luck = random();
    if (luck < 0.88) books.in(wait, () => pay(customer, invoice, 100n));
    else if (luck < 0.94) books.in(wait, () => pay(customer, invoice, 50n));
    return invoice;
  }

  /** A credit memo; applied to an invoice a week later when one is given (docs/quickbooks.md#credit-memos). */
  function credit(customer: Doc, cents: number, invoice: Doc | undefined): void {
    const lines = [line('Managed Services', 1, cents)];
    const memo = books.create('CreditMemo', { ...form(customer), PrivateNote: 'Service level missed', Line: lines });
    if (!invoice) return;
    const part = (TxnType: string, TxnId: string) => ({ Amount: cents / 100, LinkedTxn: [{ TxnId, TxnType }] });
    books.in(7, () => {
      const CustomerRef = { value: customer.Id };
      const Line = [part('Invoice', invoice.Id), part('CreditMemo', memo.Id)];
      books.create('Payment', { CustomerRef, TotalAmt: 0, TxnDate: books.day(), Line });
    });
  }

  function month(customer: Doc, monthlyCents: number): void {
    months += 1;
    bill(customer, [line('Managed Services', 1, monthlyCents)]);
    const hours = Math.ceil(random() * 24) / 2;
    const travel = random() < 0.4 ? [line('Travel Time', 1, 7500)] : [];
    if (random() < 0.6) books.in(14, () => void bill(customer, [line('Hours', hours, 15_000), ...travel]));
    if (months % TROUBLE === 0) {
      const isOpen = months % (2 * TROUBLE) === 0;
      // A separate job, which nobody has paid yet when the credit for it arrives.
      books.in(12, () => {
        const job = books.create('Invoice', { ...form(customer), Line: [line('Project Work', 4, 17_500)] });
        credit(customer, 17_500, isOpen ? undefined : job);
      });
    }
  }

  for (const [name, city, state, monthly] of sampleCustomers) {
    const address = { Line1: '100 Main Street', City: city, CountrySubDivisionCode: state, Country: 'US' };
    const customer = books.create('Customer', { DisplayName: name, CompanyName: name, BillAddr: address });
    books.everyMonth(() => month(customer, Math.round(monthly * 100)));
  }
}
