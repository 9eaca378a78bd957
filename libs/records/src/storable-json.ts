/**
 * JSON that PostgreSQL can store: its jsonb has no NUL and no half of a surrogate pair, and both may come in a text of
 * QuickBooks or of an error. They are left out, so that they never keep an outcome from being stored.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  // What cannot be stored is written as an escape, and so is little else: only then is each text looked at.
  if (!/\\u(?:0000|d[89a-f])/.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storableText(part) : part));
}

function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
