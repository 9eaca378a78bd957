/**
 * Runs `work` for each item as it comes, at most `limit` at once, started in order; answers how many were started. The first
 * error, of the work or of the items, stops further starts; it is thrown after everything under way has ended, so that
 * nothing runs on behind its caller's back.
 */
export async function forEachConcurrently<Item>(
  items: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<number> {
  const iterator = items[Symbol.asyncIterator]();
  let started = 0;
  let failure: { error: unknown } | undefined;

  async function lane(): Promise<void> {
    while (failure === undefined) {
      try {
        const next = await iterator.next();
        if (next.done === true || failure !== undefined) return;
        started += 1;
        await work(next.value);
      } catch (error) {
        failure ??= { error };
      }
    }
  }

  await Promise.all(Array.from({ length: limit }, lane));
  await iterator.return?.();
  if (failure !== undefined) throw failure.error;
  return started;
}
