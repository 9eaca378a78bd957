import { isDeepStrictEqual } from 'node:util';
import { AutosyncError } from '@autosync/core';

import { portablePattern } from './portable-pattern.ts';

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What may differ from one use of a schema to the next; the rest of it is the same everywhere. */
const annotations = new Set(['description', 'default', 'example', 'examples', 'readOnly']);

/** Holds values, not schemas. */
const values = new Set(['default', 'example', 'examples', 'enum', 'const']);

/** The keys within are names of fields or answers, whatever they are called: `default` may be one. */
const namesWithin = new Set(['properties', 'responses']);

function mapSchemas(value: unknown, map: (schema: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((one) => mapSchemas(one, map));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (values.has(key)) return [key, inner];
    if (key === 'pattern' && typeof inner === 'string') return [key, portablePattern(inner)];
    if (!namesWithin.has(key) || !isObject(inner)) return [key, mapSchemas(inner, map)];
    return [key, Object.fromEntries(Object.entries(inner).map(([name, field]) => [name, mapSchemas(field, map)]))];
  });
  return map(Object.fromEntries(entries) as Json);
}

function split(schema: Json): { own: Json; use: Json } {
  const entries = Object.entries(schema);
  const isUse = ([key]: [string, unknown]) => annotations.has(key);
  return {
    own: Object.fromEntries(entries.filter((entry) => !isUse(entry))),
    use: Object.fromEntries(entries.filter(isUse)),
  };
}

/** What all uses say of it is its own. */
function common(uses: readonly Json[]): Json {
  const [first = {}, ...others] = uses;
  const isCommon = ([key, value]: [string, unknown]) => others.every((use) => isDeepStrictEqual(use[key], value));
  return Object.fromEntries(Object.entries(first).filter(isCommon));
}

/**
 * A schema with a title is a component by that name, wherever it stands below `paths`; what its uses say beside, such as
 * a description, stays with them.
 * @throws when two different schemas have one title.
 */
export function hoistNamed(paths: unknown): { paths: Json; schemas: Json } {
  const found = new Map<string, { own: Json; uses: Json[] }>();

  const hoisted = mapSchemas(paths, (schema) => {
    const { title } = schema;
    if (typeof title !== 'string') return schema;
    const { own, use } = split(schema);
    const known = found.get(title) ?? { own, uses: [] };
    if (!isDeepStrictEqual(known.own, own)) {
      throw new AutosyncError('schema-name-taken', `two schemas of the API have the title ${title}`);
    }
    known.uses.push(use);
    found.set(title, known);
    return { $ref: `#/components/schemas/${title}`, ...use };
  });

  const named = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const schemas = Object.fromEntries(named.map(([title, { own, uses }]) => [title, { ...own, ...common(uses) }]));
  /** What the component says itself is not said again. */
  const shorten = (schema: Json): Json => {
    const ref = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/components/schemas/', '') : '';
    const component = schemas[ref];
    if (component === undefined) return schema;
    return Object.fromEntries(
      Object.entries(schema).filter(
        ([key, value]) => !annotations.has(key) || !isDeepStrictEqual(component[key], value),
      ),
    );
  };
  return { paths: mapSchemas(hoisted, shorten) as Json, schemas: mapSchemas(schemas, shorten) as Json };
}
