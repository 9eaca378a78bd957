import { accountNameOf, type Expense, type ExpenseLine } from '@autosync/contracts';
import {
  companyCause,
  currencyObstacles,
  documentCurrency,
  taxNeeds,
  taxObstacles,
  trackingNeeds,
  trackingObstacles,
  type CompanyFacts,
  type ObstacleContext,
  type ReferenceNeed,
  type Refusal,
} from '@autosync/sync-worker';
import { asDocument } from './shape.ts';

type Party = Expense['member'];

/** Bills, and what was paid to a vendor, are in the one currency that the vendor is kept in. */
function vendorNeed(kind: 'member' | 'vendor', party: Party, currency: string | undefined): ReferenceNeed {
  return { kind, ...party, ...(currency !== undefined && { currency }) };
}

export const memberNeed = (expense: Expense, company: CompanyFacts): ReferenceNeed =>
  vendorNeed('member', expense.member, documentCurrency(expense, company));
export const payeeNeed = (expense: Expense, payee: Party, company: CompanyFacts): ReferenceNeed =>
  vendorNeed('vendor', payee, documentCurrency(expense, company));
export const paymentMethodNeed = (name: string): ReferenceNeed => ({ kind: 'payment-method', name });
export const departmentNeed = (name: string): ReferenceNeed => ({ kind: 'department', name });
export const classNeed = (name: string): ReferenceNeed => ({ kind: 'class', name });
export const accountNeed = (line: ExpenseLine): ReferenceNeed => ({ kind: 'account', name: accountNameOf(line) });
export const customerNeed = (customer: Party): ReferenceNeed => ({ kind: 'customer', ...customer });

/** The names an expense needs in QuickBooks: who is owed or what paid, and what each line is booked to. */
export function expenseNeeds(expense: Expense, company: CompanyFacts): ReferenceNeed[] {
  const { paymentMethod, payee, lines } = expense;
  const document = asDocument(expense);
  return [
    ...(paymentMethod === undefined ? [memberNeed(expense, company)] : [paymentMethodNeed(paymentMethod)]),
    // On a bill the person is the vendor; whom they paid is a text there.
    ...(paymentMethod === undefined || payee === undefined ? [] : [payeeNeed(expense, payee, company)]),
    ...trackingNeeds(document),
    ...taxNeeds(document, company),
    ...lines.map(accountNeed),
    ...lines.flatMap(({ customer }) => (customer === undefined ? [] : [customerNeed(customer)])),
  ];
}

/** What the company lacks for an expense beside names. */
export function expenseObstacles(expense: Expense, context: ObstacleContext): Refusal[] {
  const { company } = context;
  const document = asDocument(expense);
  return [
    ...currencyObstacles(expense, company),
    ...trackingObstacles(document, company),
    ...taxObstacles(document, context),
    ...chargingObstacles(expense, company),
  ];
}

/** Customers on what is bought, and charging them for it, can be switched off. */
function chargingObstacles({ lines }: Expense, company: CompanyFacts): Refusal[] {
  const { customersOnPurchases, billablePurchases } = company.preferences;
  const off = (what: string, feature: string): Refusal => ({
    code: 'feature-off',
    values: { what, feature },
    causes: [companyCause(company)],
  });
  const named = lines.find(({ customer }) => customer !== undefined)?.customer;
  if (named !== undefined && !customersOnPurchases) {
    return [off(`the customer "${named.name}" on what was bought`, 'customers on expenses')];
  }
  const isBillable = lines.some(({ billable }) => billable === true);
  return isBillable && !billablePurchases ? [off('something to charge a customer for', 'billable expenses')] : [];
}
