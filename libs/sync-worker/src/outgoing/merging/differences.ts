import { fieldNames } from '../field-names.ts';
import { DERIVED } from './merge-document.ts';
import { same, type Doc } from './same.ts';

/** What says how, not what. */
const ENVELOPE: ReadonlySet<string> = new Set(['Id', 'SyncToken', ...DERIVED]);

export type Difference = { field: string; name: string; from: unknown; to: unknown };

/** What a full update would make otherwise in QBO: field by field, by QBO's name and in words; null: it is not there. */
export function differencesBetween(before: Doc, after: Doc): Difference[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !ENVELOPE.has(key));
  return fields
    .filter((field) => !same(after[field], before[field]))
    .map((field) => ({ field, name: fieldNames([field]), from: before[field] ?? null, to: after[field] ?? null }));
}
