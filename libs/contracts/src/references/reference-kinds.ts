import type { CommonFailureCode } from '../common-failures.ts';
import type { CategoryAccount, MappingSetting } from './mapping-settings.ts';
import type { QuickBooksList } from './quickbooks-lists.ts';

/** The accounts that creating a product or service needs; which ones, the company says in its settings. */
export const accountRoles = {
  'service-income': {
    setting: 'serviceIncomeAccount',
    ofCategory: 'incomeAccount',
    word: 'income account for new services',
    types: ['Income', 'Other Income'],
  },
  'product-income': {
    setting: 'productIncomeAccount',
    ofCategory: 'incomeAccount',
    word: 'income account for new products',
    types: ['Income', 'Other Income'],
  },
  cost: {
    setting: 'costAccount',
    ofCategory: 'costAccount',
    word: 'cost account for new products in stock',
    types: ['Cost of Goods Sold', 'Expense', 'Other Expense'],
  },
  'inventory-asset': {
    setting: 'inventoryAssetAccount',
    ofCategory: 'inventoryAssetAccount',
    word: 'asset account for new products in stock',
    types: ['Other Current Asset'],
  },
} as const satisfies Record<
  string,
  { setting: MappingSetting; ofCategory: CategoryAccount; word: string; types: readonly string[] }
>;

export type AccountRole = keyof typeof accountRoles;

/** One kind of name that records use: what it is in QuickBooks and what may be done about it when it is not there. */
export type ReferenceKindRow = {
  list: QuickBooksList;
  /** What people call one of them. */
  word: string;
  /** The failure that says it is missing. */
  missing: CommonFailureCode;
  /** Longest name that QuickBooks takes. */
  maxLength: number;
  /** Records may give an account number, which is part of who is meant. */
  numbered: boolean;
  /** A child alone is meant by its own name, as long as only one entry has it. */
  byOwnName: boolean;
  /** Also found by this field. */
  alsoBy: 'AcctNum' | null;
  /** Entries of other sorts have names, too, but cannot be used: a category is no product. */
  usable: { field: string; values: readonly string[] } | null;
  /** Created where the company's settings allow; null: never. */
  creation: { allowed: MappingSetting; accountNumber: MappingSetting | null } | null;
  /** The member of a record's content that holds name and account number; null: the kind has no numbers. */
  content: 'customer' | 'vendor' | 'member' | null;
};

/**
 * Every kind of name, in one table: a record type only says which names it needs. A new kind is a row here, a `missing`
 * failure, and, where it may be created, its policy and body in `@autosync/sync-worker`.
 */
export const referenceKinds = {
  customer: {
    list: 'customers',
    word: 'customer',
    missing: 'customer-missing',
    maxLength: 500,
    numbered: true,
    byOwnName: false,
    alsoBy: null,
    usable: null,
    creation: { allowed: 'createCustomers', accountNumber: 'customerAccountNumber' },
    content: 'customer',
  },
  vendor: {
    list: 'vendors',
    word: 'vendor',
    missing: 'vendor-missing',
    maxLength: 500,
    numbered: true,
    byOwnName: false,
    alsoBy: null,
    usable: null,
    creation: { allowed: 'createVendors', accountNumber: 'vendorAccountNumber' },
    content: 'vendor',
  },
  member: {
    list: 'vendors',
    word: 'vendor for the person',
    missing: 'member-missing',
    maxLength: 500,
    numbered: true,
    byOwnName: false,
    alsoBy: null,
    usable: null,
    creation: { allowed: 'createMembers', accountNumber: 'vendorAccountNumber' },
    content: 'member',
  },
  item: {
    list: 'items',
    word: 'product or service',
    missing: 'item-missing',
    maxLength: 100,
    numbered: false,
    byOwnName: true,
    alsoBy: null,
    usable: { field: 'Type', values: ['Service', 'NonInventory', 'Inventory'] },
    creation: { allowed: 'createItems', accountNumber: null },
    content: null,
  },
  account: {
    list: 'accounts',
    word: 'account',
    missing: 'account-missing',
    maxLength: 100,
    numbered: false,
    byOwnName: true,
    alsoBy: 'AcctNum',
    usable: null,
    creation: null,
    content: null,
  },
  'payment-method': {
    list: 'accounts',
    word: 'payment account',
    missing: 'payment-method-missing',
    maxLength: 100,
    numbered: false,
    byOwnName: true,
    alsoBy: null,
    usable: { field: 'AccountType', values: ['Bank', 'Credit Card'] },
    creation: null,
    content: null,
  },
  term: {
    list: 'terms',
    word: 'payment terms',
    missing: 'terms-missing',
    maxLength: 31,
    numbered: false,
    byOwnName: false,
    alsoBy: null,
    usable: null,
    creation: null,
    content: null,
  },
  'tax-code': {
    list: 'tax-codes',
    word: 'tax code',
    missing: 'tax-code-missing',
    maxLength: 100,
    numbered: false,
    byOwnName: false,
    alsoBy: null,
    usable: null,
    creation: null,
    content: null,
  },
  class: {
    list: 'classes',
    word: 'class',
    missing: 'class-missing',
    maxLength: 100,
    numbered: false,
    byOwnName: true,
    alsoBy: null,
    usable: null,
    creation: null,
    content: null,
  },
  department: {
    list: 'departments',
    word: 'location',
    missing: 'department-missing',
    maxLength: 100,
    numbered: false,
    byOwnName: true,
    alsoBy: null,
    usable: null,
    creation: null,
    content: null,
  },
} as const satisfies Record<string, ReferenceKindRow>;

export type ReferenceKind = keyof typeof referenceKinds;

export const referenceKindNames = Object.keys(referenceKinds) as ReferenceKind[];

export function isReferenceKind(kind: string): kind is ReferenceKind {
  return Object.hasOwn(referenceKinds, kind);
}

/** The row, with the types that all rows have in common. */
export function kindRow(kind: ReferenceKind): ReferenceKindRow {
  return referenceKinds[kind];
}
