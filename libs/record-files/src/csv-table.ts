import { normaliseText, toError } from '@autosync/core';
import { parse } from 'csv-parse/sync';

/** A row with the line on which it begins. */
export type CsvRow = { cells: string[]; line: number };

export type CsvTable = { ok: true; rows: CsvRow[] } | { ok: false; line: number; reason: string };

const separators = [',', ';', '\t'];

/** The separator of a file: the one that its first line has most of. Spreadsheets of some countries write semicolons. */
function separatorOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (separator: string): number => header.split(separator).length;
  return separators.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** The rows of a CSV text, cells in the form of all texts, empty lines left out. */
export function readCsvTable(given: string): CsvTable {
  const text = given.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  try {
    const parsed: unknown = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const rows = (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      cells: record.map(normaliseText),
      // The parser tells where a row ends; cells may hold line breaks.
      line: info.lines - record.join('').split('\n').length + 1,
    }));
    return { ok: true, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
  } catch (error) {
    // After a broken quote nobody knows where rows begin and end, so nothing of the file can be trusted.
    const line = (error as { lines?: unknown }).lines;
    const reason = `nothing of this file was taken, its quotes are broken: ${toError(error).message}`;
    return { ok: false, line: typeof line === 'number' ? line : 1, reason };
  }
}
