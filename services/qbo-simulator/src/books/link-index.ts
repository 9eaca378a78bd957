/** Which transactions settle which: from an invoice or a credit to the payments that name it in a line. */
export type LinkIndex = {
  add(type: string, id: string, by: string): void;
  remove(type: string, id: string, by: string): void;
  /** The Ids of the payments that name it. */
  of(type: string, id: string): string[];
};

export function createLinkIndex(): LinkIndex {
  const links = new Map<string, Set<string>>();
  return {
    add(type, id, by) {
      const key = `${type} ${id}`;
      const known = links.get(key);
      if (known) known.add(by);
      else links.set(key, new Set([by]));
    },
    remove(type, id, by) {
      const key = `${type} ${id}`;
      const known = links.get(key);
      known?.delete(by);
      if (known?.size === 0) links.delete(key);
    },
    of: (type, id) => [...(links.get(`${type} ${id}`) ?? [])],
  };
}
