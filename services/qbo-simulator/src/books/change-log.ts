/**
 * When documents changed: change data capture and queries by LastUpdatedTime use it instead of scanning all documents.
 */
export type ChangeLog = {
  add(id: string, atMs: number): void;
  remove(id: string): void;
  /** Ids by their last change, oldest first, from `fromMs` to `toMs` inclusive. */
  between(fromMs: number, toMs: number): string[];
  /** An upper bound of their number. */
  count(fromMs: number, toMs: number): number;
};

type Change = { id: string; atMs: number };

/** How many outdated entries are kept before they are removed together. */
const SLACK = 1024;

/** An array sorted by time: changes arrive in that order unless the clock was set back. */
export function createChangeLog(): ChangeLog {
  const latest = new Map<string, Change>();
  let changes: Change[] = [];
  let sorted = true;

  function inOrder(): Change[] {
    if (!sorted) changes.sort((a, b) => a.atMs - b.atMs);
    sorted = true;
    return changes;
  }

  /** The index of the first change at `atMs` or later. */
  function placeOf(atMs: number): number {
    const all = inOrder();
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((all[middle]?.atMs ?? Infinity) < atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(id, atMs) {
      const change = { id, atMs };
      sorted &&= (changes.at(-1)?.atMs ?? -Infinity) <= atMs;
      changes.push(change);
      latest.set(id, change);
      if (changes.length > 2 * latest.size + SLACK) changes = changes.filter((old) => latest.get(old.id) === old);
    },
    remove: (id) => void latest.delete(id),
    between: (fromMs, toMs) =>
      inOrder()
        .slice(placeOf(fromMs), placeOf(toMs + 1))
        .filter((change) => latest.get(change.id) === change)
        .map(({ id }) => id),
    count: (fromMs, toMs) => Math.max(0, placeOf(toMs + 1) - placeOf(fromMs)),
  };
}
