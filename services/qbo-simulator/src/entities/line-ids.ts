import { objectsOf, textOf } from '../books/doc.ts';
import type { Draft, JsonObject } from '../json.ts';
import { partsOf } from './item-lines.ts';

/** A known Id keeps its line; an absent, unknown or repeated one makes a new line (docs/quickbooks.md#invoices). */
export function lineIds(before: Draft, first = 1): (line: JsonObject) => { Id: string } {
  const lines = [...objectsOf(before, 'Line'), ...partsOf(before)];
  const known = new Set(lines.flatMap((line) => textOf(line, 'Id') ?? []));
  let last = Math.max(first - 1, ...[...known].map(Number));
  return (line) => {
    const id = textOf(line, 'Id');
    if (id !== undefined && known.delete(id)) return { Id: id };
    last += 1;
    return { Id: String(last) };
  };
}
