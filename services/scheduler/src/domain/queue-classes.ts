import type { RecordType } from '@autosync/contracts';

/**
 * The order of the queue (docs/protocol.md#dispatch): somebody waits for a manual run, payments are short and keep balances right, the
 * rest follows. Within a company runs go by (round, class, due); over companies by class, tenants in turn, lateness.
 */
export const queueClassNames = ['manual', 'payments', 'rest'] as const;
export type QueueClassName = (typeof queueClassNames)[number];

export const manualClass = 0;

const scheduledClasses: Readonly<Record<RecordType, number>> = { payments: 1, invoices: 2, expenses: 2, inventory: 2 };

export function scheduledClassOf(type: RecordType): number {
  return scheduledClasses[type];
}

export function queueClassName(queueClass: number): QueueClassName {
  return queueClassNames[queueClass] ?? 'rest';
}
