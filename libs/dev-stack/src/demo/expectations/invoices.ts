import type { Invoice } from '@autosync/contracts';
import { multiplyToCents, parseMoney, type Cents } from '@autosync/core';
import type { ExpectedDocument } from './expected.ts';

/** The record's lines less the discount. */
function totalOf(invoice: Invoice): Cents {
  const lines = invoice.lines.map(({ amount, quantity, unitPrice }) =>
    amount === undefined ? multiplyToCents(quantity, unitPrice) : parseMoney(amount),
  );
  return lines.reduce((sum, line) => sum + line, 0n) - parseMoney(invoice.discount?.amount ?? '0');
}

/** A credit memo where the record says so or is negative, with positive amounts. */
export function expectedOfInvoice(invoice: Invoice): ExpectedDocument & { total: Cents } {
  const total = totalOf(invoice);
  const isCredit = invoice.kind === 'credit-memo' || total < 0n;
  return { entities: [isCredit ? 'CreditMemo' : 'Invoice'], total: total < 0n ? -total : total };
}
