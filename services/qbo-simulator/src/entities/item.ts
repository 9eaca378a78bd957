import { objectOf, objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { CompanyView } from '../books/company-view.ts';
import { unitsOf } from '../books/stock.ts';
import { anything } from '../fields/field.ts';
import type { Fields } from '../fields/field.ts';
import { reference } from '../fields/reference.ts';
import { choice, day, decimal, flag, text } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import { compact } from '../json.ts';
import type { Draft, JsonObject } from '../json.ts';
import { businessRule, missingParameter, QboFault } from '../qbo-fault.ts';
import { metaDataQueryable } from './definition.ts';
import { defaultAccountId } from './account.ts';
import type { EntityDefinition } from './definition.ts';
import { moveChildNames, placeInHierarchy } from './hierarchy.ts';
import { costPostings } from './item-lines.ts';
import { requireFeature } from './plan.ts';
import { checkNameIsFree, nameByActivity } from './unique-names.ts';

const types = ['Service', 'NonInventory', 'Inventory', 'Category', 'Group'];

const fields: Fields = {
  Name: text({ max: 100, forbidden: /[:\t\n\r]/ }),
  Type: choice(types),
  Sku: text({ max: 100 }),
  Description: text({ max: 4000 }),
  PurchaseDesc: text({ max: 1000 }),
  Active: flag,
  Taxable: flag,
  SalesTaxIncluded: flag,
  PurchaseTaxIncluded: flag,
  UnitPrice: decimal,
  PurchaseCost: decimal,
  IncomeAccountRef: reference('Account'),
  ExpenseAccountRef: reference('Account'),
  AssetAccountRef: reference('Account'),
  TrackQtyOnHand: flag,
  QtyOnHand: decimal,
  ReorderPoint: decimal,
  InvStartDate: day,
  SubItem: flag,
  ParentRef: reference('Item'),
  ClassRef: reference('Class'),
  PrefVendorRef: reference('Vendor'),
  ItemGroupDetail: object({
    ItemGroupLine: list(object({ ItemRef: reference('Item'), Qty: decimal, UOMRef: anything, ItemRefType: anything }), {
      max: 50,
    }),
  }),
  PrintGroupedItems: flag,
  ItemCategoryType: text({ max: 30 }),
  SalesTaxCodeRef: anything,
};

/** What each type requires in addition to its name (docs/quickbooks.md#entities, #items). */
const required: Record<string, string[]> = {
  Service: ['IncomeAccountRef'],
  NonInventory: ['IncomeAccountRef'],
  Inventory: [
    'TrackQtyOnHand',
    'QtyOnHand',
    'InvStartDate',
    'AssetAccountRef',
    'IncomeAccountRef',
    'ExpenseAccountRef',
  ],
};

/** The types of account that each account reference of an item may have. */
const accountTypes: Record<string, string[]> = {
  IncomeAccountRef: ['Income', 'Other Income'],
  ExpenseAccountRef: ['Cost of Goods Sold', 'Expense', 'Other Expense'],
  AssetAccountRef: ['Other Current Asset'],
};

function checkAccounts(draft: Draft, company: CompanyView): void {
  for (const [property, allowed] of Object.entries(accountTypes)) {
    const id = referencedId(draft, property);
    const type = id === undefined ? undefined : company.store('Account').get(id)?.['AccountType'];
    if (typeof type === 'string' && !allowed.includes(type)) {
      throw new QboFault('6430', `Invalid account type used: ${type} for ${property}`, property);
    }
  }
}

function checkType(draft: Draft, type: string): void {
  const purchaseOnly = type !== 'Inventory' && draft['ExpenseAccountRef'] !== undefined;
  const missing = (required[type] ?? []).find((name) => draft[name] === undefined);
  if (missing !== undefined && !purchaseOnly) throw missingParameter(missing);
}

/** An item cannot start or stop tracking stock (docs/quickbooks.md#items). */
function checkStock(type: string, draft: Draft, before: Draft | undefined): void {
  if (type === 'Inventory' && draft['TrackQtyOnHand'] !== true) {
    throw businessRule('The quantity on hand of an inventory item must be tracked.');
  }
  if (before && (before['Type'] === 'Inventory') !== (type === 'Inventory')) {
    throw businessRule('An item cannot be changed to or from the type Inventory.');
  }
}

/** A bundle contains products and services, but no bundles. */
function checkBundle(draft: Draft, company: CompanyView): void {
  const parts = objectsOf(objectOf(draft, 'ItemGroupDetail'), 'ItemGroupLine');
  if (parts.length === 0) throw missingParameter('ItemGroupDetail');
  for (const part of parts) {
    const id = referencedId(part, 'ItemRef');
    const type = id === undefined ? undefined : company.store('Item').get(id)?.['Type'];
    if (type === undefined) throw missingParameter('ItemGroupDetail.ItemGroupLine.ItemRef');
    if (type === 'Group' || type === 'Category') throw businessRule('A bundle cannot hold a bundle or a category.');
  }
}

/** Defaults of items other than categories. */
const soldAndBought = { Taxable: false, UnitPrice: 0, PurchaseCost: 0, DeferredRevenue: false, TrackQtyOnHand: false };

/** Products and services (docs/quickbooks.md#items). Initial stock is valued at the purchase cost. */
export const item: EntityDefinition = {
  name: 'Item',
  table: 'Items',
  sequence: 'items',
  operations: new Set(['create', 'update', 'read', 'query']),
  fields,
  answer: { always: ['Name', 'Type', 'Active', 'FullyQualifiedName'] },
  queryable: {
    ...metaDataQueryable,
    Name: 'text',
    FullyQualifiedName: 'text',
    Sku: 'text',
    Type: 'text',
    Active: 'flag',
  },
  indexes: ['Name', 'Sku', 'ParentRef'],
  activeOnly: true,
  countsTotal: false,
  order: 'by-name',
  nameOf: (doc) => textOf(doc, 'FullyQualifiedName'),
  complete(draft, context) {
    const { company, before } = context;
    const given = textOf(draft, 'Name');
    const type = textOf(draft, 'Type') ?? before?.['Type'];
    if (given === undefined) throw missingParameter('Name');
    if (typeof type !== 'string') throw missingParameter('Type');
    checkType(draft, type);
    checkStock(type, draft, before);
    if (type === 'Inventory') requireFeature(company, 'inventory');
    if (type === 'Group') checkBundle(draft, company);
    checkAccounts(draft, company);
    const active = draft['Active'] !== false;
    const name = nameByActivity(given, active);
    checkNameIsFree({ entity: 'Item', property: 'Name', name, draft }, context);
    const place = placeInHierarchy({ entity: 'Item', draft, name, before, company });
    return {
      ...(type === 'Category' ? {} : soldAndBought),
      ...compact(draft),
      Name: name,
      Type: type,
      // On an update the date is that of the adjustment (docs/quickbooks.md#items).
      InvStartDate: before?.['InvStartDate'] ?? draft['InvStartDate'],
      Active: active,
      FullyQualifiedName: place.fullyQualifiedName,
      SubItem: place.level > 0 ? true : undefined,
      Level: place.level > 0 ? place.level : undefined,
    };
  },
  /** Through the API bundles can be read and updated, but not created (docs/quickbooks.md#items). */
  refusedByApi: (body: JsonObject, operation) =>
    operation === 'create' && body['Type'] === 'Group' ? 'create Group item' : undefined,
  postings(doc, company, { before, postings }) {
    const moved = unitsOf(Number(doc['QtyOnHand'] ?? 0)) - unitsOf(Number(before?.['QtyOnHand'] ?? 0));
    const opening = before ? undefined : defaultAccountId(company, 'OpeningBalanceEquity');
    return [...postings, ...costPostings([{ itemId: doc.Id, units: moved }], company, opening)];
  },
  effects: (change) => moveChildNames('Item', change),
};
