import type { RecordTypeDeclaration } from './declaration.ts';

export const payments = {
  title: 'Payments',
  words: { one: 'a payment', many: 'payments' },
  direction: 'in',
  queueClass: 'short',
  takesStartDate: true,
  dryRun: 'with-start-date',
  settings: {},
  failures: {
    'document-unreadable': {
      category: 'upstream',
      message: 'QuickBooks shows {document} in a form that cannot be read: {detail}.',
      fix: 'Open it in QuickBooks, check that field and save it; the next payments batch reads it again.',
      retryable: false,
    },
  },
} as const satisfies RecordTypeDeclaration;
