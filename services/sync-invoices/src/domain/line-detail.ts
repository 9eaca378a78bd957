import type { Static } from 'typebox';
import { lineAmount, type InvoiceLine, type invoices } from '@autosync/contracts';
import { multiplyToCents, priceOfOne, sumDecimals, type Cents } from '@autosync/core';

/** How much of an invoice's lines QuickBooks shows: one line per product and price, per ticket or phase, or every line. */
export type LineDetail = Static<(typeof invoices)['settings']['invoiceLineDetail']['schema']>;

/**
 * A line as it goes out. The quantity is what was sold, since stock moves by it. Where a unit price is given, quantity ×
 * unit price is the amount to the cent, or QuickBooks refuses the line (code 6070); without one it takes the amount.
 */
export type DocumentLine = {
  item: string;
  description: string | undefined;
  quantity: string;
  unitPrice: string | undefined;
  amount: Cents;
  taxable: boolean;
  serviceDate: string | undefined;
  account?: string;
  class?: string;
  taxCode?: string;
};

/** QuickBooks keeps seven decimals of a unit price. */
const PRICE_DECIMALS = 7;

type Detailing = { detail: LineDetail; isTaxed: (line: InvoiceLine) => boolean };

/** The document's lines at the wanted detail. Every detail has the same sum, and the same quantity of each product. */
export function toDocumentLines(lines: readonly InvoiceLine[], { detail, isTaxed }: Detailing): DocumentLine[] {
  const whole = lines.map((line) => ({ ...line, taxable: isTaxed(line) }));
  if (detail === 'detailed') return whole.map(single);
  const groups = Map.groupBy(whole, (line) =>
    JSON.stringify([
      line.item,
      line.taxable,
      Number(line.unitPrice),
      detail === 'condensed' ? (line.group ?? line.source ?? '') : '',
      belonging(line),
    ]),
  );
  return [...groups.values()].flatMap((group) => summed(group, detail));
}

/** Where a line belongs in the books: lines that differ in it are never summed. */
function belonging(line: InvoiceLine) {
  return {
    ...(line.account !== undefined && { account: line.account }),
    ...(line.class !== undefined && { class: line.class }),
    ...(line.taxCode !== undefined && { taxCode: line.taxCode }),
  };
}

function single(line: InvoiceLine): DocumentLine {
  const amount = lineAmount(line);
  return {
    item: line.item,
    description: line.description,
    quantity: line.quantity,
    unitPrice: priceFor(amount, line.quantity, line.unitPrice),
    amount,
    taxable: line.taxable === true,
    serviceDate: line.serviceDate,
    ...belonging(line),
  };
}

/** The price as the record has it, else the one that comes to the amount. */
function priceFor(amount: Cents, quantity: string, unitPrice: string): string | undefined {
  return multiplyToCents(quantity, unitPrice) === amount ? unitPrice : priceOfOne(amount, quantity, PRICE_DECIMALS);
}

/** Lines of one product at one price as one line; lines that come to nothing together stay as they are. */
function summed(group: readonly InvoiceLine[], detail: LineDetail): DocumentLine[] {
  const [first] = group;
  if (first === undefined || group.length === 1) return group.map(single);
  const amount = group.reduce((sum, line) => sum + lineAmount(line), 0n);
  const quantity = sumDecimals(group.map((line) => line.quantity));
  const unitPrice = priceFor(amount, quantity, first.unitPrice);
  if (Number(quantity) === 0 || unitPrice === undefined) return group.map(single);
  const subject = detail === 'condensed' && first.group !== undefined ? `${first.group}: ` : '';
  const description = `${subject}${first.item} (${group.length} entries)`;
  return [
    {
      item: first.item,
      description,
      quantity,
      unitPrice,
      amount,
      taxable: first.taxable === true,
      serviceDate: undefined,
      ...belonging(first),
    },
  ];
}

/**
 * The line on a credit memo: what is given back is positive there, so that goods go back into stock; a charge among the
 * lines of a credit is negative. `sign` is -1 where the record's amounts are those of a negative invoice.
 */
export function toCreditLine(line: DocumentLine, sign: 1n | -1n): DocumentLine {
  const amount = sign * line.amount;
  const isCharge = amount < 0n || (amount === 0n && sign * BigInt(Math.sign(Number(line.quantity))) < 0n);
  const quantity = withoutSign(line.quantity);
  return {
    ...line,
    amount,
    quantity: isCharge && Number(quantity) !== 0 ? `-${quantity}` : quantity,
    unitPrice: line.unitPrice === undefined ? undefined : withoutSign(line.unitPrice),
  };
}

const withoutSign = (decimal: string): string => (decimal.startsWith('-') ? decimal.slice(1) : decimal);
