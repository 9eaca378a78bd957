import { isJsonObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { unreadableBody } from '../qbo-fault.ts';
import { lines } from './lines.ts';
import { lists } from './lists.ts';
import { parts } from './parts.ts';
import type { SchemaTypes } from './schema-types.ts';
import { settings } from './settings.ts';
import { transactions } from './transactions.ts';

/** What a property contains: a plain value, any JSON, or an object or list of a type. */
type Shape = 'plain' | 'any' | { properties: Properties; isList: boolean };
type Properties = ReadonlyMap<string, Shape>;

const types: SchemaTypes = { ...parts, ...lists, ...lines, ...transactions, ...settings };
const known = new Map<string, Map<string, Shape>>();
const reference: Properties = new Map([
  ['value', 'plain'],
  ['name', 'plain'],
  ['type', 'plain'],
]);

/** The properties of a type. The map is registered before it is filled, since lines contain lines. */
function propertiesOf(typeName: string): Properties {
  const found = known.get(typeName);
  if (found) return found;
  const type = types[typeName];
  if (!type) throw new Error(`no type ${typeName}`);
  const properties = new Map<string, Shape>();
  known.set(typeName, properties);
  const add = (names: string | undefined, shape: Shape) => {
    for (const name of names?.split(/\s+/) ?? []) if (name !== '') properties.set(name, shape);
  };
  if (type.extends !== undefined) for (const [name, shape] of propertiesOf(type.extends)) properties.set(name, shape);
  for (const plain of [type.text, type.number, type.flag, type.day]) add(plain, 'plain');
  add(type.any, 'any');
  add(type.reference, { properties: reference, isList: false });
  for (const [name, part] of Object.entries(type.parts ?? {})) {
    const isList = part.endsWith('[]');
    const own = isList ? part.slice(0, -2) : part;
    properties.set(name, { properties: own === 'Reference' ? reference : propertiesOf(own), isList });
  }
  return properties;
}

/** Whether an entity has a property, used by this simulator or not. */
export function hasProperty(entity: string, property: string): boolean {
  return propertiesOf(entity).has(property);
}

/**
 * Refuses a body that the real service could not parse: an unknown property, or an object where none is allowed, at any
 * depth. Known properties that are not used are ignored later. Throws QboFault 2010, which does not name the property.
 */
export function checkBody(entity: string, body: JsonObject): void {
  checkProperties(propertiesOf(entity), body);
}

function checkProperties(properties: Properties, value: JsonObject): void {
  for (const name in value) {
    const shape = properties.get(name);
    if (shape === undefined) throw unreadableBody();
    checkValue(shape, value[name] ?? null);
  }
}

function checkValue(shape: Shape, value: Json): void {
  if (shape === 'any' || value === null || value === '') return;
  if (shape === 'plain') {
    if (typeof value === 'object') throw unreadableBody();
  } else if (!shape.isList) checkPart(shape.properties, value);
  else if (!Array.isArray(value)) throw unreadableBody();
  else for (const item of value) checkPart(shape.properties, item);
}

function checkPart(properties: Properties, value: Json): void {
  if (value === null) return;
  if (!isJsonObject(value)) throw unreadableBody();
  checkProperties(properties, value);
}
