import type { FailureCategory } from '@autosync/contracts';

/** The action states that a result can have; `notStarted` and `running` are seen only by the worker. */
export const resultStates = ['succeeded', 'warning', 'failed', 'skipped'] as const;
export type ResultState = (typeof resultStates)[number];

/** What happened to one record of a batch. */
export type Action = {
  recordId: string;
  externalId: string;
  attempt: number;
  state: ResultState;
  operation: string | null;
  entity: string | null;
  qboId: string | null;
  docNumber: string | null;
  /** Decimal text. */
  amount: string | null;
  category: FailureCategory | null;
  code: string | null;
  message: string | null;
  fix: string | null;
  at: Date;
  intuitTid: string | null;
};

/**
 * One action per record, in the order of the key. Of several results for a record the highest attempt counts, among
 * equals the first, as if they had come one after the other.
 */
export function latestPerRecord(actions: readonly Action[]): Action[] {
  const latest = new Map<string, Action>();
  for (const action of actions) {
    const known = latest.get(action.recordId);
    if (known === undefined || known.attempt < action.attempt) latest.set(action.recordId, action);
  }
  return [...latest.values()].sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
}
