import type { Expense } from '@autosync/contracts';
import type { CompanyFacts, DocumentPlan, ReferenceNeed } from '@autosync/sync-worker';
import { expenseDefinition } from '../../src/expense-definition.ts';

export const company = {
  name: 'Northwind',
  timeZone: 'America/Los_Angeles',
  settings: {},
  preferences: {
    customNumbers: true,
    bookCloseDate: null,
    country: 'US',
    automatedSalesTax: false,
    homeCurrency: 'USD',
    multicurrency: false,
    classes: 'line',
    departments: true,
    customersOnPurchases: true,
    billablePurchases: true,
    usesSalesTax: false,
    deposits: false,
    customFields: [],
  },
} as const satisfies CompanyFacts;

export const owed: Expense = {
  date: '2026-11-02',
  member: { name: 'Ann Lee', accountNumber: 'E-4' },
  reimbursable: true,
  lines: [{ account: 'Travel', amount: '40.00' }],
};

export const paid: Expense = {
  date: '2026-11-02',
  member: { name: 'Ann Lee' },
  paymentMethod: 'Amex',
  lines: [{ account: 'Travel', amount: '40.00' }],
};

/** As if QuickBooks' Ids were the names. */
export const idOf = ({ kind, name, accountNumber }: ReferenceNeed): string =>
  `${kind}:${name}${accountNumber === undefined ? '' : ` (${accountNumber})`}`;

/** `data`: what is known of the account of the payment method. */
export function planOf(
  expense: Expense,
  data: Record<string, unknown> = {},
  facts: CompanyFacts = company,
): DocumentPlan {
  const referenceData = ({ kind }: ReferenceNeed) => (kind === 'payment-method' ? data : {});
  return expenseDefinition.toDocument(expense, {
    company: facts,
    key: 'AutoSync r.1',
    referenceId: idOf,
    referenceData,
  });
}

export function map(expense: Expense, data: Record<string, unknown> = {}, facts: CompanyFacts = company) {
  const plan = planOf(expense, data, facts);
  if (plan.kind !== 'write') throw new Error(`not written: ${JSON.stringify(plan)}`);
  const { entity, body } = plan;
  return { entity, body };
}
