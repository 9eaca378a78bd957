import { centsOfNumber, numberOf } from '../decimal.ts';
import type { Cents } from '../decimal.ts';
import { isJsonObject } from '../json.ts';
import type { Draft, Json, JsonObject } from '../json.ts';

/** A stored document, in the form in which it is answered. */
export type Doc = JsonObject & {
  Id: string;
  SyncToken: string;
  MetaData: { CreateTime: string; LastModifiedByRef?: JsonObject; LastUpdatedTime: string };
};

export function textOf(draft: Draft, name: string): string | undefined {
  const value = draft[name];
  return typeof value === 'string' ? value : undefined;
}

/** An amount as cents; absent is nothing. */
export function centsOf(draft: Draft, name: string): Cents {
  const value = draft[name];
  return typeof value === 'number' ? centsOfNumber(value) : 0n;
}

export function amountOf(cents: Cents): number {
  return numberOf(cents, 2);
}

/** The id that a reference points to. */
export function referencedId(draft: Draft, name: string): string | undefined {
  return textOf(objectOf(draft, name), 'value');
}

export function objectOf(draft: Draft, name: string): Draft {
  const value = draft[name];
  return isJsonObject(value) ? value : {};
}

export function objectsOf(draft: Draft, name: string): JsonObject[] {
  const value = draft[name];
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The plain value at a path of property names; of a reference the id, of an e-mail the address. */
export function scalarAt(doc: Doc, path: readonly string[]): string | number | boolean | undefined {
  let value: Json | undefined = doc;
  for (const name of path) value = isJsonObject(value) ? value[name] : undefined;
  if (isJsonObject(value)) value = value['value'] ?? value['Address'];
  return typeof value === 'object' ? undefined : value;
}
