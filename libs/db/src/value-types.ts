import pg from 'pg';
import type { CustomTypesConfig } from 'pg';
import { AutosyncError } from '@autosync/core';

const oid = { int8: 20, int8Array: 1016, date: 1082, dateArray: 1182, numericArray: 1231, textArray: 1009 };

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new AutosyncError('db-error', 'a bigint column holds a number that JavaScript cannot represent exactly', {
      details: { value: text },
    });
  }
  return value;
}

const textArray: (text: string) => (string | null)[] = pg.types.getTypeParser(oid.textArray);

const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, safeInteger],
  [oid.int8Array, (text) => textArray(text).map((item) => (item === null ? null : safeInteger(item)))],
  // pg would make a local midnight of a date, and doubles of numeric[] (numeric alone stays text).
  [oid.date, (text) => text],
  [oid.dateArray, textArray],
  [oid.numericArray, textArray],
]);

/**
 * How column values reach JavaScript: bigint as number (throws when it is not safe), numeric and date as text,
 * timestamptz as Date, json as parsed. It is given to each connection, so that `pg`'s global parsers stay untouched.
 */
export const valueTypes: CustomTypesConfig = {
  getTypeParser: (type: number, format?: string) =>
    (format === 'binary' ? undefined : parsers.get(type)) ?? pg.types.getTypeParser(type, format as 'text'),
};
