// JSON may hold two things that PostgreSQL's text and jsonb refuse: U+0000 and half of a surrogate pair. Both can only
// come in as \u escapes, so a body without such an escape needs no walk.

const SUSPICIOUS = /\\u(?:0000|[dD][89a-fA-F])/;

export function mayHoldUnstorableText(json: string): boolean {
  return SUSPICIOUS.test(json);
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** The JSON pointer of the first text that cannot be stored, in a value whose fields a schema has checked. */
export function findUnstorableText(value: unknown, pointer = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    // Where names are free, they are texts as well.
    const found = isStorable(key) ? findUnstorableText(item, `${pointer}/${key}`) : `${pointer}/${key}`;
    if (found !== undefined) return found;
  }
  return undefined;
}
