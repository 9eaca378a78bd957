import { lineAmount, type InvoiceLine } from '@autosync/contracts';
import { formatMoney, multiplyToCents, type Cents } from '@autosync/core';

/** How much of an invoice's lines QuickBooks shows: one line per product, per ticket or phase, or every line. */
export const lineDetails = ['default', 'condensed', 'detailed'] as const;
export type LineDetail = (typeof lineDetails)[number];

/** A line as it goes out: `amount` is quantity × unit price to the cent, or QBO refuses it (facts 4.1, code 6070). */
export type DocumentLine = {
  item: string;
  description: string | undefined;
  quantity: string;
  unitPrice: string;
  amount: Cents;
  taxable: boolean;
  serviceDate: string | undefined;
};

/** The document's lines at the wanted detail. Every detail has the same sum. */
export function toDocumentLines(lines: readonly InvoiceLine[], detail: LineDetail): DocumentLine[] {
  if (detail === 'detailed') return lines.map((line) => single(line));
  const groups = Map.groupBy(lines, (line) =>
    JSON.stringify([line.item, line.taxable === true, detail === 'condensed' ? (line.group ?? line.source ?? '') : '']),
  );
  return [...groups.values()].map((group) => summed(group, detail));
}

function single(line: InvoiceLine): DocumentLine {
  const amount = lineAmount(line);
  const exact = multiplyToCents(line.quantity, line.unitPrice) === amount;
  return {
    item: line.item,
    description: line.description,
    quantity: exact ? line.quantity : '1',
    unitPrice: exact ? line.unitPrice : formatMoney(amount),
    amount,
    taxable: line.taxable === true,
    serviceDate: line.serviceDate,
  };
}

function summed(group: readonly InvoiceLine[], detail: LineDetail): DocumentLine {
  const [first] = group;
  if (first === undefined) throw new RangeError('a group of lines is empty');
  if (group.length === 1) return single(first);
  const amount = group.reduce((sum, line) => sum + lineAmount(line), 0n);
  const subject = detail === 'condensed' && first.group !== undefined ? `${first.group}: ` : '';
  return {
    item: first.item,
    description: `${subject}${first.item} (${group.length} entries)`,
    quantity: '1',
    unitPrice: formatMoney(amount),
    amount,
    taxable: first.taxable === true,
    serviceDate: undefined,
  };
}
