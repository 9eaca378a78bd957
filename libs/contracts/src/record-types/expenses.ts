import type { RecordTypeDeclaration } from './declaration.ts';

export const expenses = {
  title: 'Expenses',
  words: { one: 'an expense', many: 'expenses' },
  direction: 'out',
  queueClass: 'rest',
  takesStartDate: false,
  dryRun: 'no',
  settings: {},
  failures: {},
} as const satisfies RecordTypeDeclaration;
