import { isNested, kindRow, quickBooksLists, type AccountRole } from '@autosync/contracts';
import { toAddress } from '../documents/address.ts';
import type { ReferenceNeed } from './need.ts';
import { ownName } from './matching.ts';

/** The accounts that a product or service of each sort is created with, by the field of QBO that names them. */
const accountsOfItems = {
  service: { IncomeAccountRef: 'service-income' },
  product: { IncomeAccountRef: 'product-income' },
  bought: { IncomeAccountRef: 'product-income', ExpenseAccountRef: 'cost' },
  category: {},
  stock: { IncomeAccountRef: 'product-income', ExpenseAccountRef: 'cost', AssetAccountRef: 'inventory-asset' },
} as const satisfies Record<NonNullable<ReferenceNeed['itemType']>, Record<string, AccountRole>>;

/** The accounts that must be there before a need can be created. */
export function accountsFor(need: ReferenceNeed): Readonly<Record<string, AccountRole>> {
  return need.kind === 'item' ? accountsOfItems[need.itemType ?? 'service'] : {};
}

/** The name of the parent that an entry of this name has to stand below; undefined: it stands alone. */
export function parentOf(need: ReferenceNeed, name: string): string | undefined {
  const at = name.lastIndexOf(':');
  return isNested(need.kind) && at > 0 ? name.slice(0, at) : undefined;
}

/** What an item belongs to: as the record says, else what stands before its name. */
export function categoryOf(need: ReferenceNeed): string | undefined {
  return need.category ?? parentOf(need, need.name);
}

/** The parent as a need of its own; products and services stand below categories. */
export function parentNeed({ kind }: ReferenceNeed, name: string): ReferenceNeed {
  return { kind, name, ...(kind === 'item' && { itemType: 'category' as const }) };
}

/** Why QBO would not take a name; undefined: it would. */
export function faultOfName(need: ReferenceNeed, names: readonly string[]): string | undefined {
  const { maxLength } = kindRow(need.kind);
  const own = names.map(ownName);
  if (own.some((name) => name === '')) return 'nothing is left of it without the characters that QuickBooks refuses';
  if (own.every((name) => name.length > maxLength)) return `it is longer than ${maxLength} characters`;
  return undefined;
}

/** Long before any document: nothing in stock may be dated before its item's start. */
const EARLIEST_STOCK = '2000-01-01';

/** The body of a new entry. */
export function newEntry(
  need: ReferenceNeed,
  { name, parentId, accountIds }: { name: string; parentId?: string; accountIds: Readonly<Record<string, string>> },
): Record<string, unknown> {
  const refs = Object.fromEntries(Object.entries(accountIds).map(([field, value]) => [field, { value }]));
  const below = parentId === undefined ? {} : { ParentRef: { value: parentId } };
  const { nameField } = quickBooksLists[kindRow(need.kind).list];
  const named = { [nameField]: ownName(name), ...below, ...refs };
  switch (need.kind) {
    case 'customer':
      return {
        ...named,
        ...emailOf(need),
        ...(need.address !== undefined && { BillAddr: toAddress(need.address) }),
        ...currencyOf(need),
        ...(parentId === undefined ? {} : { Job: true }),
      };
    case 'vendor':
    case 'member':
      return {
        ...named,
        ...emailOf(need),
        ...currencyOf(need),
        ...(need.accountNumber === undefined ? {} : { AcctNum: need.accountNumber }),
      };
    case 'item':
      return { ...named, ...(parentId === undefined ? {} : { SubItem: true }), ...itemBody(need) };
    case 'account':
    case 'class':
    case 'department':
    case 'payment-method':
    case 'tax-code':
    case 'term':
      throw new TypeError(`nobody creates a ${kindRow(need.kind).word}`);
  }
}

function emailOf({ email }: ReferenceNeed): Record<string, unknown> {
  return email === undefined ? {} : { PrimaryEmailAddr: { Address: email } };
}

function currencyOf({ currency }: ReferenceNeed): Record<string, unknown> {
  return currency === undefined ? {} : { CurrencyRef: { value: currency } };
}

const itemBodies = {
  service: { Type: 'Service' },
  product: { Type: 'NonInventory' },
  bought: { Type: 'NonInventory' },
  category: { Type: 'Category' },
  stock: { Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 0, InvStartDate: EARLIEST_STOCK },
} as const;

function itemBody({ itemType = 'service' }: ReferenceNeed): Record<string, unknown> {
  return itemBodies[itemType];
}
