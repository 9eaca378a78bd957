import { isJsonObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { missingParameter, QboFault } from '../qbo-fault.ts';
import { isCleared } from './field.ts';
import type { Field } from './field.ts';
import { reference } from './reference.ts';

/** `{"value": "…", "name": "…", "type": "Vendor"}`: a reference that names its list (docs/quickbooks.md#purchases). */
export function typedReference(property: 'type', entities: readonly string[]): Field {
  return {
    read(value, path, references) {
      if (isCleared(value)) return undefined;
      const entity = entityOf(isJsonObject(value) ? value[property] : undefined, `${path}.${property}`, entities);
      const found = reference(entity).read(value, path, references);
      const id = isJsonObject(found) ? found['value'] : undefined;
      return typeof id === 'string' ? references.sharedTyped(entity, id) : undefined;
    },
    revive: (value, references) =>
      isJsonObject(value) && typeof value['value'] === 'string' && typeof value[property] === 'string'
        ? references.sharedTyped(value[property], value['value'])
        : value,
  };
}

/**
 * `{"Type": "Customer", "EntityRef": {…}}` as journal entries and deposits write it
 * (docs/quickbooks.md#journal-entries).
 */
export function entityWithType(entities: readonly string[]): Field {
  return {
    read(value, path, references) {
      if (isCleared(value)) return undefined;
      if (!isJsonObject(value)) throw missingParameter(`${path}.EntityRef`);
      const entity = entityOf(value['Type'], `${path}.Type`, entities);
      const EntityRef = reference(entity).read(value['EntityRef'] ?? null, `${path}.EntityRef`, references);
      if (EntityRef === undefined) throw missingParameter(`${path}.EntityRef`);
      return { Type: entity, EntityRef };
    },
    revive: (value, references) => (isJsonObject(value) ? reviveEntity(value, references) : value),
  };
}

function reviveEntity(value: JsonObject, references: Parameters<Field['revive']>[1]): JsonObject {
  const { Type, EntityRef } = value;
  if (typeof Type !== 'string' || EntityRef === undefined) return value;
  return { Type, EntityRef: reference(Type).revive(EntityRef, references) };
}

function entityOf(given: unknown, path: string, entities: readonly string[]): string {
  if (given === undefined) throw missingParameter(path);
  const wanted = typeof given === 'string' ? given.toLowerCase() : '';
  const entity = entities.find((name) => name.toLowerCase() === wanted);
  if (entity === undefined) throw new QboFault('2170', `Invalid Enumeration : ${JSON.stringify(given)}`, path);
  return entity;
}
