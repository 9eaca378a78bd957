import { anything, readOnly } from '../../fields/field.ts';
import { reference } from '../../fields/reference.ts';
import { amount, choice, day, decimal, flag, lineTaxCode, percent, text } from '../../fields/scalars.ts';
import { list, object } from '../../fields/structures.ts';
import { linkedTransactions } from '../sources.ts';

const lineKinds = [
  'SalesItemLineDetail',
  'DescriptionOnly',
  'DiscountLineDetail',
  'SubTotalLineDetail',
  'GroupLineDetail',
] as const;

const salesItemLineDetail = object({
  ItemRef: reference('Item'),
  ClassRef: reference('Class'),
  Qty: decimal,
  UnitPrice: decimal,
  TaxCodeRef: lineTaxCode,
  ServiceDate: day,
  DiscountRate: decimal,
  DiscountAmt: decimal,
  TaxInclusiveAmt: decimal,
  ItemAccountRef: readOnly(reference('Account')),
});

const discountLineDetail = object({
  PercentBased: flag,
  DiscountPercent: percent,
  DiscountAccountRef: reference('Account'),
  ClassRef: reference('Class'),
  TaxCodeRef: lineTaxCode,
});

/** What a plain line and a part of a bundle have in common. */
const line = {
  Id: text({ max: 30 }),
  LineNum: anything,
  Description: text({ max: 4000 }),
  Amount: amount,
  DetailType: choice(lineKinds),
  SalesItemLineDetail: salesItemLineDetail,
};

/** The detail of a bundle: how many, and its parts. */
const groupLineDetail = object({
  GroupItemRef: reference('Item'),
  Quantity: decimal,
  Line: list(object({ ...line, CustomExtensions: readOnly(anything) }), { max: 1000 }),
});

/** 10,000 lines a transaction (docs/quickbooks.md#limits). */
export const salesLines = list(
  object({
    ...line,
    DiscountLineDetail: discountLineDetail,
    DescriptionLineDetail: object({ ServiceDate: day, TaxCodeRef: lineTaxCode }),
    SubTotalLineDetail: anything,
    GroupLineDetail: groupLineDetail,
    LinkedTxn: linkedTransactions,
  }),
  { max: 10_000 },
);
