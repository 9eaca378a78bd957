import { Type } from 'typebox';
import { taxCodePath } from '../records/document-fields.ts';
import { invoiceFaults } from '../records/invoice-rules.ts';
import { invoiceSchema, type Invoice } from '../records/invoice.ts';
import type { RecordTypeDeclaration } from './declaration.ts';

const example: Invoice = {
  number: 'INV-77',
  date: '2026-11-02',
  customer: { name: 'Contoso' },
  lines: [{ item: 'Support', quantity: '1.5', unitPrice: '120.00' }],
  total: '180.00',
};

export const invoices = {
  title: 'Invoices',
  words: { one: 'an invoice', many: 'invoices' },
  direction: 'out',
  queueClass: 'rest',
  takesStartDate: false,
  dryRun: 'yes',
  content: {
    schema: invoiceSchema,
    faults: (content) => invoiceFaults(content as Invoice),
    names: {
      customer: '$.customer',
      item: '$.lines[*].item',
      term: '$.terms',
      account: '$.**.account',
      class: '$.**.class',
      department: '$.department',
      'tax-code': taxCodePath,
    },
    itemAccounts: ['service-income', 'product-income'],
    example,
    isReceivable: true,
  },
  settings: {
    invoiceLineDetail: {
      schema: Type.Enum(['default', 'condensed', 'detailed']),
      default: 'default',
      doc: 'Lines of an invoice in QuickBooks: summed, per ticket or project phase, or one for one',
    },
    invoiceSending: {
      schema: Type.Enum(['asRecord', 'always', 'never']),
      default: 'asRecord',
      doc: 'Which invoices QuickBooks e-mails to their `billEmail`: those whose record says `send`, all, or none',
    },
  },
  failures: {
    'custom-field-missing': {
      category: 'mapping',
      message: 'QuickBooks has no field "{name}" of the company’s own on its sales forms.',
      fix: 'Add the field to the sales forms in QuickBooks, and the next batch takes the record; or send the record without it.',
      retryable: false,
    },
  },
} as const satisfies RecordTypeDeclaration;
