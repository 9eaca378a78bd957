import { toError } from '@autosync/core';
import { jsonLines } from './json-lines.ts';
import { checkRecord, valueAt } from './record-check.ts';
import type { FileOfRecords, RecordFile, Refusal } from './record-file.ts';

/** The line that V8 names in its message, where it does. */
function lineOfSyntaxError(message: string): number {
  return Number(/\(line (\d+)/.exec(message)?.[1] ?? 1);
}

/** The list in a file: the file itself, or its `items`; undefined when there is none. */
function listIn(value: unknown): { pointer: string; items: unknown[] } | undefined {
  if (Array.isArray(value)) return { pointer: '', items: value };
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('items' in value) || !Array.isArray(value.items) || Object.keys(value).length > 1) return undefined;
  return { pointer: '/items', items: value.items };
}

/** The line of a value, or of the innermost one around it when it is not there. */
function lineAt(lines: ReadonlyMap<string, number>, pointer: string): number {
  return lines.get(pointer) ?? lineAt(lines, pointer.slice(0, pointer.lastIndexOf('/')));
}

/** Reads records as for the bulk upsert: `{"items": [...]}`, or the array alone. */
export function readJsonRecords(text: string, { file, type }: FileOfRecords): RecordFile {
  let value: unknown;
  const json = text.replace(/^\uFEFF/, '');
  try {
    value = JSON.parse(json);
  } catch (error) {
    const { message } = toError(error);
    return { records: [], refusals: [{ file, line: lineOfSyntaxError(message), reason: `is no JSON: ${message}` }] };
  }
  const list = listIn(value);
  if (!list) {
    return { records: [], refusals: [{ file, line: 1, reason: 'must be {"items": [...]} or an array of records' }] };
  }
  const lines = jsonLines(json);
  const found: RecordFile = { records: [], refusals: [] };
  for (const [index, candidate] of list.items.entries()) {
    const pointer = `${list.pointer}/${index}`;
    const line = lineAt(lines, pointer);
    const checked = checkRecord(type, candidate);
    if (checked.ok) {
      found.records.push({ type, item: checked.item, file, line });
      continue;
    }
    const externalId = valueAt(candidate, '/externalId');
    for (const fault of checked.faults) {
      const field = fault.pointer.slice(1);
      const refusal: Refusal = {
        file,
        line: lineAt(lines, pointer + fault.pointer),
        reason: `${field === '' ? 'the record' : field} ${fault.reason}`,
      };
      found.refusals.push(typeof externalId === 'string' ? { ...refusal, externalId } : refusal);
    }
  }
  return found;
}
