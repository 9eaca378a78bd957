/** Counts what is under way, by key. */
export function createTally() {
  const counts = new Map<string, number>();
  const add = (key: string, one: number) => void counts.set(key, (counts.get(key) ?? 0) + one);
  return {
    of: (key: string) => counts.get(key) ?? 0,
    begin(key: string): () => void {
      add(key, 1);
      return () => add(key, -1);
    },
  };
}
