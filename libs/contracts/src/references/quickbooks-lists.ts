/** A list of QuickBooks that people choose from, as the API calls it. */
export type QuickBooksListRow = {
  entity: string;
  nameField: 'DisplayName' | 'Name';
  /** Entries may stand below others; their full name is then `Parent:Child`. */
  nested: boolean;
  /** What is kept of an entry beside its names. */
  fields: readonly string[];
};

/** The lists that are read, cached and shown, by their path in the API. */
export const quickBooksLists = {
  customers: { entity: 'Customer', nameField: 'DisplayName', nested: true, fields: ['CurrencyRef'] },
  vendors: { entity: 'Vendor', nameField: 'DisplayName', nested: false, fields: ['AcctNum', 'CurrencyRef'] },
  items: {
    entity: 'Item',
    nameField: 'Name',
    nested: true,
    fields: ['Type', 'Sku', 'TrackQtyOnHand', 'IncomeAccountRef'],
  },
  accounts: {
    entity: 'Account',
    nameField: 'Name',
    nested: true,
    fields: ['AccountType', 'AccountSubType', 'AcctNum', 'CurrencyRef'],
  },
  terms: {
    entity: 'Term',
    nameField: 'Name',
    nested: false,
    fields: ['Type', 'DueDays', 'DayOfMonthDue', 'DueNextMonthDays'],
  },
  'tax-codes': { entity: 'TaxCode', nameField: 'Name', nested: false, fields: ['Taxable'] },
  classes: { entity: 'Class', nameField: 'Name', nested: true, fields: [] },
  departments: { entity: 'Department', nameField: 'Name', nested: true, fields: [] },
  'payment-methods': { entity: 'PaymentMethod', nameField: 'Name', nested: false, fields: ['Type'] },
} as const satisfies Record<string, QuickBooksListRow>;

export type QuickBooksList = keyof typeof quickBooksLists;
export type QuickBooksListEntity = (typeof quickBooksLists)[QuickBooksList]['entity'];

export const quickBooksListNames = Object.keys(quickBooksLists) as QuickBooksList[];
