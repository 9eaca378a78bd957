import { inventoryLineAmount, type Inventory, type InventoryLine } from '@autosync/contracts';
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
  const { taxes, lines } = record.content;
  const freight = hasFreight(record) ? [{}] : [];
  return { side: 'purchases', taxes, lines: [...lines, ...freight] };
}

export function receiptNeeds(record: InventoryRecord, company: CompanyFacts): ReferenceNeed[] {
  const { content } = record;
  const given = <Value>(values: readonly (Value | undefined)[]) => values.filter((value) => value !== undefined);
  return [
    vendorNeed(content, company),
    ...content.lines.map(({ item }) => itemNeed(item, record)),
    ...given([content.terms]).map(termNeed),
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

/** The Bill of goods that came in. */
export function toBill(record: InventoryRecord, context: MappingContext): DocumentPlan {
  const { content } = record;
  const { company, referenceId } = context;
  const byId = (need: ReferenceNeed) => ({ value: referenceId(need) });
  const number = record.number ?? ownNumber(content);
  const tax = writeTax(taxedReceipt(record), { company, referenceId, sign: 1n });
  const body = {
    VendorRef: byId(vendorNeed(content, company)),
    TxnDate: documentDate(record, company),
    ...(content.dueDate !== undefined && { DueDate: content.dueDate }),
    ...(content.terms !== undefined && { SalesTermRef: byId(termNeed(content.terms)) }),
    ...(number !== undefined && { DocNumber: number }),
    ...(content.department !== undefined && { DepartmentRef: byId(departmentNeed(content.department)) }),
    ...currencyFields(content, company),
    ...tax.fields,
    PrivateNote: noteOf([content.memo, ...numbersIn(content, number)], context.key),
    Line: [
      ...content.lines.map((line) => itemLine(line, { record, context, tax })),
      ...freightLines(record, { context, tax }),
      ...taxLinesOfBill(tax, { referenceId, sign: 1n }),
    ],
  };
  return { kind: 'write', entity: 'Bill', body };
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
  const amount = inventoryLineAmount(line) ?? 0n;
  const unitPrice = unitPriceOf(line, amount);
  return {
    DetailType: 'ItemBasedExpenseLineDetail',
    Amount: numberFromCents(amount),
    ...(line.description !== undefined && { Description: line.description }),
    ItemBasedExpenseLineDetail: {
      ItemRef: { value: referenceId(itemNeed(line.item, record)) },
      Qty: numberFromDecimal(line.quantity),
      ...(unitPrice !== undefined && { UnitPrice: numberFromDecimal(unitPrice) }),
      ...(className !== undefined && { ClassRef: { value: referenceId(classNeed(className)) } }),
      ...tax.lineFields(line),
    },
  };
}

/** Quantity × price must be the amount to the cent, or QuickBooks refuses the line (6070); without a price it takes the amount. */
function unitPriceOf({ quantity, unitCost }: InventoryLine, amount: bigint): string | undefined {
  if (unitCost !== undefined && multiplyToCents(quantity, unitCost) === amount) return unitCost;
  return priceOfOne(amount, quantity, PRICE_DECIMALS);
}

function freightLines(record: InventoryRecord, { context, tax }: LineContext): Record<string, unknown>[] {
  const { freight, class: className } = record.content;
  if (freight === undefined || !hasFreight(record)) return [];
  const { referenceId, company } = context;
  return [
    {
      DetailType: 'AccountBasedExpenseLineDetail',
      Amount: numberFromCents(parseMoney(freight.amount)),
      Description: freight.description ?? 'Freight',
      AccountBasedExpenseLineDetail: {
        AccountRef: { value: referenceId(accountNeed(freightAccount(record, company).name ?? '')) },
        ...(className !== undefined && { ClassRef: { value: referenceId(classNeed(className)) } }),
        ...tax.lineFields({}),
      },
    },
  ];
}
