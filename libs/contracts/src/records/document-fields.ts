import { formatMoney, parseMoney, type Cents } from '@autosync/core';
import { Type, type Static } from 'typebox';
import { amountSchema, LARGEST_CENTS, nameSchema } from '../fields.ts';
import type { ContentFault } from './content-fault.ts';

// What documents of several record types say in the same words: where an amount belongs in the books, its tax, its currency.

const closed = { additionalProperties: false };

/** Full names of QuickBooks, "a:b:c", are longer than those of one entry. */
const FULL_NAME = 500;

/** More codes than any document has; fewer than would cost anything. */
const MOST_TAXES = 50;

export const classSchema = nameSchema({ maxLength: FULL_NAME, description: 'class by name, "a:b:c" below others' });

export const departmentSchema = nameSchema({
  maxLength: FULL_NAME,
  description: 'location (department) by name, "a:b:c" below others',
});

export const accountSchema = nameSchema({
  maxLength: FULL_NAME,
  description: 'account by name ("a:b:c" below others) or by number',
});

export const categorySchema = nameSchema({
  maxLength: FULL_NAME,
  description:
    'what the product or service belongs to: where it has to be created, its accounts are those of the category',
});

export const taxCodeSchema = nameSchema({
  maxLength: 100,
  description: 'your own tax code, mapped to one of QuickBooks',
});

export const taxesSchema = Type.Array(
  Type.Object({ code: taxCodeSchema, amount: amountSchema }, { ...closed, title: 'Tax' }),
  {
    maxItems: MOST_TAXES,
    description: 'the tax that you worked out for the whole document, by your own tax codes',
  },
);
export type Taxes = Static<typeof taxesSchema>;

export const currencySchema = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise',
});

export const exchangeRateSchema = Type.String({
  pattern: '^(?!0*(\\.0*)?$)(?!(?:\\.?\\d){16})\\d{1,8}(\\.\\d{1,7})?$',
  description:
    'how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise',
});

/** The detail of a fault. */
export const tooLarge = `comes to more than QuickBooks takes, which is ${formatMoney(LARGEST_CENTS)}`;

/** Where content names tax codes, as jsonpath: on its lines, and with the taxes of the whole document. */
export const taxCodePath = '$.** ? (@.type() == "object").keyvalue() ? (@.key == "taxCode" || @.key == "code").value';

const amountsIncludeTaxSchema = Type.Boolean({
  description:
    'whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax',
});

/** What a document says once, for all of its lines. */
export const documentFields = {
  class: Type.Optional(classSchema),
  department: Type.Optional(departmentSchema),
  taxes: Type.Optional(taxesSchema),
  amountsIncludeTax: Type.Optional(amountsIncludeTaxSchema),
  currency: Type.Optional(currencySchema),
  exchangeRate: Type.Optional(exchangeRateSchema),
} as const;

/** What a line says of itself. */
export const documentLineFields = {
  account: Type.Optional(accountSchema),
  class: Type.Optional(classSchema),
  taxCode: Type.Optional(taxCodeSchema),
} as const;

/** The tax that a record states; undefined: it states none. */
export function statedTax(taxes: Taxes | undefined): Cents | undefined {
  return taxes?.reduce((sum, { amount }) => sum + parseMoney(amount), 0n);
}

/** What a document says of its tax. */
type InTax = { taxes?: Taxes; amountsIncludeTax?: boolean };

/** What a document comes to with its tax; `sum` is what its amounts come to. */
export function totalWithTax({ taxes, amountsIncludeTax }: InTax, sum: Cents): Cents {
  return amountsIncludeTax === true ? sum : sum + (statedTax(taxes) ?? 0n);
}

/** "100.00", or "100.00, with tax 108.25"; `sum` is what the amounts of the document come to. */
export function totalInWords(document: InTax, sum: Cents): string {
  const total = totalWithTax(document, sum);
  return total === sum ? formatMoney(sum) : `${formatMoney(sum)}, with tax ${formatMoney(total)}`;
}

/**
 * Whether a stated total is the document's, without tax or with the stated tax; undefined: no total is stated, or it is. `of`
 * are the words for what comes to `sum`.
 */
export function totalFault(
  document: InTax & { total?: string },
  { sum, of }: { sum: Cents; of: string },
): ContentFault | undefined {
  const { total: stated } = document;
  if (stated === undefined || [sum, totalWithTax(document, sum)].includes(parseMoney(stated))) return undefined;
  const detail = `is ${stated}, but ${of} come to ${totalInWords(document, sum)}`;
  return { pointer: '/total', code: 'total', detail };
}

/** What the schemas cannot say of a document's tax and currency. */
export function documentFaults(document: { taxes?: Taxes; currency?: string; exchangeRate?: string }): ContentFault[] {
  const faults: ContentFault[] = [];
  const sum = (document.taxes ?? []).reduce((all, { amount }) => all + magnitude(parseMoney(amount)), 0n);
  if (sum > LARGEST_CENTS) {
    faults.push({ pointer: '/taxes', code: 'amount', detail: tooLarge });
  }
  if (document.exchangeRate !== undefined && document.currency === undefined) {
    faults.push({ pointer: '/exchangeRate', code: 'currency', detail: 'says a rate without the currency it is of' });
  }
  return faults;
}

export const magnitude = (cents: Cents): Cents => (cents < 0n ? -cents : cents);

const signOf = (decimal: string): number => Math.sign(Number(decimal));

/**
 * What is wrong between the quantity, the price and the amount of a line: the quantity says which way goods go and the amount
 * which way money goes, so neither may contradict the other (docs/quickbooks.md#quantities-and-signs). `price` is undefined where a line has none.
 */
export function signFault({
  quantity,
  price,
  amount,
}: {
  quantity: string;
  price: string | undefined;
  amount: Cents;
}): string | undefined {
  const goods = signOf(quantity);
  const ofOne = price === undefined ? 1 : signOf(price);
  if (goods < 0 && ofOne < 0) {
    return 'has a quantity and a price below zero, so money would go one way and goods the other: for what comes back the quantity alone is below zero';
  }
  if (goods === 0 && amount !== 0n) {
    return `comes to ${formatMoney(amount)} for a quantity of 0: a fixed price has the quantity 1`;
  }
  const sign = goods * ofOne;
  if (amount !== 0n && sign !== 0 && sign < 0 !== amount < 0n) {
    return `comes to ${formatMoney(amount)}, which has another sign than its quantity times its price`;
  }
  return undefined;
}
