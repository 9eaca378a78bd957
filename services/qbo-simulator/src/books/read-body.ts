import type { EntityDefinition } from '../entities/definition.ts';
import { readProperties } from '../fields/structures.ts';
import type { Draft, JsonObject } from '../json.ts';
import { checkBody } from '../schema/schema.ts';
import type { References } from './references.ts';

/**
 * The properties of a body that the entity uses, checked. One that is null or empty is there and undefined: it clears
 * the stored value. What the entity has and does not use is ignored; what it does not have is refused.
 */
export function readBody({ name, fields }: EntityDefinition, body: JsonObject, references: References): Draft {
  checkBody(name, body);
  return readProperties(fields, body, '', references);
}
