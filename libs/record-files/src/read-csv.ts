import type { RecordType } from '@autosync/contracts';
import { csvColumns, findColumn, type CsvColumn } from './csv-columns.ts';
import { readCsvTable, type CsvRow } from './csv-table.ts';
import { checkRecord, type RecordFault } from './record-check.ts';
import type { FileOfRecords, RecordFile, Refusal } from './record-file.ts';

type Content = { [field: string]: string | boolean | Content | Content[] };
type Fault = { line: number; reason: string };

/** A record in the making: its rows, what they say, and what is wrong with them. */
type Draft = {
  type: RecordType;
  externalId: string;
  rows: CsvRow[];
  content: Content;
  lines: Content[];
  /** Where each value of the whole record was stated first. */
  stated: Map<string, { value: string; line: number }>;
  faults: Fault[];
};

function faultsOfHeader(type: RecordType, { cells, line }: CsvRow): Fault[] {
  const unknown = cells.filter((name) => !findColumn(type, name));
  const known = cells.flatMap((name) => findColumn(type, name)?.name ?? []);
  const twice = known.filter((name, index) => known.indexOf(name) < index);
  const columns = csvColumns(type).map(({ name }) => name);
  const faults = unknown.map((name) => `there is no column "${name}"; there are ${columns.join(', ')}`);
  for (const name of twice) faults.push(`the column "${name}" is there twice`);
  if (!known.includes('externalId')) faults.push('the column "externalId" is missing');
  return faults.map((reason) => ({ line, reason: `nothing of this file was taken: ${reason}` }));
}

/** Words for yes and no that spreadsheets write; anything else is left for the schema to refuse. */
function toValue({ isBoolean }: CsvColumn, cell: string): string | boolean {
  if (!isBoolean) return cell;
  if (/^(true|yes|1)$/i.test(cell)) return true;
  return /^(false|no|0)$/i.test(cell) ? false : cell;
}

function put(target: Content, path: readonly string[], value: string | boolean): void {
  const [field = '', ...rest] = path;
  if (rest.length === 0) {
    target[field] = value;
    return;
  }
  const inner = (target[field] ?? {}) as Content;
  target[field] = inner;
  put(inner, rest, value);
}

function takeCell(
  draft: Draft,
  column: CsvColumn,
  { cell, line, ofLine }: { cell: string; line: number; ofLine: Content },
): void {
  if (column.of === 'line') {
    put(ofLine, column.path, toValue(column, cell));
    return;
  }
  const before = draft.stated.get(column.name);
  if (before === undefined) {
    draft.stated.set(column.name, { value: cell, line });
    put(draft.content, column.path, toValue(column, cell));
  } else if (before.value !== cell) {
    draft.faults.push({
      line,
      reason: `${column.name} is "${cell}" here and "${before.value}" in line ${before.line}`,
    });
  }
}

function draftOf(type: RecordType, externalId: string): Draft {
  return { type, externalId, rows: [], content: {}, lines: [], stated: new Map(), faults: [] };
}

function takeRow(draft: Draft, columns: readonly CsvColumn[], row: CsvRow): void {
  draft.rows.push(row);
  const ofLine: Content = {};
  if (row.cells.length !== columns.length) {
    const reason = `has ${row.cells.length} cells, the header has ${columns.length}`;
    draft.faults.push({ line: row.line, reason });
    return;
  }
  for (const [index, column] of columns.entries()) {
    const cell = row.cells[index] ?? '';
    if (cell !== '') takeCell(draft, column, { cell, line: row.line, ofLine });
  }
  draft.lines.push(ofLine);
}

/** The column behind a place in the record, and the row in which to look. */
function locate(draft: Draft, { pointer }: RecordFault): { column: string; line: number } {
  const path = pointer.split('/').slice(1);
  const isLine = path[0] === 'lines' && path.length > 1;
  const row = draft.rows[isLine ? Number(path[1]) : 0];
  const wanted = (isLine ? path.slice(2) : path).join('/');
  const column = csvColumns(draft.type).find(
    ({ of, path: own }) => of === (isLine ? 'line' : 'record') && own.join('/') === wanted,
  );
  const stated = isLine ? undefined : draft.stated.get(column?.name ?? '');
  return { column: column?.name ?? (wanted || 'the record'), line: stated?.line ?? row?.line ?? 1 };
}

function finish(draft: Draft, file: string): RecordFile {
  const { externalId, type } = draft;
  const refuse = ({ line, reason }: Fault): Refusal => ({ file, line, externalId, reason });
  if (draft.faults.length > 0) return { records: [], refusals: draft.faults.map(refuse) };
  const checked = checkRecord(type, { ...draft.content, lines: draft.lines });
  if (checked.ok)
    return { records: [{ type, item: checked.item, file, line: draft.rows[0]?.line ?? 1 }], refusals: [] };
  const refusals = checked.faults.map((fault) => {
    const { column, line } = locate(draft, fault);
    return refuse({ line, reason: `${column} ${fault.reason}` });
  });
  return { records: [], refusals };
}

/** Reads records from a CSV text with a header (columns in csv-columns.ts), one row per line of a record. */
export function readCsvRecords(text: string, { file, type }: FileOfRecords): RecordFile {
  const table = readCsvTable(text);
  if (!table.ok) return { records: [], refusals: [{ file, line: table.line, reason: table.reason }] };
  const [header, ...rows] = table.rows;
  if (!header) return { records: [], refusals: [{ file, line: 1, reason: 'is empty' }] };
  const faults = faultsOfHeader(type, header);
  if (faults.length > 0) return { records: [], refusals: faults.map((fault) => ({ file, ...fault })) };

  const columns = header.cells.flatMap((name) => findColumn(type, name) ?? []);
  const idAt = columns.findIndex(({ name }) => name === 'externalId');
  const drafts = new Map<string, Draft>();
  const result: RecordFile = { records: [], refusals: [] };
  let above: Draft | undefined;
  for (const row of rows) {
    const externalId = row.cells[idAt] ?? '';
    if (externalId === '') {
      result.refusals.push({ file, line: row.line, reason: 'externalId is missing' });
      // The row may be one more line of the record above, which would go out incomplete.
      above?.faults.push({ line: row.line, reason: 'the row below it has no externalId and may belong to it' });
      continue;
    }
    above = drafts.get(externalId) ?? draftOf(type, externalId);
    drafts.set(externalId, above);
    takeRow(above, columns, row);
  }
  for (const draft of drafts.values()) {
    const { records, refusals } = finish(draft, file);
    result.records.push(...records);
    result.refusals.push(...refusals);
  }
  result.refusals.sort((a, b) => a.line - b.line);
  return result;
}
