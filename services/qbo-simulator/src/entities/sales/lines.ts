import { percentOf, timesPrice } from '../../decimal.ts';
import type { Cents } from '../../decimal.ts';
import type { CompanyView } from '../../books/company-view.ts';
import { amountOf, centsOf, objectOf, objectsOf, referencedId, textOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { timesQuantity } from '../../books/stock.ts';
import { compact } from '../../json.ts';
import type { Draft, JsonObject } from '../../json.ts';
import { businessRule, invalidReference, missingParameter, QboFault } from '../../qbo-fault.ts';
import { pricedDetail, usableItem } from '../item-lines.ts';
import { lineIds } from '../line-ids.ts';
import { lineTax } from '../line-tax.ts';
import { invoiceSources, lineSources } from '../sources.ts';

export type SalesLines = { lines: JsonObject[]; subtotal: Cents; discount: Cents };

type LineInput = { line: JsonObject; company: CompanyView; txnDate: string; ids: ReturnType<typeof lineIds> };

/**
 * The lines of a sales form as they are stored: items and texts numbered from 1, the SubTotal line that the server adds
 * (without Id), then the discount (docs/quickbooks.md#invoices). A SubTotal line that a client sends back is ignored.
 */
export function completeLines({
  draft,
  before,
  company,
  txnDate,
}: {
  draft: Draft;
  before: Draft;
  company: CompanyView;
  txnDate: string;
}): SalesLines {
  const given = objectsOf(draft, 'Line').filter((line) => kindOf(line) !== 'SubTotalLineDetail');
  if (given.length === 0) throw missingParameter('Line');
  const discounts = given.filter((line) => kindOf(line) === 'DiscountLineDetail');
  if (discounts.length > 1) throw businessRule('Only one discount line is allowed on a transaction.');

  const ids = lineIds(before);
  const plain = given
    .filter((line) => kindOf(line) !== 'DiscountLineDetail')
    .map((line, index) => ({ ...ids(line), LineNum: index + 1, ...completeLine({ line, company, txnDate, ids }) }));
  const subtotal = plain.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
  const subtotalLine = { Amount: amountOf(subtotal), DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} };
  const discountLines = discounts.map((line) => ({ ...ids(line), ...completeDiscount(line, subtotal, company) }));
  const discount = discountLines.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
  return { lines: [...plain, subtotalLine, ...discountLines].map(compact), subtotal, discount };
}

function kindOf(line: JsonObject): string {
  const kind = textOf(line, 'DetailType');
  if (kind === undefined) throw missingParameter('Line.DetailType');
  return kind;
}

function completeLine(input: LineInput): Draft {
  const { line, company, txnDate } = input;
  if (kindOf(line) === 'GroupLineDetail') return completeBundle(input);
  const Description = line['Description'];
  const detail = objectOf(line, 'SalesItemLineDetail');
  const itemId = referencedId(detail, 'ItemRef');
  // A line without an item becomes text and its amount is ignored (docs/quickbooks.md#invoices).
  if (kindOf(line) === 'DescriptionOnly' || itemId === undefined) {
    return { Description, DetailType: 'DescriptionOnly', DescriptionLineDetail: line['DescriptionLineDetail'] ?? {} };
  }
  if (line['Amount'] === undefined) throw missingParameter('Line.Amount');
  return {
    Description,
    Amount: line['Amount'],
    DetailType: 'SalesItemLineDetail',
    LinkedTxn: lineSources(line, invoiceSources),
    SalesItemLineDetail: compact({
      ...pricedDetail(line, detail),
      ItemAccountRef: usableItem(company, itemId, txnDate)['IncomeAccountRef'],
      TaxCodeRef: lineTax(detail, company),
    }),
  };
}

/** The amount of a bundle is that of its parts (those of the line, else those of the item) times its quantity. */
function completeBundle({ line, company, txnDate, ids }: LineInput): Draft {
  const detail = objectOf(line, 'GroupLineDetail');
  const itemId = referencedId(detail, 'GroupItemRef');
  if (itemId === undefined) throw missingParameter('Line.GroupLineDetail.GroupItemRef');
  const bundle = company.store('Item').get(itemId);
  if (bundle?.['Type'] !== 'Group') throw invalidReference('Items', itemId);
  const quantity = typeof detail['Quantity'] === 'number' ? detail['Quantity'] : 1;
  const given = objectsOf(detail, 'Line');
  const parts = (given.length > 0 ? given : partsOfBundle(bundle, quantity, company)).map((part) =>
    compact({ ...ids(part), ...completeLine({ line: part, company, txnDate, ids }) }),
  );
  return {
    Description: line['Description'] ?? bundle['Description'],
    Amount: amountOf(parts.reduce((sum, part) => sum + centsOf(part, 'Amount'), 0n)),
    DetailType: 'GroupLineDetail',
    GroupLineDetail: compact({ ...detail, Quantity: quantity, Line: parts }),
  };
}

function partsOfBundle(bundle: Doc, quantity: number, company: CompanyView): JsonObject[] {
  return objectsOf(objectOf(bundle, 'ItemGroupDetail'), 'ItemGroupLine').map((part) => {
    const item: Draft = company.store('Item').get(referencedId(part, 'ItemRef') ?? '') ?? {};
    const Qty = timesQuantity(Number(part['Qty'] ?? 1), quantity);
    const UnitPrice = Number(item['UnitPrice'] ?? 0);
    return compact({
      Description: item['Description'],
      Amount: amountOf(timesPrice(Qty, UnitPrice)),
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: compact({ ItemRef: part['ItemRef'], Qty, UnitPrice }),
    });
  });
}

function completeDiscount(line: JsonObject, subtotal: Cents, company: CompanyView): Draft {
  const detail = objectOf(line, 'DiscountLineDetail');
  const given = detail['DiscountPercent'];
  const isPercentage = detail['PercentBased'] ?? given !== undefined;
  const percent = isPercentage === true && typeof given === 'number' ? given : undefined;
  const discount = percent === undefined ? line['Amount'] : amountOf(percentOf(subtotal, percent));
  if (discount === undefined || isPercentage !== (percent !== undefined)) {
    throw new QboFault('6090', 'A discount amount or percent is required.', 'Line.DiscountLineDetail');
  }
  return {
    Description: line['Description'],
    Amount: discount,
    DetailType: 'DiscountLineDetail',
    DiscountLineDetail: compact({
      ...detail,
      PercentBased: isPercentage,
      DiscountPercent: percent,
      DiscountAccountRef: detail['DiscountAccountRef'] ?? discountAccount(company),
    }),
  };
}

function discountAccount(company: CompanyView): JsonObject | undefined {
  const [id] = company.store('Account').index('Name')?.ids('Discounts given') ?? [];
  return id === undefined ? undefined : company.shared('Account', id);
}
