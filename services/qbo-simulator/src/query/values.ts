import { scalarAt } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { indexKey } from '../books/value-index.ts';
import type { QueryKind } from '../entities/definition.ts';
import { invalidId, QboFault } from '../qbo-fault.ts';
import { isDay } from '../stamps.ts';

/** A value to compare: two keys of one kind are both numbers or both texts. */
export type Key = number | string;

export function invalidQuery(text: string): QboFault {
  return new QboFault('4001', `QueryValidationError: ${text}`);
}

/** The key of a literal. Throws QboFault 4001, or 2030 for an Id that is no number (docs/quickbooks.md#queries). */
export function literalKey(kind: QueryKind, literal: string, property: string): Key {
  switch (kind) {
    case 'id':
      if (!/^\d+$/.test(literal)) throw invalidId(literal);
      return idKey(literal);
    case 'text':
    case 'reference':
      return indexKey(literal);
    case 'flag':
      return flagKey(literal, property);
    case 'amount':
      return numberKey(literal, property);
    case 'day':
      if (!isDay(literal.slice(0, 10))) throw invalidQuery(`Invalid value '${literal}' for property ${property}`);
      return literal.slice(0, 10);
    case 'time':
      return timeKey(literal, property);
  }
}

/** Reads a property of documents as a key; undefined if a document has no value. */
export function keyReader(kind: QueryKind, property: string): (doc: Doc) => Key | undefined {
  const path = property.split('.');
  return (doc) => {
    const value = scalarAt(doc, path);
    if (value === undefined) return undefined;
    switch (kind) {
      case 'id':
        return idKey(String(value));
      case 'text':
      case 'reference':
        return indexKey(value);
      case 'flag':
        return Number(value);
      case 'amount':
        return Number(value);
      case 'day':
        return String(value);
      case 'time':
        return Date.parse(String(value));
    }
  };
}

/** Ids as texts that sort like numbers of any length: the length first. */
function idKey(id: string): string {
  const digits = id.replace(/^0+(?=\d)/, '');
  return `${String(digits.length).padStart(3, '0')}:${digits}`;
}

function flagKey(literal: string, property: string): number {
  const flag = literal.toLowerCase();
  if (flag !== 'true' && flag !== 'false') throw invalidQuery(`Invalid value '${literal}' for property ${property}`);
  return Number(flag === 'true');
}

function numberKey(literal: string, property: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(literal)) throw invalidQuery(`Invalid value '${literal}' for property ${property}`);
  return Number(literal);
}

/** With an offset or Z, fractions allowed; a day alone means its start in UTC. */
function timeKey(literal: string, property: string): number {
  const atMs = /^\d{4}-\d{2}-\d{2}/.test(literal) ? Date.parse(literal) : Number.NaN;
  if (Number.isNaN(atMs)) throw invalidQuery(`Invalid value '${literal}' for property ${property}`);
  return atMs;
}
