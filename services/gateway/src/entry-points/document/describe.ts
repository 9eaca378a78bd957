import { isObject } from './named-schemas.ts';
import type { Json } from './named-schemas.ts';
import { componentWords, fieldWords, parameterWords } from './words.ts';

type Schemas = Readonly<Record<string, unknown>>;

const componentOf = (reference: unknown) =>
  typeof reference === 'string' ? reference.replace('#/components/schemas/', '') : undefined;

/** Whether people are told what it is: by itself, by what it may be beside null, or by the component that it is. */
export function isDescribed(field: unknown, schemas: Schemas): boolean {
  if (!isObject(field)) return false;
  if (typeof field['description'] === 'string') return true;
  const component = componentOf(field['$ref']);
  if (component !== undefined) return isDescribed(schemas[component], schemas);
  const { anyOf } = field;
  if (!Array.isArray(anyOf)) return false;
  const kinds = anyOf.filter((one) => !isObject(one) || one['type'] !== 'null');
  return kinds.length === 1 && isDescribed(kinds[0], schemas);
}

/** Each field of the schema and of what lies within it, but not of the components that it refers to. */
function describeFields(schema: unknown, component: string, schemas: Schemas): unknown {
  if (Array.isArray(schema)) return schema.map((one) => describeFields(one, component, schemas));
  if (!isObject(schema)) return schema;
  const described = { ...schema };
  for (const key of ['items', 'anyOf', 'additionalProperties']) {
    if (key in described) described[key] = describeFields(described[key], component, schemas);
  }
  if (isObject(schema['properties'])) {
    const fields = Object.entries(schema['properties']).map(([name, field]) => {
      const words = fieldWords[`${component}.${name}`] ?? (isDescribed(field, schemas) ? undefined : fieldWords[name]);
      const inner = describeFields(field, component, schemas) as Json;
      return [name, words === undefined ? inner : { ...inner, description: words }];
    });
    described['properties'] = Object.fromEntries(fields) as Json;
  }
  return described;
}

/** A page is one of the list of its items. */
const pageWords = (name: string) => (name.endsWith('Page') ? 'A page of a list.' : undefined);

/** Components, and each of their fields, with what `words.ts` says of those that say nothing of themselves. */
export function describeSchemas(schemas: Schemas): Json {
  const named = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const words = componentWords[name] ?? pageWords(name);
      return [name, { ...(words !== undefined && { description: words }), ...(schema as Json) }];
    }),
  );
  return Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [name, describeFields(schema, name, named)]),
  ) as Json;
}

export function describeParameter(parameter: unknown): unknown {
  if (!isObject(parameter) || typeof parameter['name'] !== 'string' || parameter['description'] !== undefined)
    return parameter;
  const words = parameterWords[parameter['name']];
  return words === undefined || isDescribed(parameter['schema'], {}) ? parameter : { ...parameter, description: words };
}
