import type { EntityDefinition } from '../entities/definition.ts';
import { unsupportedProperty } from '../fields/structures.ts';
import type { Draft, JsonObject } from '../json.ts';
import type { References } from './references.ts';

/** Properties that every body may carry and no entity reads. */
const ENVELOPE = new Set(['Id', 'SyncToken', 'MetaData', 'sparse', 'domain', 'status']);

/** The properties of a body, checked. One that is null or empty is there and undefined: it clears the stored value. */
export function readBody(definition: EntityDefinition, body: JsonObject, references: References): Draft {
  const patch: Draft = {};
  for (const [name, value] of Object.entries(body)) {
    if (ENVELOPE.has(name)) continue;
    const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
    if (!field) throw unsupportedProperty(name);
    if (!field.readOnly) patch[name] = field.read(value, name, references);
  }
  return patch;
}
