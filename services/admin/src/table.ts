import { cliFault, renderColumns, type Output } from '@autosync/cli';

/** How a row is shown, by the headings of the columns. */
export type Columns<Row> = Record<string, (row: Row) => string | number | null>;

/** Rows for people as a table, for programs as `items`. */
export async function showRows<Row extends object>(
  out: Output,
  { rows, columns, none, more = {} }: { rows: readonly Row[]; columns: Columns<Row>; none: string; more?: object },
): Promise<void> {
  const cells = rows.map((row) => Object.values(columns).map((cell) => String(cell(row) ?? '-')));
  const lines = rows.length === 0 ? [none] : renderColumns([Object.keys(columns), ...cells]);
  await out.show({ items: rows, ...more }, lines);
}

/** An instant, to the second. */
export function at(instant: Date | null): string {
  return instant === null ? '-' : instant.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** How long ago, in the largest unit that says enough. */
export function age(seconds: number | null): string {
  if (seconds === null) return '-';
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

/** @throws a fault for people unless it is a whole number from 1 to `most`. */
export function toCount(given: string, option: string, most: number): number {
  const count = Number(given);
  if (!/^\d+$/.test(given) || count < 1 || count > most)
    throw cliFault('usage', `${option} is a number from 1 to ${most}, not "${given}".`);
  return count;
}

/** @throws a fault for people where it is no id. */
export function toId(given: string, option: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given))
    throw cliFault('usage', `${option} is an id, as 0198c9f0-0000-7000-8000-000000000000, not "${given}".`);
  return given.toLowerCase();
}

/** Who did something, and why: it is kept. @throws a fault for people where either is missing. */
export function whoAndWhy({ by, note }: { by?: string; note?: string }): { actorName: string; note: string } {
  if (!by?.trim() || !note?.trim())
    throw cliFault('usage', 'Say who (--by) and why (--note): it is kept, and people see it.');
  return { actorName: by.trim().slice(0, 200), note: note.trim().slice(0, 1000) };
}
