import { Type, type Static } from 'typebox';
import { amountSchema, daySchema, nameSchema, textSchema } from '../fields.ts';
import { departmentSchema, documentFields, documentLineFields } from './document-fields.ts';

// The expense as API clients send it and as it is stored. Amounts are decimal text (money is never a JSON number).

const closed = { additionalProperties: false };

/** How many lines a document can have in QuickBooks, when nothing on it is taxable. */
const MOST_LINES = 10_000;

const party = (description: string) =>
  Type.Object(
    {
      name: nameSchema({ maxLength: 500, description }),
      accountNumber: Type.Optional(nameSchema({ maxLength: 100 })),
    },
    closed,
  );

export const expenseLineSchema = Type.Object(
  {
    ...documentLineFields,
    expenseType: Type.Optional(
      nameSchema({
        maxLength: 500,
        description: 'your own type of expense in the place of `account`, mapped to an account or called as one',
      }),
    ),
    description: Type.Optional(textSchema({ maxLength: 4000 })),
    amount: amountSchema,
    customer: Type.Optional(party('the customer for whom it was spent, by name')),
    billable: Type.Optional(Type.Boolean({ description: 'the customer is to be charged for it' })),
    department: Type.Optional(departmentSchema),
  },
  { ...closed, title: 'ExpenseLine' },
);
export type ExpenseLine = Static<typeof expenseLineSchema>;

export const expenseSchema = Type.Object(
  {
    ...documentFields,
    number: Type.Optional(nameSchema({ maxLength: 21, description: 'the number of the receipt' })),
    date: daySchema,
    dueDate: Type.Optional(daySchema),
    member: party('the person who spent the money, by name'),
    reimbursable: Type.Optional(
      Type.Boolean({ description: 'the person paid and is owed the money; otherwise say the `paymentMethod`' }),
    ),
    paymentMethod: Type.Optional(
      nameSchema({
        maxLength: 500,
        description: 'what the company paid with: mapped to a bank or credit card account, or called as one',
      }),
    ),
    payee: Type.Optional(party('the vendor who was paid, by name')),
    memo: Type.Optional(textSchema({ maxLength: 1000 })),
    lines: Type.Array(expenseLineSchema, { minItems: 1, maxItems: MOST_LINES }),
    total: Type.Optional(amountSchema),
  },
  { ...closed, title: 'Expense' },
);
export type Expense = Static<typeof expenseSchema>;
