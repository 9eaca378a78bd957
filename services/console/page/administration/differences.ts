export type Difference = { name: string; from: string | undefined; to: string | undefined };

/** Every plain value within a JSON value, by its path. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return path === '' ? [] : [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** The values that differ before and after. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [from, to] = [new Map(leaves(before)), new Map(leaves(after))];
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((name) => from.get(name) !== to.get(name))
    .map((name) => ({ name, from: from.get(name), to: to.get(name) }));
}
