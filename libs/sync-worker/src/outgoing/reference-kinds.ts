/** The names a document refers to: QBO entities that are found by name and, where allowed, created. */
export type ReferenceKind = 'customer' | 'item' | 'term' | 'income-account';

export type ReferenceNeed = {
  kind: ReferenceKind;
  name: string;
  /** Added to the name when the name alone is taken (mission, record types). */
  accountNumber?: string;
  email?: string;
};

export type ReferenceRule = {
  entity: 'Customer' | 'Item' | 'Term' | 'Account';
  nameField: 'DisplayName' | 'Name';
  missing: 'customer-missing' | 'item-missing' | 'terms-missing' | 'account-missing';
  /** Needs that must be resolved before this one can be created. */
  createNeeds: readonly ReferenceNeed[];
  /** The body of a new entity, or null: this kind is never created. */
  toBody:
    ((need: ReferenceNeed, name: string, idOf: (need: ReferenceNeed) => string) => Record<string, unknown>) | null;
  /** Looked up by these conditions instead of by name. */
  conditions?: readonly { field: string; operator: '='; value: string }[];
};

export const incomeAccount: ReferenceNeed = { kind: 'income-account', name: 'Income' };

export const referenceRules: Readonly<Record<ReferenceKind, ReferenceRule>> = {
  customer: {
    entity: 'Customer',
    nameField: 'DisplayName',
    missing: 'customer-missing',
    createNeeds: [],
    toBody: (need, name) => ({
      DisplayName: name,
      ...(need.email === undefined ? {} : { PrimaryEmailAddr: { Address: need.email } }),
    }),
  },
  item: {
    entity: 'Item',
    nameField: 'Name',
    missing: 'item-missing',
    createNeeds: [incomeAccount],
    toBody: (_need, name, idOf) => ({
      Name: name,
      Type: 'Service',
      IncomeAccountRef: { value: idOf(incomeAccount) },
    }),
  },
  term: { entity: 'Term', nameField: 'Name', missing: 'terms-missing', createNeeds: [], toBody: null },
  'income-account': {
    entity: 'Account',
    nameField: 'Name',
    missing: 'account-missing',
    createNeeds: [],
    toBody: null,
    conditions: [{ field: 'AccountType', operator: '=', value: 'Income' }],
  },
};

/** Names that differ only in case or outer space are one name in QBO (facts 5.21). */
export function referenceKey(name: string): string {
  return name.trim().toLowerCase();
}

/** A colon separates parent from child in QBO's names, and control characters are refused (facts 4). */
export function cleanName(name: string): string {
  return name
    .replace(/[:\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
