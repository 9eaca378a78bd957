/** A document, a line or a detail of QBO, as JSON. */
export type Doc = Readonly<Record<string, unknown>>;

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function docOf(value: unknown): Doc {
  return isDoc(value) ? value : {};
}

/**
 * Whether two values mean the same to QBO: it leaves out what is empty, fills in the `name` of a reference when it is
 * read, trims texts, and rounds numbers to at most seven decimals. `wanted` may say less of an object than `found`.
 */
export function same(wanted: unknown, found: unknown): boolean {
  const a = plain(wanted);
  const b = plain(found);
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, n) => same(part, b[n]));
  if (isDoc(a)) return isDoc(b) && Object.keys(a).every((key) => same(a[key], b[key]));
  return a === b;
}

/** The same in both directions. */
export function identical(a: unknown, b: unknown): boolean {
  return same(a, b) && same(b, a);
}

/** A value without what makes no difference to QBO; objects other than references are left as they are. */
export function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'number') return Math.round(value * 1e7) / 1e7;
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim().replaceAll('\r\n', '\n');
  if (isDoc(value) && 'value' in value) return plain(value['value']);
  return value;
}
