import { objectsOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import type { EntityDefinition, QueryKind } from '../entities/definition.ts';
import { hasProperty } from '../schema/schema.ts';
import type { Condition } from './parse.ts';
import { invalidQuery, keyReader, literalKey } from './values.ts';
import type { Key } from './values.ts';

export type Predicate = (doc: Doc) => boolean;

/**
 * The full name of a property. Both spellings of MetaData are accepted (docs/quickbooks.md#queries), and short names of
 * what a file is attached to.
 */
export function propertyName(given: string): string {
  const owner = /^attachableref\.entityref\.(type|value)$/i.exec(given)?.[1];
  if (owner !== undefined) return `AttachableRef.EntityRef.${owner.toLowerCase()}`;
  return given.replace(/^metadata(?=\.)/i, 'MetaData');
}

/** The query kind of a property. Throws QboFault 4001 for one that is unknown or cannot be queried. */
export function queryKind(definition: EntityDefinition, given: string): QueryKind {
  const property = propertyName(given);
  if (Object.hasOwn(definition.queryable, property)) return definition.queryable[property] ?? 'text';
  const [first = ''] = property.split('.');
  throw invalidQuery(
    hasProperty(definition.name, first)
      ? `property '${given}' is not queryable`
      : `Property ${given} not found for Entity ${definition.name}`,
  );
}

/** The predicate of a condition. For a file attached to several documents, one of them must match. */
export function predicateOf(definition: EntityDefinition, condition: Condition): Predicate {
  const holds = plainPredicate(definition, condition);
  if (!propertyName(condition.property).startsWith('AttachableRef.')) return holds;
  return (doc) => objectsOf(doc, 'AttachableRef').some((AttachableRef) => holds({ ...doc, AttachableRef }));
}

/** A document without a value matches nothing. */
function plainPredicate(definition: EntityDefinition, condition: Condition): Predicate {
  const { property, operator, values } = condition;
  const kind = queryKind(definition, property);
  const read = keyReader(kind, propertyName(property));
  if (operator === 'like') {
    if (kind !== 'text') throw invalidQuery(`Operator LIKE is not supported for property ${property}`);
    const matches = likeMatcher(values[0] ?? '');
    return (doc) => {
      const key = read(doc);
      return typeof key === 'string' && matches(key);
    };
  }
  const keys = values.map((value) => literalKey(kind, value, property));
  const compare = comparisonOf(operator, keys);
  return (doc) => {
    const key = read(doc);
    return key !== undefined && compare(key);
  };
}

function comparisonOf(operator: Exclude<Condition['operator'], 'like'>, keys: Key[]): (key: Key) => boolean {
  const [bound = ''] = keys;
  switch (operator) {
    case '=':
      return (key) => key === bound;
    case 'in': {
      const wanted = new Set(keys);
      return (key) => wanted.has(key);
    }
    case '<':
      return (key) => key < bound;
    case '>':
      return (key) => key > bound;
    case '<=':
      return (key) => key <= bound;
    case '>=':
      return (key) => key >= bound;
  }
}

/**
 * `%` matches any text. Written by hand in one pass over the text: a regular expression for `%a%a%a…` could take for
 * ever.
 */
export function likeMatcher(pattern: string): (text: string) => boolean {
  const parts = pattern.trim().toLowerCase().split('%');
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  return (text) => {
    if (last === undefined) return text === first;
    if (!text.startsWith(first) || text.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
    return text.endsWith(last) && at <= text.length - last.length;
  };
}
