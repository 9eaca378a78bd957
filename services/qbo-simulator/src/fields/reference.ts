import { isJsonObject } from '../json.ts';
import type { Json } from '../json.ts';
import { invalidReference, missingParameter, notFound } from '../qbo-fault.ts';
import { isCleared, plainField } from './field.ts';
import type { Field } from './field.ts';

/** `{"value": "…", "name": "…"}`: the id as text. The name that a client sends is ignored. */
function idOf(value: Json, path: string): string {
  const id = isJsonObject(value) ? value['value'] : undefined;
  if (typeof id === 'string' && id !== '') return id;
  if (typeof id === 'number') return String(id);
  throw missingParameter(path);
}

/**
 * A reference to a document of another list. If it does not exist: 2500 with QBO's table name; if it is inactive: 610
 * (docs/quickbooks.md#error-codes).
 */
export function reference(entity: string): Field {
  return {
    read(value, path, references) {
      if (isCleared(value)) return undefined;
      const id = idOf(value, path);
      const state = references.stateOf(entity, id);
      if (state === 'absent') throw invalidReference(references.tableOf(entity), id);
      if (state === 'inactive') throw notFound();
      return references.shared(entity, id);
    },
    // A reference that was answered without a name stays so.
    revive: (value, references) =>
      isJsonObject(value) && typeof value['value'] === 'string' && value['name'] !== undefined
        ? references.shared(entity, value['value'])
        : value,
  };
}

/** A reference to a list that this simulator does not have: like one to an empty list. */
export function referenceToEmptyList(table: string): Field {
  return plainField((value, path) => {
    if (isCleared(value)) return undefined;
    throw invalidReference(table, idOf(value, path));
  });
}
