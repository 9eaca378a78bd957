import type { Expense } from '@autosync/contracts';
import { parseMoney } from '@autosync/core';
import type { ExpectedDocument } from './expected.ts';

/** A bill where a person is owed the money (a vendor credit where they owe it), else a purchase that the company paid. */
export function expectedOfExpense({ reimbursable, lines }: Expense): ExpectedDocument {
  const total = lines.reduce((sum, { amount }) => sum + parseMoney(amount), 0n);
  const owed = total < 0n ? 'VendorCredit' : 'Bill';
  return { entities: [reimbursable === true ? owed : 'Purchase'], total: total < 0n ? -total : total };
}
