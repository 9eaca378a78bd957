/**
 * Name, type and subtype of the accounts that a new US company has; Undeposited Funds is account 4
 * (docs/quickbooks.md#payments).
 */
export const chartOfAccounts: readonly [name: string, type: string, subType: string, classification: string][] = [
  ['Checking', 'Bank', 'Checking', 'Asset'],
  ['Savings', 'Bank', 'Savings', 'Asset'],
  ['Accounts Receivable (A/R)', 'Accounts Receivable', 'AccountsReceivable', 'Asset'],
  ['Undeposited Funds', 'Other Current Asset', 'UndepositedFunds', 'Asset'],
  ['Inventory Asset', 'Other Current Asset', 'Inventory', 'Asset'],
  ['Accounts Payable (A/P)', 'Accounts Payable', 'AccountsPayable', 'Liability'],
  ['Mastercard', 'Credit Card', 'CreditCard', 'Liability'],
  ['Sales Tax Payable', 'Other Current Liability', 'SalesTaxPayable', 'Liability'],
  ['Opening Balance Equity', 'Equity', 'OpeningBalanceEquity', 'Equity'],
  ['Retained Earnings', 'Equity', 'RetainedEarnings', 'Equity'],
  ['Services', 'Income', 'ServiceFeeIncome', 'Revenue'],
  ['Sales of Product Income', 'Income', 'SalesOfProductIncome', 'Revenue'],
  ['Discounts given', 'Income', 'DiscountsRefundsGiven', 'Revenue'],
  ['Uncategorized Income', 'Income', 'ServiceFeeIncome', 'Revenue'],
  ['Cost of Goods Sold', 'Cost of Goods Sold', 'SuppliesMaterialsCogs', 'Expense'],
  ['Office Expenses', 'Expense', 'OfficeGeneralAdministrativeExpenses', 'Expense'],
  ['Travel', 'Expense', 'Travel', 'Expense'],
  ['Meals and Entertainment', 'Expense', 'EntertainmentMeals', 'Expense'],
];

export const paymentTerms: readonly [name: string, dueDays: number][] = [
  ['Due on receipt', 0],
  ['Net 15', 15],
  ['Net 30', 30],
  ['Net 60', 60],
];

/** How customers pay, as every new company has it. */
export const paymentMethods: readonly [name: string, type: 'CREDIT_CARD' | 'NON_CREDIT_CARD'][] = [
  ['Cash', 'NON_CREDIT_CARD'],
  ['Check', 'NON_CREDIT_CARD'],
  ['Visa', 'CREDIT_CARD'],
  ['MasterCard', 'CREDIT_CARD'],
  ['Discover', 'CREDIT_CARD'],
  ['American Express', 'CREDIT_CARD'],
  ['Diners Club', 'CREDIT_CARD'],
];
