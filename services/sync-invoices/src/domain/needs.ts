import { isCreditMemo, type Invoice, type InvoiceLine } from '@autosync/contracts';
import {
  companyCause,
  currencyObstacles,
  documentCurrency,
  taxNeeds,
  taxObstacles,
  trackingNeeds,
  trackingObstacles,
  type CompanyFacts,
  type ObstacleContext,
  type ReferenceNeed,
  type Refusal,
  type TaxedDocument,
} from '@autosync/sync-worker';
import { customFieldObstacles } from './custom-fields.ts';

/** The names an invoice needs in QBO: customer, products and their accounts, terms, and where its amounts and tax belong. */
export function invoiceNeeds(invoice: Invoice, company: CompanyFacts): ReferenceNeed[] {
  const accounts = [...invoice.lines.map(({ account }) => account), depositOf(invoice)?.account];
  return [
    customerNeed(invoice, company),
    ...itemNeeds(invoice.lines),
    ...(invoice.terms === undefined || isCreditMemo(invoice) ? [] : [termNeed(invoice.terms)]),
    ...[...new Set(accounts)].flatMap((name) => (name === undefined ? [] : [accountNeed(name)])),
    ...trackingNeeds(invoice),
    ...taxNeeds(taxedDocument(invoice), company),
  ];
}

/** What the company lacks for an invoice beside names. */
export function invoiceObstacles(invoice: Invoice, context: ObstacleContext): Refusal[] {
  const { company } = context;
  return [
    ...currencyObstacles(invoice, company),
    ...trackingObstacles(invoice, company),
    ...taxObstacles(taxedDocument(invoice), context),
    ...customFieldObstacles(invoice, company),
    ...depositObstacles(invoice, company),
  ];
}

function depositObstacles(invoice: Invoice, company: CompanyFacts): Refusal[] {
  if (depositOf(invoice) === undefined || company.preferences.deposits) return [];
  const values = { what: 'a deposit', feature: 'deposits on invoices' };
  return [{ code: 'feature-off', values, causes: [companyCause(company)] }];
}

/** A credit memo has none. */
const depositOf = (invoice: Invoice) => (isCreditMemo(invoice) ? undefined : invoice.deposit);

/** What the shared rules of tax look at. */
export function taxedDocument({ taxes, amountsIncludeTax, lines }: Invoice): TaxedDocument {
  return { side: 'sales', taxes, amountsIncludeTax, lines };
}

export function customerNeed(invoice: Invoice, company: CompanyFacts): ReferenceNeed {
  const currency = documentCurrency(invoice, company);
  return { kind: 'customer', ...invoice.customer, ...(currency !== undefined && { currency }) };
}

/** Each product once, with each account that it has to book to. What is sold once as a product is one. */
function itemNeeds(lines: readonly InvoiceLine[]): ReferenceNeed[] {
  const sold = new Set(lines.filter(({ source }) => source === 'product').map(({ item }) => item));
  const distinct = new Map(lines.map((line) => [JSON.stringify([line.item, line.account ?? '']), line]));
  return [...distinct.values()].map((line) => ({
    ...itemNeed(line),
    ...(sold.has(line.item) && { itemType: 'product' as const }),
    ...(line.account !== undefined && { incomeAccount: line.account }),
    ...(line.category !== undefined && { category: line.category }),
  }));
}

export const itemNeed = ({ item }: Pick<InvoiceLine, 'item'>): ReferenceNeed => ({ kind: 'item', name: item });
export const termNeed = (name: string): ReferenceNeed => ({ kind: 'term', name });
export const accountNeed = (name: string): ReferenceNeed => ({ kind: 'account', name });
