type Page<T> = { items: T[]; nextCursor: string | null };

/** All items of a list, page after page, each page asked for when the one before is used up. */
export async function* itemsOf<T>(
  pageAfter: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T, void> {
  let cursor: string | undefined;
  do {
    const page = await pageAfter(cursor);
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
