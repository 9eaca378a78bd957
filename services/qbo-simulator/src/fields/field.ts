import type { References } from '../books/references.ts';
import type { Json } from '../json.ts';

/**
 * How one property of an entity is read from a body and from the journal.
 *
 * `read` checks what a client sent and answers it in the form that is stored; undefined means cleared. It throws
 * QboFault. `path` names the property in the fault. `revive` puts a stored value back: references are shared objects,
 * so that a rename shows in every document (docs/quickbooks.md#customers-and-vendors).
 */
export type Field = {
  /** Only the server writes it: accepted in a body, because clients send back what they read, and ignored. */
  readonly readOnly?: boolean;
  read(value: Json, path: string, references: References): Json | undefined;
  revive(value: Json, references: References): Json;
};

export type Fields = Readonly<Record<string, Field>>;

/** A field whose stored form needs no care. */
export function plainField(read: Field['read']): Field {
  return { read, revive: (value) => value };
}

/** The same field, written by the server only. */
export function readOnly(field: Field): Field {
  return { ...field, readOnly: true };
}

/** Whatever JSON it is, without its nulls. */
export const anything = plainField((value) => {
  if (isCleared(value)) return undefined;
  return JSON.parse(JSON.stringify(value, (_name, item: Json) => item ?? undefined)) as Json;
});

/** Null and the empty text clear a property. */
export function isCleared(value: Json): value is null | '' {
  return value === null || value === '';
}
