import { formatMoney, type Cents } from '@autosync/core';
import type { StagedApplication } from '@autosync/records';
import {
  amountField,
  boundedCents,
  idField,
  listField,
  textField,
  unreadable,
  type Fields,
} from './document-fields.ts';

/** What a payment may be applied to, or use as a credit: the transactions that QBO has of a customer. */
const targetTypes: ReadonlySet<string> = new Set([
  'Invoice',
  'CreditMemo',
  'JournalEntry',
  'Expense',
  'Check',
  'CreditCardCredit',
  'Purchase',
  'Payment',
  'Deposit',
  'RefundReceipt',
  'SalesReceipt',
  'Charge',
  'StatementCharge',
  'ReimburseCharge',
  'Bill',
  'VendorCredit',
  'Transfer',
]);

/** What the lines of a payment say, one application per target: it may name an invoice in several lines. */
export function applicationsOf(payment: Fields): StagedApplication[] {
  const sums = new Map<string, { entity: string; qboId: string; cents: Cents }>();
  for (const line of listField(payment, 'Line')) {
    const target = targetOf(line);
    if (target === undefined) continue;
    const cents = amountField(line, 'Amount');
    if (cents === undefined) throw unreadable('a line has no Amount');
    const key = `${target.entity} ${target.qboId}`;
    const sum = sums.get(key) ?? { ...target, cents: 0n };
    sums.set(key, { ...sum, cents: boundedCents(sum.cents + cents, 'the sum of the lines') });
  }
  return [...sums.values()]
    .filter(({ cents }) => cents !== 0n)
    .map(({ cents, ...target }) => ({ ...target, amount: formatMoney(cents) }));
}

/** A line without a target is no application. */
function targetOf(line: Fields): { entity: string; qboId: string } | undefined {
  const [link, ...others] = listField(line, 'LinkedTxn');
  if (link === undefined) return undefined;
  if (others.length > 0) throw unreadable('a line names several transactions');
  const entity = textField(link, 'TxnType') ?? '';
  if (!targetTypes.has(entity)) {
    throw unreadable(entity === '' ? 'a line has no TxnType' : `"${entity.slice(0, 40)}" is no TxnType of a payment`);
  }
  return { entity, qboId: idField(link, 'TxnId') };
}
