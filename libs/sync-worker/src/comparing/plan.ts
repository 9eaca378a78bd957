import type { AccountDifference, Settled } from '@autosync/records';
import { CAPTURE_OVERLAP_MS, CAPTURE_REACH_MS } from '../change-capture.ts';

/** One thing to ask. `scan`: the documents of an entity from a position on; `seek`: what no read has shown, by Ids. */
export type Ask =
  | { kind: 'scan'; entity: string; start: number }
  | { kind: 'capture'; entities: readonly string[]; since: string }
  | { kind: 'count'; entity: string; again: boolean }
  | { kind: 'seek' }
  | { kind: 'accounts' };

/** What is left of a comparison, as it is stored between two steps. Instants are ISO texts. */
export type ComparisonPlan = {
  asks: readonly Ask[];
  /** Since when the changes in QuickBooks have to be captured next time, by its clock; null: nothing was asked yet. */
  until: string | null;
  accounts: readonly AccountDifference[];
  /** Once all is asked: up to where what was found is settled. */
  settled?: Settled;
};

/** Objects per read. */
export const PAGE = 1000;
/** Rows read twice: a document that is deleted meanwhile moves all behind it, and none may be passed over. */
const PAGE_OVERLAP = 100;

/**
 * What to ask. Where the documents were read before, what changed since then is one read, and a count of each entity tells
 * whether that was all. Else, and when a person asks, everything is read, a thousand documents at a time; what changed while
 * that took its time is captured at its end.
 */
export function planComparison(given: {
  entities: readonly string[];
  readUntil: Date | null;
  asked: boolean;
  startedAt: Date;
}): ComparisonPlan {
  const { entities, readUntil, asked, startedAt } = given;
  const ageMs = readUntil === null ? Infinity : startedAt.getTime() - readUntil.getTime();
  const known = !asked && ageMs < CAPTURE_REACH_MS && ageMs > -CAPTURE_OVERLAP_MS;
  const from = known && readUntil !== null ? readUntil : startedAt;
  const capture: Ask = {
    kind: 'capture',
    entities,
    since: new Date(from.getTime() - CAPTURE_OVERLAP_MS).toISOString(),
  };
  const documents: Ask[] = known
    ? [capture, ...entities.map((entity): Ask => ({ kind: 'count', entity, again: false }))]
    : [...entities.map((entity): Ask => ({ kind: 'scan', entity, start: 1 })), capture];
  return {
    asks: entities.length === 0 ? [] : [...documents, { kind: 'seek' }, { kind: 'accounts' }],
    until: null,
    accounts: [],
  };
}

/** After a page: the next one, or nothing more of this entity. */
export function afterPage(start: number, rows: number): number | undefined {
  return rows < PAGE ? undefined : start + PAGE - PAGE_OVERLAP;
}

/** What could not be captured is asked for entity by entity, and what still cannot is read whole. */
export function insteadOfCapture({ entities, since }: Extract<Ask, { kind: 'capture' }>): Ask[] {
  return entities.map((entity) =>
    entities.length > 1 ? { kind: 'capture', entities: [entity], since } : { kind: 'scan', entity, start: 1 },
  );
}

/** QuickBooks has another number: somebody may have been at work just now, so it is looked at once more, then read whole. */
export function afterOtherCount({ entity, again }: Extract<Ask, { kind: 'count' }>, until: string): Ask[] {
  if (again) return [{ kind: 'scan', entity, start: 1 }];
  const since = new Date(new Date(until).getTime() - CAPTURE_OVERLAP_MS).toISOString();
  return [
    { kind: 'capture', entities: [entity], since },
    { kind: 'count', entity, again: true },
  ];
}
