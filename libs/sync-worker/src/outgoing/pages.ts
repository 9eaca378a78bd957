/** So many records before the last one of a page the next page is fetched, so that nobody waits for it. */
const FETCH_BEFORE = 25;

/** What was fetched: how many records there are, and those of them that may be handled now. */
export type Page<Entry> = { found: number; entries: readonly Entry[] };

type OfRecord = { item: { recordId: string } };

/**
 * The records of a run, page by page as they are handled: while the last ones of a page are under way the next page is
 * fetched, without those that are in hand, of which nobody knows yet what comes of them.
 */
export function createPages<Entry extends OfRecord>({
  size,
  fetch,
  isStopped,
}: {
  /** Most records of a page; a smaller one is the last. */
  size: number;
  /** The next page without these records. */
  fetch: (inHand: readonly string[]) => Promise<Page<Entry>>;
  /** True when no more records are to be handed out. */
  isStopped: () => boolean;
}) {
  const inHand = new Set<string>();

  function fetchNext(): Promise<Page<Entry>> {
    const page = fetch([...inHand]);
    // Thrown where the page is waited for.
    page.catch(() => undefined);
    return page;
  }

  return {
    isInHand: (recordId: string): boolean => inHand.has(recordId),

    /** The record has an outcome, or waits. */
    done(recordId: string): void {
      inHand.delete(recordId);
    },

    /** Ends with the last page; what is left then waits, or came meanwhile. */
    async *handOut(): AsyncGenerator<Entry, void> {
      let next: Promise<Page<Entry>> | undefined = fetchNext();
      const queue: Entry[] = [];
      try {
        while (next !== undefined && !isStopped()) {
          const { found, entries } = await next;
          next = undefined;
          queue.push(...entries);
          for (const { item } of entries) inHand.add(item.recordId);
          const isLast = found < size;
          for (let entry = queue.shift(); entry !== undefined && !isStopped(); entry = queue.shift()) {
            if (!isLast && queue.length <= FETCH_BEFORE) next ??= fetchNext();
            yield entry;
          }
          if (!isLast) next ??= fetchNext();
        }
      } finally {
        inHand.clear();
        await next?.catch(() => undefined);
      }
    },
  };
}
