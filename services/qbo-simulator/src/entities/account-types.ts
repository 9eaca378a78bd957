const types: Readonly<Record<string, string>> = {
  Bank: 'Asset',
  'Accounts Receivable': 'Asset',
  'Other Current Asset': 'Asset',
  'Fixed Asset': 'Asset',
  'Other Asset': 'Asset',
  'Accounts Payable': 'Liability',
  'Credit Card': 'Liability',
  'Other Current Liability': 'Liability',
  'Long Term Liability': 'Liability',
  Equity: 'Equity',
  Income: 'Revenue',
  'Other Income': 'Revenue',
  'Cost of Goods Sold': 'Expense',
  Expense: 'Expense',
  'Other Expense': 'Expense',
};

const subTypes: Readonly<Record<string, string>> = {
  Checking: 'Bank',
  Savings: 'Bank',
  AccountsReceivable: 'Accounts Receivable',
  UndepositedFunds: 'Other Current Asset',
  Inventory: 'Other Current Asset',
  AccountsPayable: 'Accounts Payable',
  CreditCard: 'Credit Card',
  SalesTaxPayable: 'Other Current Liability',
  OpeningBalanceEquity: 'Equity',
  RetainedEarnings: 'Equity',
  ServiceFeeIncome: 'Income',
  SalesOfProductIncome: 'Income',
  DiscountsRefundsGiven: 'Income',
  SuppliesMaterialsCogs: 'Cost of Goods Sold',
  OfficeGeneralAdministrativeExpenses: 'Expense',
  Travel: 'Expense',
  EntertainmentMeals: 'Expense',
};

/** Asset, Liability, Equity, Revenue or Expense; undefined for a type that does not exist. */
export function classificationOf(type: string): string | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined;
}

/** Of the subtypes that a new company has. */
export function typeOfSubType(subType: string): string | undefined {
  return Object.hasOwn(subTypes, subType) ? subTypes[subType] : undefined;
}

const defaultSubTypes: Readonly<Record<string, string>> = {
  Bank: 'CashOnHand',
  'Accounts Receivable': 'AccountsReceivable',
  'Other Current Asset': 'EmployeeCashAdvances',
  'Fixed Asset': 'FurnitureAndFixtures',
  'Other Asset': 'Licenses',
  'Accounts Payable': 'AccountsPayable',
  'Credit Card': 'CreditCard',
  'Other Current Liability': 'OtherCurrentLiabilities',
  'Long Term Liability': 'NotesPayable',
  Equity: 'OpeningBalanceEquity',
  Income: 'ServiceFeeIncome',
  'Other Income': 'OtherInvestmentIncome',
  'Cost of Goods Sold': 'SuppliesMaterialsCogs',
  Expense: 'Travel',
  'Other Expense': 'Depreciation',
};

/** The subtype of an account that names only its type. */
export function defaultSubType(type: string): string | undefined {
  return defaultSubTypes[type];
}
