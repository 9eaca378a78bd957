import { inventoryLineAmount, isReturn, type Inventory, type InventoryLine } from '@autosync/contracts';
import { multiplyToCents, numberFromCents, numberFromDecimal, parseMoney, priceOfOne } from '@autosync/core';
import {
  currencyFields,
  currencyObstacles,
  documentCurrency,
  noteOf,
  taxNeeds,
  taxLinesOfBill,
  taxObstacles,
  trackingNeeds,
  writeTax,
  type CompanyFacts,
  type DocumentPlan,
  type MappingContext,
  type ObstacleContext,
  type ReferenceNeed,
  type Refusal,
  type TaxedDocument,
  type TaxWriting,
} from '@autosync/sync-worker';
import { accountsOf, freightAccount, hasFreight } from './accounts.ts';
import { placeObstacles } from './places.ts';
import {
  accountNeed,
  classNeed,
  departmentNeed,
  documentDate,
  itemNeed,
  ownNumber,
  termNeed,
  type InventoryRecord,
} from './inventory-record.ts';

/** QuickBooks keeps seven decimals of a price. */
const PRICE_DECIMALS = 7;

/** The tax of a receipt; the freight is a line like the others. */
export function taxedReceipt(record: InventoryRecord): TaxedDocument {
  const { taxes, amountsIncludeTax, lines } = record.content;
  const freight = hasFreight(record) ? [{}] : [];
  return { side: 'purchases', taxes, amountsIncludeTax, lines: [...lines, ...freight] };
}

export function receiptNeeds(record: InventoryRecord, company: CompanyFacts): ReferenceNeed[] {
  const { content } = record;
  const given = <Value>(values: readonly (Value | undefined)[]) => values.filter((value) => value !== undefined);
  return [
    vendorNeed(content, company),
    ...content.lines.map((line) => itemNeed(line, record)),
    ...given([termsOf(content)]).map(termNeed),
    ...given(accountsOf(record, company).map(({ name }) => name)).map(accountNeed),
    ...trackingNeeds(content),
    ...taxNeeds(taxedReceipt(record), company),
  ];
}

export function receiptObstacles(record: InventoryRecord, context: ObstacleContext): Refusal[] {
  const { content } = record;
  const { company } = context;
  return [
    ...currencyObstacles(content, company),
    ...placeObstacles([content.class, ...content.lines.map((line) => line.class)], content.department, company),
    ...taxObstacles(taxedReceipt(record), context),
  ];
}

function vendorNeed(content: Inventory, company: CompanyFacts): ReferenceNeed {
  const currency = documentCurrency(content, company);
  return { kind: 'vendor', name: '', ...content.vendor, ...(currency !== undefined && { currency }) };
}

/** -1 for goods that go back: what is given back is positive on a vendor credit. */
export const signOf = (receipt: Inventory): 1n | -1n => (isReturn(receipt) ? -1n : 1n);

/** When what is owed is due; a vendor credit does not say. */
const termsOf = (receipt: Inventory) => (isReturn(receipt) ? undefined : receipt.terms);
const dueDateOf = (receipt: Inventory) => (isReturn(receipt) ? undefined : receipt.dueDate);

/** The Bill of goods that came in, or the VendorCredit of goods that went back. */
export function toBill(record: InventoryRecord, context: MappingContext): DocumentPlan {
  const { content } = record;
  const { company, referenceId } = context;
  const byId = (need: ReferenceNeed) => ({ value: referenceId(need) });
  const number = record.number ?? ownNumber(content);
  const sign = signOf(content);
  const [terms, dueDate] = [termsOf(content), dueDateOf(content)];
  const tax = writeTax(taxedReceipt(record), { company, referenceId, sign });
  const body = {
    VendorRef: byId(vendorNeed(content, company)),
    TxnDate: documentDate(record, company),
    ...(dueDate !== undefined && { DueDate: dueDate }),
    ...(terms !== undefined && { SalesTermRef: byId(termNeed(terms)) }),
    ...(number !== undefined && { DocNumber: number }),
    ...(content.department !== undefined && { DepartmentRef: byId(departmentNeed(content.department)) }),
    ...currencyFields(content, company),
    ...tax.fields,
    PrivateNote: noteOf([content.memo, ...numbersIn(content, number)], context.key),
    Line: [
      ...content.lines.map((line) => itemLine(line, { record, context, tax })),
      ...freightLines(record, { context, tax }),
      ...taxLinesOfBill(tax, { referenceId, sign }),
    ],
  };
  return { kind: 'write', entity: sign < 0n ? 'VendorCredit' : 'Bill', body };
}

/** The numbers of the source that are not the document's: people search for them. */
function numbersIn(
  { vendorInvoiceNumber, number: own }: Inventory,
  number: string | undefined,
): (string | undefined)[] {
  return [
    vendorInvoiceNumber !== undefined && vendorInvoiceNumber !== number
      ? `vendor invoice ${vendorInvoiceNumber}`
      : undefined,
    own !== undefined && own !== number ? `receipt ${own}` : undefined,
  ];
}

type LineContext = { context: MappingContext; tax: TaxWriting };

function itemLine(
  line: InventoryLine,
  { record, context: { referenceId }, tax }: LineContext & { record: InventoryRecord },
): Record<string, unknown> {
  const className = line.class ?? record.content.class;
  const sign = signOf(record.content);
  const own = inventoryLineAmount(line) ?? 0n;
  const amount = sign * own;
  const unitPrice = unitPriceOf(line, own);
  return {
    DetailType: 'ItemBasedExpenseLineDetail',
    Amount: numberFromCents(amount),
    ...(line.description !== undefined && { Description: line.description }),
    ItemBasedExpenseLineDetail: {
      ItemRef: { value: referenceId(itemNeed(line, record)) },
      Qty: numberFromDecimal(sign < 0n ? negated(line.quantity) : line.quantity),
      ...(unitPrice !== undefined && { UnitPrice: numberFromDecimal(unitPrice) }),
      ...(className !== undefined && { ClassRef: { value: referenceId(classNeed(className)) } }),
      ...tax.lineFields(line, amount),
    },
  };
}

const negated = (quantity: string): string => {
  if (quantity.startsWith('-')) return quantity.slice(1);
  return Number(quantity) === 0 ? quantity : `-${quantity}`;
};

/** Quantity × price must be the amount to the cent, or QuickBooks refuses the line (6070); without a price it takes the amount. */
function unitPriceOf({ quantity, unitCost }: InventoryLine, amount: bigint): string | undefined {
  if (unitCost !== undefined && multiplyToCents(quantity, unitCost) === amount) return unitCost;
  return priceOfOne(amount, quantity, PRICE_DECIMALS);
}

function freightLines(record: InventoryRecord, { context, tax }: LineContext): Record<string, unknown>[] {
  const { freight, class: className } = record.content;
  if (freight === undefined || !hasFreight(record)) return [];
  const { referenceId, company } = context;
  const amount = signOf(record.content) * parseMoney(freight.amount);
  return [
    {
      DetailType: 'AccountBasedExpenseLineDetail',
      Amount: numberFromCents(amount),
      Description: freight.description ?? 'Freight',
      AccountBasedExpenseLineDetail: {
        AccountRef: { value: referenceId(accountNeed(freightAccount(record, company).name ?? '')) },
        ...(className !== undefined && { ClassRef: { value: referenceId(classNeed(className)) } }),
        ...tax.lineFields({}, amount),
      },
    },
  ];
}
