export type Difference = { name: string; from: string | undefined; to: string | undefined };

/** Each single value of a JSON value by the path to it. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return path === '' ? [] : [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** What is not the same before and after, value by value. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [from, to] = [new Map(leaves(before)), new Map(leaves(after))];
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((name) => from.get(name) !== to.get(name))
    .map((name) => ({ name, from: from.get(name), to: to.get(name) }));
}
