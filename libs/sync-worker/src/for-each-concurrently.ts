/**
 * Runs `work` for each item, at most `limit` at once, started in order. The first error stops further starts; it is
 * thrown after everything under way has ended, so that nothing runs on behind its caller's back.
 */
export async function forEachConcurrently<Item>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failure: { error: unknown } | undefined;

  async function lane(): Promise<void> {
    while (failure === undefined && next < items.length) {
      const item = items[next] as Item;
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  if (failure !== undefined) throw failure.error;
}
