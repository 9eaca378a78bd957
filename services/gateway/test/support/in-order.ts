type Created = { id: string; createdAt: string };

/** As lists give what was created: two of the same millisecond are in the order of their ids. */
export function inOrderOfCreation<Item extends Created>(items: readonly Item[]): Item[] {
  const place = ({ createdAt, id }: Created) => `${createdAt} ${id}`;
  return items.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}
