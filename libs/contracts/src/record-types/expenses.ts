import { taxCodePath } from '../records/document-fields.ts';
import { expenseFaults } from '../records/expense-rules.ts';
import { expenseSchema, type Expense } from '../records/expense.ts';
import type { RecordTypeDeclaration } from './declaration.ts';

const example: Expense = {
  number: 'R-2041',
  date: '2026-11-02',
  member: { name: 'Ann Lee' },
  reimbursable: true,
  payee: { name: 'City Cabs' },
  lines: [
    {
      expenseType: 'Taxi',
      description: 'To the client and back',
      amount: '42.50',
      customer: { name: 'Contoso' },
      billable: true,
    },
  ],
  total: '42.50',
};

export const expenses = {
  title: 'Expenses',
  words: { one: 'an expense', many: 'expenses' },
  direction: 'out',
  queueClass: 'rest',
  takesStartDate: false,
  dryRun: 'yes',
  content: {
    schema: expenseSchema,
    faults: (content) => expenseFaults(content as Expense),
    names: {
      member: '$.member ? (!exists($.paymentMethod))',
      'payment-method': '$.paymentMethod',
      vendor: '$.payee ? (exists($.paymentMethod))',
      account: '$.lines[*].keyvalue() ? (@.key == "account" || @.key == "expenseType").value',
      customer: '$.lines[*].customer',
      class: '$.**{0 to 2}.class',
      department: '$.**{0 to 2}.department',
      'tax-code': taxCodePath,
    },
    itemAccounts: [],
    example,
    isReceivable: false,
  },
  settings: {},
  failures: {
    'refund-to-bank': {
      category: 'data',
      message:
        'The expense comes to {total}: money that came back to "{name}". QuickBooks books that as an expense only on a credit card or for a person.',
      fix: 'Enter the money in QuickBooks as a bank deposit, and let the record go (an operation on the record); or map the payment method to the credit card that the money came back to: the next batch then takes it.',
      retryable: false,
    },
  },
} as const satisfies RecordTypeDeclaration;
