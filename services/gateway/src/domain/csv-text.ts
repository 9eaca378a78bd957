import { isUtf8 } from 'node:buffer';
import { csvLines } from '@autosync/core';
import { CsvError, parse } from 'csv-parse/sync';
import { invalidRequest, problem } from '../errors.ts';

/** A text with our mark before what a spreadsheet would calculate. */
const MARKED = /^'+[=+\-@\t\r]/;

/** Rows with a header, as CSV. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return csvLines([header, ...rows]);
}

export type CsvRow = { line: number; fields: Readonly<Record<string, string>> };

/** The rows of a CSV in UTF-8 with a header. Throws `invalid-request` that names the line. */
export function readCsv(bytes: Buffer, { columns, most }: { columns: readonly string[]; most: number }): CsvRow[] {
  if (!isUtf8(bytes)) throw problem('invalid-request', 'The CSV is not in UTF-8: save it as "CSV UTF-8".');
  const rows = parseRows(bytes);
  const [header, ...body] = rows;
  if (header === undefined) throw fault(1, 'the first line must name the columns');
  const names = header.fields.map((name) => name.trim());
  const unknown = names.find((name) => !columns.includes(name));
  if (unknown !== undefined)
    throw fault(header.line, `there is no column "${unknown}"; there are ${columns.join(', ')}`);
  if (new Set(names).size < names.length) throw fault(header.line, 'a column stands there twice');
  if (body.length > most) throw problem('payload-too-large', `There are more than ${most} rows.`);
  return body.map(({ line, fields }) => ({
    line,
    fields: Object.fromEntries(
      names.map((name, index) => {
        const text = fields[index] ?? '';
        return [name, (MARKED.test(text) ? text.slice(1) : text).trim()];
      }),
    ),
  }));
}

function parseRows(bytes: Buffer): { line: number; fields: string[] }[] {
  try {
    const rows = parse(bytes, { bom: true, info: true, skip_empty_lines: true, relax_column_count: false });
    return (rows as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      fields: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw problem('invalid-request', `The CSV cannot be read: ${error.message}.`, { cause: error });
  }
}

function fault(line: number, detail: string): Error {
  return invalidRequest({ pointer: `/${line}`, code: 'csv', detail: `Line ${line}: ${detail}` });
}
