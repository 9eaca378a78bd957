import type { RecordTypeDeclaration } from './declaration.ts';

export const inventory = {
  title: 'Inventory',
  words: { one: 'an inventory record', many: 'inventory records' },
  direction: 'out',
  queueClass: 'rest',
  takesStartDate: false,
  dryRun: 'no',
  settings: {},
  failures: {},
} as const satisfies RecordTypeDeclaration;
