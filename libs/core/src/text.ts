/**
 * The one form of text: Unicode NFC, so that what looks the same is the same; lines end with "\n"; no white space around
 * it. QuickBooks trims, too, and would otherwise return something else than was sent.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
}

/** The same for every text in a JSON value, which is changed in place. Names of members stay as they are. */
export function normaliseTexts<T>(value: T): T {
  if (typeof value === 'string') return normaliseText(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    const item = holder[key];
    const normal = normaliseTexts(item);
    if (normal !== item) holder[key] = normal;
  }
  return value;
}
