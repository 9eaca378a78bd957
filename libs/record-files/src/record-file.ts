import type { RecordType } from '@autosync/contracts';
import type { RecordItem } from './record-check.ts';

/** A record with the place where it stands. */
export type FoundRecord = { type: RecordType; item: RecordItem; file: string; line: number };

/** Something that could not be taken: where it stands, which record it belongs to if that is known, and why. */
export type Refusal = { file: string; line: number; type?: RecordType; externalId?: string; reason: string };

/** A file by its path, and the type of its records. */
export type FileOfRecords = { file: string; type: RecordType };

/** What a file holds. Each record is either found or refused, never both. */
export type RecordFile = { records: FoundRecord[]; refusals: Refusal[] };

export function describeRefusal({ file, line, externalId, reason }: Refusal): string {
  return `${file}:${line}: ${externalId === undefined ? '' : `${externalId}: `}${reason}`;
}
