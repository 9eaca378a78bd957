/** Which offsets of one partition were accepted and finished, and how far they may be committed. */
export type CommitTracker = {
  /**
   * Accepts an offset. False: it was accepted before (after a rebalance uncommitted events are delivered again), so it
   * is ignored.
   */
  accept(offset: bigint, timestampMs: number): boolean;
  finish(offset: bigint): void;
  /** Accepted offsets that cannot be committed yet: unfinished ones, and finished ones after an unfinished one. */
  uncommitted(): number;
  /** The timestamp of the first accepted offset that is not finished. */
  oldestUnfinished(): number | undefined;
  /** The offset that comes next; undefined before anything was accepted. */
  next(): bigint | undefined;
  /** Where a new consumer would start: after the contiguous finished offsets. Undefined before there are any. */
  position(): bigint | undefined;
  /** The position, if the broker has not acknowledged it yet. */
  committable(): bigint | undefined;
  markCommitted(position: bigint): void;
  /** After a rebalance the broker may not have the last commit, so it is repeated. */
  forgetCommits(): void;
};

type Entry = { offset: bigint; timestampMs: number; finished: boolean };

/** Dropping finished entries from the front copies the array, so it is done in chunks. */
const COMPACT_AT = 1024;

/** With `from`, all offsets before it count as finished: that position is committed even if no event arrives. */
export function createCommitTracker(from?: bigint): CommitTracker {
  let entries: Entry[] = [];
  let head = 0;
  const open = new Map<bigint, Entry>();
  let highest = from === undefined ? -1n : from - 1n;
  let position = from;
  let committed: bigint | undefined;

  function advance(): void {
    for (let entry = entries[head]; entry?.finished === true; entry = entries[head]) {
      position = entry.offset + 1n;
      head += 1;
    }
    if (head >= COMPACT_AT) {
      entries = entries.slice(head);
      head = 0;
    }
  }

  return {
    accept(offset, timestampMs) {
      if (offset <= highest) return false;
      highest = offset;
      const entry = { offset, timestampMs, finished: false };
      entries.push(entry);
      open.set(offset, entry);
      return true;
    },
    finish(offset) {
      const entry = open.get(offset);
      if (entry === undefined) return;
      entry.finished = true;
      open.delete(offset);
      advance();
    },
    uncommitted: () => entries.length - head,
    oldestUnfinished: () => entries[head]?.timestampMs,
    next: () => (highest < 0n && from === undefined ? undefined : highest + 1n),
    position: () => position,
    committable: () => (position === committed ? undefined : position),
    markCommitted(acknowledged) {
      committed = acknowledged;
    },
    forgetCommits() {
      committed = undefined;
    },
  };
}
