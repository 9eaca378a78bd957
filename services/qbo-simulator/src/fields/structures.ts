import { compact, isJsonObject } from '../json.ts';
import type { Draft, Json } from '../json.ts';
import { QboFault } from '../qbo-fault.ts';
import { isCleared } from './field.ts';
import type { Field, Fields } from './field.ts';
import type { References } from '../books/references.ts';

function fieldOf(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export function unsupportedProperty(path: string): QboFault {
  return new QboFault('2010', `Property Name:${path} specified is unsupported or invalid`, path);
}

/** An object of known properties; an unknown one is refused, as the real service does. Empty objects are no value. */
export function object(fields: Fields): Field {
  return {
    read(value, path, references) {
      if (isCleared(value)) return undefined;
      if (!isJsonObject(value)) throw unsupportedProperty(path);
      const draft: Draft = {};
      for (const [name, item] of Object.entries(value)) {
        const field = fieldOf(fields, name);
        if (!field) throw unsupportedProperty(`${path}.${name}`);
        if (!field.readOnly) draft[name] = field.read(item, `${path}.${name}`, references);
      }
      const read = compact(draft);
      return Object.keys(read).length === 0 ? undefined : read;
    },
    revive: (value, references) => (isJsonObject(value) ? reviveProperties(fields, value, references) : value),
  };
}

/** The stored object with its references shared again. Changes it in place: it was just parsed. */
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
      if (!Array.isArray(value)) throw unsupportedProperty(path);
      if (value.length > max) throw new QboFault('2090', `${path} holds ${value.length} of at most ${max}`, path);
      return value.flatMap((entry) => item.read(entry, path, references) ?? []);
    },
    revive: (value, references) =>
      Array.isArray(value) ? value.map((entry) => item.revive(entry, references)) : value,
  };
}
