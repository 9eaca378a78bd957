import { centsFromNumber } from '@autosync/core';
import { detailOf, linesOf } from './merging/lines.ts';
import { docOf, type Doc } from './merging/same.ts';

/** What is applied to a document, by QuickBooks' types of linked transactions; others (an estimate, a time entry) are sources. */
const kinds: Readonly<Record<string, string>> = {
  Payment: 'a payment',
  ReceivePayment: 'a payment',
  CreditMemo: 'a credit memo',
  Invoice: 'an invoice',
  Bill: 'a bill',
  BillPayment: 'a bill payment',
  BillPaymentCheck: 'a bill payment',
  BillPaymentCreditCard: 'a bill payment',
  VendorCredit: 'a vendor credit',
  Deposit: 'a deposit',
  JournalEntry: 'a journal entry',
};

const cents = (value: unknown): bigint => centsFromNumber(typeof value === 'number' ? value : 0);

/** A line that an invoice has taken over: the customer owes what the document says was spent. */
const isCharged = (line: Doc): boolean => detailOf(line)['BillableStatus'] === 'HasBeenBilled';

/**
 * What was paid on a document or used of it, in words ("a payment is applied to it"); undefined: nothing. It shows by links, by
 * lines that a customer was charged for, and by a balance that is not the total less the deposit taken with it: a credit memo has no
 * links to what it pays.
 */
export function settlementsOf(document: Doc): string | undefined {
  const links = Array.isArray(document['LinkedTxn']) ? document['LinkedTxn'] : [];
  const [found] = links.flatMap((link: unknown) => kinds[String(docOf(link)['TxnType'])] ?? []);
  if (found !== undefined) return `${found} is applied to it`;
  if (linesOf(document).some(isCharged)) return 'a customer was charged for it';
  const { Balance: balance, TotalAmt: total, Deposit: deposit } = document;
  if (typeof balance !== 'number' || cents(balance) === cents(total) - cents(deposit)) return undefined;
  return 'some of it is paid or used';
}
