import { basename, extname } from 'node:path';
import { outgoingTypes, type RecordType } from '@autosync/contracts';

export const recordFormats = ['csv', 'json', 'ndjson'] as const;
export type RecordFormat = (typeof recordFormats)[number];

const formats: Readonly<Record<string, RecordFormat>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
};

/** By the ending of the name; undefined for a file that holds no records. */
export function formatOfFile(file: string): RecordFormat | undefined {
  return formats[extname(file).toLowerCase()];
}

/** A file whose name begins with a record type holds that type: `expenses-march.csv`. */
export function typeOfFile(file: string): RecordType | undefined {
  const [first] = /^[a-z]+/i.exec(basename(file)) ?? [''];
  return outgoingTypes.map(([type]) => type).find((type) => type === first.toLowerCase());
}
