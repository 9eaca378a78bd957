import { isUtf8 } from 'node:buffer';
import { byteLines, toError } from '@autosync/core';
import { checkRecord, valueAt } from './record-check.ts';
import type { FileOfRecords, RecordFile } from './record-file.ts';

/** As long as the API takes a line to be. */
const mostLineBytes = 1024 * 1024;

function readLine(bytes: Buffer | null, { file, type, line }: FileOfRecords & { line: number }): RecordFile {
  const refused = (reason: string, externalId?: string): RecordFile => ({
    records: [],
    refusals: [{ file, line, reason, ...(externalId !== undefined && { externalId }) }],
  });
  if (bytes === null) return refused(`the line is longer than ${mostLineBytes} bytes`);
  if (!isUtf8(bytes)) return refused('the line is not in UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString().replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(`is no JSON: ${toError(error).message}`);
  }
  const checked = checkRecord(type, value);
  if (checked.ok) return { records: [{ type, item: checked.item, file, line }], refusals: [] };
  const externalId = valueAt(value, '/externalId');
  const refusals = checked.faults.flatMap(
    ({ pointer, reason }) =>
      refused(`${pointer.slice(1) || 'the record'} ${reason}`, typeof externalId === 'string' ? externalId : undefined)
        .refusals,
  );
  return { records: [], refusals };
}

/** What each line of a stream holds, as it comes. Empty lines are none. */
export async function* readNdjson(chunks: AsyncIterable<Uint8Array>, of: FileOfRecords): AsyncGenerator<RecordFile> {
  for await (const { line, bytes } of byteLines(chunks, mostLineBytes)) {
    if (bytes !== null && bytes.toString().trim() === '') continue;
    yield readLine(bytes, { ...of, line });
  }
}
