import { multiplyToCents, parseMoney, type Cents } from '@autosync/core';
import { LARGEST_CENTS } from '../fields.ts';
import type { ContentFault } from './content-fault.ts';
import { documentFaults, magnitude, signFault, tooLarge, totalFault, totalWithTax } from './document-fields.ts';
import type { Inventory, InventoryKind, InventoryLine } from './inventory.ts';

/** The fields that only some kinds have, and those that a kind cannot do without. */
const fieldsOfKinds: Readonly<
  Record<InventoryKind, { own: readonly (keyof Inventory)[]; needed: readonly (keyof Inventory)[] }>
> = {
  receipt: {
    own: [
      'vendor',
      'vendorInvoiceNumber',
      'vendorInvoiceDate',
      'orderDate',
      'dueDate',
      'terms',
      'freight',
      'taxes',
      'amountsIncludeTax',
      'currency',
      'exchangeRate',
      'total',
      'class',
      'department',
    ],
    needed: ['vendor'],
  },
  adjustment: { own: ['account', 'reason', 'class', 'department'], needed: [] },
  transfer: { own: ['from', 'to'], needed: ['from', 'to'] },
};

const ofSomeKinds = new Set(Object.values(fieldsOfKinds).flatMap(({ own }) => own));

/** What a line comes to; undefined: nobody says what the goods cost. */
export function inventoryLineAmount({ amount, quantity, unitCost }: InventoryLine): Cents | undefined {
  if (amount !== undefined) return parseMoney(amount);
  return unitCost === undefined ? undefined : multiplyToCents(quantity, unitCost);
}

/** What the amounts of a receipt come to: its lines and the freight. */
export function receiptTotal({ lines, freight }: Pick<Inventory, 'lines' | 'freight'>): Cents {
  const sum = lines.reduce((all, line) => all + (inventoryLineAmount(line) ?? 0n), 0n);
  return sum + (freight === undefined ? 0n : parseMoney(freight.amount));
}

/** Goods that go back to their vendor, who owes for them: a receipt that comes to less than nothing. */
export function isReturn(receipt: Inventory): boolean {
  return totalWithTax(receipt, receiptTotal(receipt)) < 0n;
}

/** What a schema cannot say of an inventory record that it has passed. */
export function inventoryFaults(record: Inventory): ContentFault[] {
  const faults = [...kindFaults(record), ...record.lines.flatMap((line, n) => lineFaults(record.kind, line, n))];
  if (faults.length > 0) return faults;
  const sum = record.lines.reduce((all, line) => all + magnitude(inventoryLineAmount(line) ?? 0n), 0n);
  if (sum > LARGEST_CENTS) return [{ pointer: '/lines', code: 'amount', detail: tooLarge }];
  if (record.kind === 'transfer' && record.from === record.to) {
    return [{ pointer: '/to', code: 'transfer', detail: 'is the place that the goods left' }];
  }
  return record.kind === 'receipt' ? receiptFaults(record) : [];
}

function kindFaults(record: Inventory): ContentFault[] {
  const { own, needed } = fieldsOfKinds[record.kind];
  const foreign = (Object.keys(record) as (keyof Inventory)[]).filter(
    (field) => ofSomeKinds.has(field) && !own.includes(field),
  );
  return [
    ...foreign.map((field) => ({
      pointer: `/${field}`,
      code: 'kind',
      detail: `is no field of ${withArticle(record.kind)}`,
    })),
    ...needed
      .filter((field) => record[field] === undefined)
      .map((field) => ({
        pointer: `/${field}`,
        code: 'kind',
        detail: `is missing: ${withArticle(record.kind)} needs it`,
      })),
  ];
}

const withArticle = (kind: InventoryKind): string => `${kind === 'adjustment' ? 'an' : 'a'} ${kind}`;

function lineFaults(kind: InventoryKind, line: InventoryLine, n: number): ContentFault[] {
  const at = `/lines/${n}`;
  const quantity = Number(line.quantity);
  if (kind === 'receipt') {
    const amount = inventoryLineAmount(line);
    if (amount === undefined) return [{ pointer: at, code: 'cost', detail: 'has neither a unit cost nor an amount' }];
    if (magnitude(amount) > LARGEST_CENTS) return [{ pointer: at, code: 'amount', detail: tooLarge }];
    const sign = signFault({ quantity: line.quantity, price: line.unitCost, amount });
    return sign === undefined ? [] : [{ pointer: at, code: 'sign', detail: sign }];
  }
  if (line.taxCode !== undefined) {
    return [{ pointer: `${at}/taxCode`, code: 'kind', detail: `is no field of ${withArticle(kind)}` }];
  }
  if (quantity === 0)
    return [{ pointer: `${at}/quantity`, code: 'quantity', detail: 'is 0, so the line moves nothing' }];
  if (kind === 'transfer' && quantity < 0) {
    return [{ pointer: `${at}/quantity`, code: 'quantity', detail: 'is negative: exchange `from` and `to` instead' }];
  }
  return [];
}

function receiptFaults(receipt: Inventory): ContentFault[] {
  const total = totalFault(receipt, { sum: receiptTotal(receipt), of: 'lines and freight' });
  return [...documentFaults(receipt), ...(total === undefined ? [] : [total])];
}
