import { Type, type Static } from 'typebox';
import { amountSchema, daySchema, decimalSchema, emailsSchema, nameSchema, textSchema } from '../fields.ts';

// The invoice as API clients send it and as it is stored. Amounts are decimal text (money is never a JSON number).

const closed = { additionalProperties: false };

/** How many lines a document can have in QuickBooks, when nothing on it is taxable. */
const MOST_LINES = 10_000;

export const invoiceLineSchema = Type.Object(
  {
    item: nameSchema({ maxLength: 100, description: 'product or service by name' }),
    description: Type.Optional(textSchema({ maxLength: 4000 })),
    source: Type.Optional(
      Type.Enum(['agreement', 'ticket', 'project', 'product', 'expense', 'time'], {
        description: 'where the line comes from',
      }),
    ),
    group: Type.Optional(
      nameSchema({
        maxLength: 100,
        description: 'the ticket or project phase the line belongs to, which "condensed" line detail sums up',
      }),
    ),
    quantity: decimalSchema,
    unitPrice: decimalSchema,
    amount: Type.Optional(amountSchema),
    taxable: Type.Optional(Type.Boolean()),
    serviceDate: Type.Optional(daySchema),
  },
  closed,
);
export type InvoiceLine = Static<typeof invoiceLineSchema>;

export const invoiceSchema = Type.Object(
  {
    kind: Type.Optional(
      Type.Enum(['invoice', 'credit-memo'], {
        description: 'an invoice with a negative total becomes a credit memo, too',
      }),
    ),
    number: Type.Optional(nameSchema({ maxLength: 21, description: 'the number on the document' })),
    date: daySchema,
    dueDate: Type.Optional(daySchema),
    terms: Type.Optional(nameSchema({ maxLength: 31, description: 'payment terms by name' })),
    customer: Type.Object(
      {
        name: nameSchema({ maxLength: 500, description: 'customer by name' }),
        accountNumber: Type.Optional(nameSchema({ maxLength: 100 })),
        email: Type.Optional(emailsSchema),
      },
      closed,
    ),
    memo: Type.Optional(textSchema({ maxLength: 1000, description: 'shown to the customer' })),
    lines: Type.Array(invoiceLineSchema, { minItems: 1, maxItems: MOST_LINES }),
    discount: Type.Optional(
      Type.Object({ description: Type.Optional(textSchema({ maxLength: 4000 })), amount: amountSchema }, closed),
    ),
    total: Type.Optional(amountSchema),
  },
  closed,
);
export type Invoice = Static<typeof invoiceSchema>;
