// JSON may hold two things that PostgreSQL's text and jsonb refuse: U+0000 and half of a surrogate pair. Both can only
// come in as \u escapes, so a body without such an escape needs no walk.

const SUSPICIOUS = /\\u(?:0000|[dD][89a-fA-F])/;

export function mayHoldUnstorableText(json: string): boolean {
  return SUSPICIOUS.test(json);
}

/** The JSON pointer of the first text that cannot be stored, in a value whose fields a schema has checked. */
export function findUnstorableText(value: unknown, pointer = ''): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = findUnstorableText(item, `${pointer}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
