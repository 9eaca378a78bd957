import { Type, type Static } from 'typebox';
import { amountSchema, daySchema, decimalSchema, emailsSchema, nameSchema, textSchema } from '../fields.ts';
import { addressSchema } from './address.ts';
import { accountSchema, categorySchema, documentFields, documentLineFields } from './document-fields.ts';

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
    category: Type.Optional(categorySchema),
    ...documentLineFields,
  },
  { ...closed, title: 'InvoiceLine' },
);
export type InvoiceLine = Static<typeof invoiceLineSchema>;

/** How many fields of its own a company can have on sales forms. */
const MOST_CUSTOM_FIELDS = 3;

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
        address: Type.Optional(addressSchema),
      },
      { ...closed, title: 'InvoiceCustomer' },
    ),
    billEmail: Type.Optional(emailsSchema),
    billEmailCc: Type.Optional(emailsSchema),
    billEmailBcc: Type.Optional(emailsSchema),
    send: Type.Optional(
      Type.Boolean({
        description:
          'whether QuickBooks e-mails the document to `billEmail` when it is written first; see also the setting `invoiceSending`',
      }),
    ),
    shipTo: Type.Optional(addressSchema),
    deposit: Type.Optional(
      Type.Object(
        { amount: amountSchema, account: Type.Optional(accountSchema) },
        { title: 'Deposit', ...closed, description: 'what was paid down before, and the account it went to' },
      ),
    ),
    customFields: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: nameSchema({ maxLength: 31, description: 'as QuickBooks calls the field' }),
            value: nameSchema({ maxLength: 31 }),
          },
          { ...closed, title: 'CustomField' },
        ),
        { maxItems: MOST_CUSTOM_FIELDS },
      ),
    ),
    memo: Type.Optional(textSchema({ maxLength: 1000, description: 'shown to the customer' })),
    lines: Type.Array(invoiceLineSchema, { minItems: 1, maxItems: MOST_LINES }),
    discount: Type.Optional(
      Type.Object(
        { description: Type.Optional(textSchema({ maxLength: 4000 })), amount: amountSchema },
        { ...closed, title: 'Discount' },
      ),
    ),
    total: Type.Optional(amountSchema),
    ...documentFields,
  },
  { ...closed, title: 'Invoice' },
);
export type Invoice = Static<typeof invoiceSchema>;
