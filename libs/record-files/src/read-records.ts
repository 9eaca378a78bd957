import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import type { RecordFormat } from './file-name.ts';
import { readCsvRecords } from './read-csv.ts';
import { readJsonRecords } from './read-json.ts';
import { readNdjson } from './read-ndjson.ts';
import type { FileOfRecords, RecordFile } from './record-file.ts';

type Of = FileOfRecords & { format: RecordFormat };

/** The first line that is not UTF-8. No byte of a longer character is a line feed, so lines can be told apart. */
function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  for (let at = 0; ; line += 1) {
    const end = bytes.indexOf('\n', at);
    if (end === -1 || !isUtf8(bytes.subarray(at, end))) return line;
    at = end + 1;
  }
}

/** Whatever else a file may be in, its letters with accents would become others, in QuickBooks too. */
function readWhole(bytes: Buffer, { format, ...of }: Of): RecordFile {
  if (!isUtf8(bytes)) {
    const reason = 'nothing of this file was taken: it is not in UTF-8. Save it as UTF-8 ("CSV UTF-8" in Excel)';
    return { records: [], refusals: [{ file: of.file, line: lineOfBadByte(bytes), reason }] };
  }
  return format === 'csv' ? readCsvRecords(bytes.toString(), of) : readJsonRecords(bytes.toString(), of);
}

/**
 * What a stream holds, part after part. NDJSON is read line by line, however long it is; of the others everything must be
 * there first, as the rows of a record may stand anywhere in a table.
 */
export async function* streamRecords(chunks: AsyncIterable<Uint8Array>, of: Of): AsyncGenerator<RecordFile> {
  if (of.format === 'ndjson') yield* readNdjson(chunks, of);
  else yield readWhole(await buffer(chunks), of);
}

/** All that a file holds. */
export async function readRecords(chunks: AsyncIterable<Uint8Array>, of: Of): Promise<RecordFile> {
  const all: RecordFile = { records: [], refusals: [] };
  for await (const { records, refusals } of streamRecords(chunks, of)) {
    all.records.push(...records);
    all.refusals.push(...refusals);
  }
  return all;
}
