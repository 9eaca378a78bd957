import { Type, type Static } from 'typebox';

// The invoice as API clients send it and as it is stored. Amounts are decimal text (money is never a JSON number).

const amount = Type.String({
  pattern: '^-?\\d{1,12}(\\.\\d{1,2})?$',
  description: 'An amount as decimal text with at most two decimals, for example "1250.00"',
});
const decimal = Type.String({
  pattern: '^-?\\d{1,12}(\\.\\d{1,7})?$',
  description: 'A decimal number as text, for example "1.5"',
});
const date = Type.String({ format: 'date', description: 'YYYY-MM-DD, in the company’s time zone' });
const closed = { additionalProperties: false };

export const invoiceLineSchema = Type.Object(
  {
    item: Type.String({ minLength: 1, maxLength: 100, description: 'Product or service by name' }),
    description: Type.Optional(Type.String({ maxLength: 4000 })),
    source: Type.Optional(
      Type.Enum(['agreement', 'ticket', 'project', 'product', 'expense', 'time'], {
        description: 'Where the line comes from',
      }),
    ),
    group: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'The ticket or project phase the line belongs to: what "condensed" line detail sums up',
      }),
    ),
    quantity: decimal,
    unitPrice: decimal,
    amount: Type.Optional(amount),
    taxable: Type.Optional(Type.Boolean()),
    serviceDate: Type.Optional(date),
  },
  closed,
);
export type InvoiceLine = Static<typeof invoiceLineSchema>;

export const invoiceSchema = Type.Object(
  {
    kind: Type.Optional(
      Type.Enum(['invoice', 'credit-memo'], {
        description: 'An invoice with a negative total becomes a credit memo, too',
      }),
    ),
    number: Type.Optional(Type.String({ minLength: 1, maxLength: 21, description: 'The number on the document' })),
    date,
    dueDate: Type.Optional(date),
    terms: Type.Optional(Type.String({ minLength: 1, maxLength: 31, description: 'Payment terms by name' })),
    customer: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 500 }),
        accountNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        email: Type.Optional(Type.String({ format: 'email', maxLength: 100 })),
      },
      closed,
    ),
    memo: Type.Optional(Type.String({ maxLength: 1000, description: 'Shown to the customer' })),
    lines: Type.Array(invoiceLineSchema, { minItems: 1, maxItems: 750 }),
    discount: Type.Optional(
      Type.Object({ description: Type.Optional(Type.String({ maxLength: 4000 })), amount }, closed),
    ),
    total: Type.Optional(amount),
  },
  closed,
);
export type Invoice = Static<typeof invoiceSchema>;
