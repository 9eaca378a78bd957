import { compact, isJsonObject } from '../json.ts';
import type { Draft, Json, JsonObject } from '../json.ts';
import { QboFault, unreadableBody } from '../qbo-fault.ts';
import { isCleared } from './field.ts';
import type { Field, Fields } from './field.ts';
import type { References } from '../books/references.ts';

function fieldOf(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/**
 * The properties of an object that `fields` use. Unknown properties were refused before. `path` ends with a point, or
 * is empty.
 */
export function readProperties(fields: Fields, value: JsonObject, path: string, references: References): Draft {
  const draft: Draft = {};
  for (const [name, item] of Object.entries(value)) {
    const field = fieldOf(fields, name);
    if (field && !field.readOnly) draft[name] = field.read(item, `${path}${name}`, references);
  }
  return draft;
}

/** An object of which only some properties are used. An empty object counts as absent. */
export function object(fields: Fields): Field {
  return {
    read(value, path, references) {
      if (isCleared(value)) return undefined;
      if (!isJsonObject(value)) throw unreadableBody();
      const read = compact(readProperties(fields, value, `${path}.`, references));
      return Object.keys(read).length === 0 ? undefined : read;
    },
    revive: (value, references) => (isJsonObject(value) ? reviveProperties(fields, value, references) : value),
  };
}

/** Restores shared references within a stored object. Changes it in place: it was just parsed. */
export function reviveProperties<T extends { [property: string]: Json }>(
  fields: Fields,
  value: T,
  references: References,
): T {
  const revived: { [property: string]: Json } = value;
  for (const [name, item] of Object.entries(value)) {
    const field = fieldOf(fields, name);
    if (field) revived[name] = field.revive(item, references);
  }
  return value;
}

export function list(item: Field, { max }: { max: number }): Field {
  return {
    read(value, path, references) {
      if (isCleared(value)) return undefined;
      if (!Array.isArray(value)) throw unreadableBody();
      if (value.length > max) throw new QboFault('2090', `${path} holds ${value.length} of at most ${max}`, path);
      return value.flatMap((entry) => item.read(entry, path, references) ?? []);
    },
    revive: (value, references) =>
      Array.isArray(value) ? value.map((entry) => item.revive(entry, references)) : value,
  };
}
