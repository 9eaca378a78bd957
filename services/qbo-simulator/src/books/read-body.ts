import type { EntityDefinition } from '../entities/definition.ts';
import { readProperties } from '../fields/structures.ts';
import type { Draft, JsonObject } from '../json.ts';
import { checkBody } from '../schema/schema.ts';
import type { References } from './references.ts';

/**
 * The properties of a body that the entity uses, checked. Null or empty ones are present with the value undefined: they
 * clear the stored value. Properties that the entity has but does not use are ignored; unknown ones are refused.
 */
export function readBody({ name, fields }: EntityDefinition, body: JsonObject, references: References): Draft {
  checkBody(name, body);
  return readProperties(fields, body, '', references);
}
