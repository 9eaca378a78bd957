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

/** What a batch has of a record. */
export type KnownAction = Pick<Action, 'attempt' | 'state' | 'category'>;

/** What results change in a batch. */
export type ResultChange = {
  /** Those that are new, or of a higher attempt than what is known of their record. */
  actions: Action[];
  /** Something is known of some of these records, and is replaced. */
  replaces: boolean;
  /** How many of them are in each state. */
  stored: Partial<Record<ResultState, number>>;
  /** By how many actions in each state there are more than before, and how many more of them wait for a closed period. */
  totals: Record<ResultState, number>;
  held: number;
};

const isHeld = ({ state, category }: KnownAction) => state === 'skipped' && category === 'closed-period';

/** `given` has one action per record. */
export function changeOf(given: readonly Action[], known: ReadonlyMap<string, KnownAction>): ResultChange {
  const actions = given.filter(({ recordId, attempt }) => (known.get(recordId)?.attempt ?? 0) < attempt);
  const stored: ResultChange['stored'] = {};
  const totals = { succeeded: 0, warning: 0, failed: 0, skipped: 0 };
  let held = 0;
  for (const action of actions) {
    stored[action.state] = (stored[action.state] ?? 0) + 1;
    totals[action.state] += 1;
    held += Number(isHeld(action));
  }
  const replaced = actions.flatMap(({ recordId }) => known.get(recordId) ?? []);
  for (const before of replaced) {
    totals[before.state] -= 1;
    held -= Number(isHeld(before));
  }
  return { actions, replaces: replaced.length > 0, stored, totals, held };
}
