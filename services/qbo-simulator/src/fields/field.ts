import type { References } from '../books/references.ts';
import type { Json } from '../json.ts';

/**
 * How one property of an entity is read from a request and from the journal.
 *
 * `read` checks what a client sent and returns it as it is stored; undefined clears it. It throws QboFault; `path`
 * names the property in the fault. `revive` restores a value from the journal: references become shared objects, so
 * that a rename shows in every document (docs/quickbooks.md#customers-and-vendors).
 */
export type Field = {
  /**
   * Written by the server only. Requests may contain it, because clients send back what they read, but it is ignored.
   */
  readonly readOnly?: boolean;
  read(value: Json, path: string, references: References): Json | undefined;
  revive(value: Json, references: References): Json;
};

export type Fields = Readonly<Record<string, Field>>;

/** A field whose stored value needs no `revive`. */
export function plainField(read: Field['read']): Field {
  return { read, revive: (value) => value };
}

/** The same field, but written by the server only. */
export function readOnly(field: Field): Field {
  return { ...field, readOnly: true };
}

/** Any JSON value, without nulls. */
export const anything = plainField((value) => {
  if (isCleared(value)) return undefined;
  return JSON.parse(JSON.stringify(value, (_name, item: Json) => item ?? undefined)) as Json;
});

/** Null and the empty text clear a property. */
export function isCleared(value: Json): value is null | '' {
  return value === null || value === '';
}
