import fc from 'fast-check';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { QboFault } from '../../src/qbo-fault.ts';
import type { OpenBooks } from './books.ts';
import { itemLine } from './simulator.ts';

const names = ['Holding', 'Branch', 'Stranger'];

/** Customers, a vendor and an inventory item. */
export function furnish(books: OpenBooks): void {
  const holding = books.write('create', 'Customer', { DisplayName: names[0]! });
  books.write('create', 'Customer', { DisplayName: names[1]!, ParentRef: { value: holding.Id } });
  books.write('create', 'Customer', { DisplayName: names[2]! });
  books.write('create', 'Vendor', { DisplayName: 'Smith' });
  books.write('create', 'Item', {
    Name: 'Router',
    Type: 'Inventory',
    TrackQtyOnHand: true,
    QtyOnHand: 100,
    PurchaseCost: 3.33,
    InvStartDate: '2020-01-01',
    IncomeAccountRef: { value: '12' },
    ExpenseAccountRef: { value: '15' },
    AssetAccountRef: { value: '5' },
  });
}

export const STOCKED_ITEM = '7';
const VENDOR = '4';

const cents = fc.integer({ min: 1, max: 20_000 });
const pick = fc.nat({ max: 1000 });
const form = fc.constantFrom(
  'Invoice',
  'CreditMemo',
  'Payment',
  'Bill',
  'VendorCredit',
  'BillPayment',
  'JournalEntry',
  'SalesReceipt',
  'RefundReceipt',
);
const settlement = fc.array(fc.record({ debt: pick, part: fc.integer({ min: 1, max: 120 }) }), { maxLength: 3 });

/**
 * Actions of a bookkeeper or a client. Their numbers choose among the documents of the books when the action is done.
 */
export const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sell' as const), customer: pick, cents, qty: pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('credit' as const), customer: pick, cents, qty: pick }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pay' as const), customer: pick, cents, settlement, credit: pick }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), payment: pick, cents, settlement }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('receipt' as const),
      customer: pick,
      cents,
      qty: pick,
      refund: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('estimate' as const), customer: pick, cents }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('charge' as const),
      customer: pick,
      cents,
      bill: pick,
      change: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sell from' as const),
      from: fc.constantFrom('Estimate', 'ReimburseCharge'),
      which: pick,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('buy' as const), cents, credit: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pay bills' as const), cents, settlement, credit: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('journal' as const), customer: pick, cents }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deposit' as const), payment: pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), form, which: pick, cents }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), form, which: pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), form, which: pick }) },
);

export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const dollars = (value: number) => value / 100;

function nth(docs: Doc[], index: number): Doc | undefined {
  return docs.length === 0 ? undefined : docs[index % docs.length];
}

function line(TxnType: string, TxnId: string, Amount: number): JsonObject {
  return { Amount, LinkedTxn: [{ TxnId, TxnType }] };
}

/** Lines for a part of the open amount, sometimes for a little more, so that some are refused. */
function settle(docs: Doc[], type: string, parts: { debt: number; part: number }[]): JsonObject[] {
  return parts.flatMap(({ debt, part }) => {
    const doc = nth(docs, debt);
    const open = Math.round(Number(doc?.['Balance'] ?? 0) * part);
    return doc && open > 0 ? [line(type, doc.Id, dollars(open))] : [];
  });
}

const sum = (lines: JsonObject[]) => Math.round(lines.reduce((total, { Amount }) => total + Number(Amount) * 100, 0));

/** A credit from the list that fits into the settled amount. */
function creditLine(docs: Doc[], type: string, index: number, settled: number): JsonObject[] {
  const doc = index % 2 === 0 ? nth(docs, index) : undefined;
  const used = Math.min(Math.round(Number(doc?.['Balance'] ?? 0) * 100), settled);
  return doc && used > 0 ? [line(type, doc.Id, dollars(used))] : [];
}

/** Does an action; returns false if the rules of the books refuse it. Any other error is thrown. */
export function perform(books: OpenBooks, todo: Action): boolean {
  try {
    act(books, todo);
    return true;
  } catch (error) {
    if (error instanceof QboFault) return false;
    throw error;
  }
}

function expense(Amount: number, AccountBasedExpenseLineDetail: JsonObject): JsonObject {
  return { DetailType: 'AccountBasedExpenseLineDetail', Amount, AccountBasedExpenseLineDetail };
}

