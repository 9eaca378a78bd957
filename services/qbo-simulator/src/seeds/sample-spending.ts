import { amountOf, centsOf } from '../books/doc.ts';
import type { JsonObject } from '../json.ts';
import type { SampleBooks } from './sample-books.ts';

/** Monthly bills: vendor, purpose, amount, and after how many days they are paid. */
const vendors: readonly [name: string, account: string, monthly: number, paidAfterDays: number][] = [
  ['Bluewater Cloud Hosting', 'Cost of Goods Sold', 1480, 20],
  ['Summit Telecom', 'Office Expenses', 312.4, 25],
  ['Pine Street Properties', 'Office Expenses', 2600, 4],
];

/** What the firm spends: bills and their payments by check, office supplies by card, meals and travel in cash. */
export function beginSpending(books: SampleBooks, random: () => number): void {
  function expense(account: string, amount: number): JsonObject {
    const detail = { AccountRef: books.ref('Account', account) };
    return { DetailType: 'AccountBasedExpenseLineDetail', Amount: amount, AccountBasedExpenseLineDetail: detail };
  }

  for (const [name, account, monthly, paidAfterDays] of vendors) {
    const VendorRef = { value: books.create('Vendor', { DisplayName: name, CompanyName: name }).Id };
    books.everyMonth(() => {
      const bill = books.create('Bill', { VendorRef, TxnDate: books.day(), Line: [expense(account, monthly)] });
      books.in(paidAfterDays, () => {
        const amount = amountOf(centsOf(bill, 'TotalAmt'));
        books.create('BillPayment', {
          VendorRef,
          PayType: 'Check',
          TotalAmt: amount,
          TxnDate: books.day(),
          CheckPayment: { BankAccountRef: books.ref('Account', 'Checking') },
          Line: [{ Amount: amount, LinkedTxn: [{ TxnId: bill.Id, TxnType: 'Bill' }] }],
        });
      });
    });
  }

  function buy(PaymentType: 'CreditCard' | 'Cash', from: string, account: string): void {
    const amount = Math.ceil(random() * 20_000) / 100;
    const AccountRef = books.ref('Account', from);
    books.create('Purchase', { PaymentType, AccountRef, TxnDate: books.day(), Line: [expense(account, amount)] });
  }

  books.everyMonth(() => {
    books.in(5, () => buy('CreditCard', 'Mastercard', 'Office Expenses'));
    books.in(11, () => buy('CreditCard', 'Mastercard', 'Travel'));
    books.in(18, () => buy('Cash', 'Checking', 'Meals and Entertainment'));
  });
}
