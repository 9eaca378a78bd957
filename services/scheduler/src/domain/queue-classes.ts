import { declarationOf, type RecordType } from '@autosync/contracts';

/**
 * The order of the queue (docs/protocol.md#dispatch): somebody waits for a manual run, runs of a type that is declared as short
 * go before the rest. Within a company runs go by (round, class, due); over companies by class, tenants in turn, lateness.
 */
export const queueClassNames = ['manual', 'short', 'rest'] as const;
export type QueueClassName = (typeof queueClassNames)[number];

export const manualClass = 0;

export function scheduledClassOf(type: RecordType): number {
  return queueClassNames.indexOf(declarationOf(type).queueClass);
}

export function queueClassName(queueClass: number): QueueClassName {
  return queueClassNames[queueClass] ?? 'rest';
}