function act(books: OpenBooks, todo: Action): unknown {
  const customer = 'customer' in todo ? String((todo.customer % names.length) + 1) : '1';
  const CustomerRef = { value: customer };
  const VendorRef = { value: VENDOR };
  switch (todo.do) {
    case 'sell':
    case 'credit': {
      const stocked = { ItemRef: { value: STOCKED_ITEM }, Qty: (todo.qty % 5) + 1 };
      const Line = [itemLine(dollars(todo.cents)), itemLine(0, stocked)];
      return books.write('create', todo.do === 'sell' ? 'Invoice' : 'CreditMemo', { CustomerRef, Line });
    }
    case 'estimate':
      return books.write('create', 'Estimate', { CustomerRef, Line: [itemLine(dollars(todo.cents))] });
    case 'charge': {
      const detail = { AccountRef: { value: '16' }, BillableStatus: 'Billable', CustomerRef };
      const Line = [expense(dollars(todo.cents), detail), expense(1, { AccountRef: { value: '16' } })];
      const bill = nth(books.all('Bill'), todo.bill);
      return todo.change && bill
        ? books.change('update', 'Bill', bill.Id, { VendorRef, Line: Line.map((own) => ({ ...own, Id: '1' })) })
        : books.write('create', 'Bill', { VendorRef, Line });
    }
    case 'sell from': {
      const source = nth(books.all(todo.from), todo.which);
      const LinkedTxn = [{ TxnType: todo.from, TxnId: source?.Id ?? '' }];
      const customerOf = source?.['CustomerRef'] ?? CustomerRef;
      return source && books.write('create', 'Invoice', { CustomerRef: customerOf, LinkedTxn, Line: [itemLine(5)] });
    }
    case 'receipt': {
      const stocked = { ItemRef: { value: STOCKED_ITEM }, Qty: (todo.qty % 5) + 1 };
      const Line = [itemLine(dollars(todo.cents)), itemLine(0, stocked)];
      const body = { CustomerRef, Line, DepositToAccountRef: { value: todo.refund ? '1' : '4' } };
      return books.write('create', todo.refund ? 'RefundReceipt' : 'SalesReceipt', body);
    }
    case 'pay': {
      const debts = settle(books.all('Invoice'), 'Invoice', todo.settlement);
      const credits = creditLine(books.all('CreditMemo'), 'CreditMemo', todo.credit, sum(debts));
      const TotalAmt = dollars(Math.max(0, todo.cents % 2 ? todo.cents : sum(debts) - sum(credits)));
      return books.write('create', 'Payment', { CustomerRef, TotalAmt, Line: [...debts, ...credits] });
    }
    case 'move': {
      const payment = nth(books.all('Payment'), todo.payment);
      const Line = settle(books.all('Invoice'), 'Invoice', todo.settlement);
      return payment && books.change('update', 'Payment', payment.Id, { Line });
    }
    case 'buy': {
      const AccountBasedExpenseLineDetail = { AccountRef: { value: '16' } };
      const Line = [
        { DetailType: 'AccountBasedExpenseLineDetail', Amount: dollars(todo.cents), AccountBasedExpenseLineDetail },
      ];
      return books.write('create', todo.credit ? 'VendorCredit' : 'Bill', { VendorRef, Line });
    }
    case 'pay bills': {
      const debts = settle(books.all('Bill'), 'Bill', todo.settlement);
      const credits = creditLine(books.all('VendorCredit'), 'VendorCredit', todo.credit, sum(debts));
      return books.write('create', 'BillPayment', {
        VendorRef,
        PayType: 'Check',
        CheckPayment: { BankAccountRef: { value: '1' } },
        TotalAmt: dollars(sum(debts) - sum(credits)),
        Line: [...debts, ...credits],
      });
    }
    case 'journal': {
      const entry = (PostingType: string, value: string, more: JsonObject = {}) => ({
        DetailType: 'JournalEntryLineDetail',
        Amount: dollars(todo.cents),
        JournalEntryLineDetail: { PostingType, AccountRef: { value }, ...more },
      });
      const Entity = { Type: 'Customer', EntityRef: CustomerRef };
      return books.write('create', 'JournalEntry', { Line: [entry('Debit', '3', { Entity }), entry('Credit', '9')] });
    }
    case 'deposit': {
      const payment = nth(books.all('Payment'), todo.payment);
      const Line = payment && [line('Payment', payment.Id, Number(payment['TotalAmt']))];
      return Line && books.write('create', 'Deposit', { DepositToAccountRef: { value: '1' }, Line });
    }
    case 'edit': {
      const doc = nth(books.all(todo.form), todo.which);
      const change: JsonObject = ['Invoice', 'CreditMemo', 'SalesReceipt', 'RefundReceipt'].includes(todo.form)
        ? { Line: [itemLine(dollars(todo.cents))] }
        : { PrivateNote: String(todo.cents), VendorRef, TotalAmt: dollars(todo.cents) };
      if (todo.form !== 'BillPayment' && todo.form !== 'Bill') delete change['VendorRef'];
      return doc && books.change('update', todo.form, doc.Id, change);
    }
    case 'void':
    case 'delete': {
      const doc = nth(books.all(todo.form), todo.which);
      return doc && books.change(todo.do, todo.form, doc.Id);
    }
  }
}
