import type { CompanyView } from '../books/company-view.ts';
import { centsOf, objectOf, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { partsOf } from '../entities/item-lines.ts';
import type { Draft, JsonObject } from '../json.ts';
import { money } from '../reports/report.ts';
import { pdfFile } from './pdf-file.ts';
import type { PdfText } from './pdf-file.ts';

const titles: Readonly<Record<string, string>> = {
  CreditMemo: 'CREDIT MEMO',
  SalesReceipt: 'SALES RECEIPT',
  RefundReceipt: 'REFUND RECEIPT',
};

const LEFT = 50;
const RIGHT = 562;
const FIRST_LINE = 220;
const LINE_HEIGHT = 16;
const LINES_PER_PAGE = 32;
const LONGEST_TEXT = 58;

const moneyIn = (draft: Draft, name: string) => money(centsOf(draft, name));

/** The PDF that a customer gets by mail, with as many pages as the lines need. */
export function formPdf(entity: string, form: Doc, company: CompanyView): string {
  const lines = partsOf(form).filter((line) => line['DetailType'] !== 'SubTotalLineDetail');
  const chunks = Array.from({ length: Math.max(1, Math.ceil(lines.length / LINES_PER_PAGE)) }, (_none, index) =>
    lines.slice(index * LINES_PER_PAGE, (index + 1) * LINES_PER_PAGE),
  );
  const totals = totalsOf(form);
  return pdfFile(
    chunks.map((chunk, index) => {
      const rows = chunk.flatMap((line, place) => rowOf(line, FIRST_LINE + place * LINE_HEIGHT));
      const end = FIRST_LINE + chunk.length * LINE_HEIGHT + LINE_HEIGHT;
      const isLast = index === chunks.length - 1;
      return [...headOf(entity, form, company), ...rows, ...(isLast ? bottomOf(totals, end) : [])];
    }),
  );
}

function headOf(entity: string, form: Doc, company: CompanyView): PdfText[] {
  const info = company.only('CompanyInfo');
  const address = objectOf(form, 'BillAddr');
  const addressLines = ['Line1', 'Line2', 'City', 'PostalCode'].flatMap((name) => textOf(address, name) ?? []);
  const facts = [
    ['Number', textOf(form, 'DocNumber')],
    ['Date', textOf(form, 'TxnDate')],
    ['Due', textOf(form, 'DueDate')],
  ].flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
  return [
    { text: textOf(info, 'CompanyName') ?? '', left: LEFT, top: 60, size: 16, bold: true },
    { text: titles[entity] ?? entity.toUpperCase(), left: 380, top: 60, size: 16, bold: true },
    { text: textOf(objectOf(form, 'CustomerRef'), 'name') ?? '', left: LEFT, top: 100, bold: true },
    ...addressLines.map((text, index) => ({ text, left: LEFT, top: 115 + index * 13 })),
    ...facts.map((text, index) => ({ text, left: 380, top: 100 + index * 14 })),
    { text: 'Description', left: LEFT, top: 200, bold: true },
    { text: 'Quantity', right: 400, top: 200, bold: true },
    { text: 'Rate', right: 480, top: 200, bold: true },
    { text: 'Amount', right: RIGHT, top: 200, bold: true },
  ];
}

function rowOf(line: JsonObject, top: number): PdfText[] {
  const sale = objectOf(line, 'SalesItemLineDetail');
  const isDiscount = line['DetailType'] === 'DiscountLineDetail';
  const item = textOf(objectOf(sale, 'ItemRef'), 'name');
  const text = textOf(line, 'Description') ?? (isDiscount ? 'Discount' : (item ?? ''));
  const { Qty, UnitPrice } = sale;
  return [
    { text: text.slice(0, LONGEST_TEXT), left: LEFT, top },
    ...(Qty === undefined ? [] : [{ text: JSON.stringify(Qty), right: 400, top }]),
    ...(UnitPrice === undefined ? [] : [{ text: JSON.stringify(UnitPrice), right: 480, top }]),
    ...(line['Amount'] === undefined
      ? []
      : [{ text: `${isDiscount ? '-' : ''}${moneyIn(line, 'Amount')}`, right: RIGHT, top }]),
  ];
}

function totalsOf(form: Doc): [name: string, amount: string][] {
  const tax = moneyIn(objectOf(form, 'TxnTaxDetail'), 'TotalTax');
  const code = textOf(objectOf(form, 'CurrencyRef'), 'value') ?? '';
  const isOpen = form['Balance'] !== undefined;
  return [
    ...(tax === '0.00' ? [] : [['Tax', tax] as [string, string]]),
    [`Total ${code}`, moneyIn(form, 'TotalAmt')],
    ...(isOpen ? [[`Balance ${code}`, moneyIn(form, 'Balance')] as [string, string]] : []),
  ];
}

function bottomOf(totals: [name: string, amount: string][], top: number): PdfText[] {
  return totals.flatMap(([name, amount], index) => [
    { text: name, left: 400, top: top + index * LINE_HEIGHT, bold: true },
    { text: amount, right: RIGHT, top: top + index * LINE_HEIGHT, bold: true },
  ]);
}
