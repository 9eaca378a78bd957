import type { Company } from '../books/company.ts';
import type { Doc } from '../books/doc.ts';
import type { EntityStore } from '../books/entity-store.ts';
import { findDefinition } from '../entities/all.ts';
import type { EntityDefinition } from '../entities/definition.ts';
import { jsonText } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { hasProperty } from '../schema/schema.ts';
import { predicateOf, propertyName, queryKind } from './conditions.ts';
import type { Predicate } from './conditions.ts';
import { parseQuery } from './parse.ts';
import type { Condition, Query } from './parse.ts';
import { sortedRows } from './sorted-rows.ts';
import { invalidQuery, keyReader, literalKey } from './values.ts';
import type { Key } from './values.ts';

/** The text of a `QueryResponse` (docs/quickbooks.md#answers). Throws QboFault 4000, 4001 or 2030. */
export function runQuery(company: Company, queryText: string): string {
  const query = parseQuery(queryText);
  const definition = findDefinition(query.entity);
  if (!definition?.operations.has('query')) throw invalidQuery(`Metadata not found for Entity: ${query.entity}`);
  const store = company.store(definition.name);
  if (query.select === 'count') return JSON.stringify({ totalCount: findDocuments(store, query).length });

  const columns = query.select === '*' ? undefined : query.select.map((name) => columnOf(definition, name));
  const sort = orderOf(definition, query);
  const text = JSON.stringify([query.conditions, query.orderBy]);
  const rows = sortedRows(store, text, () => sort(findDocuments(store, query)));
  const start = query.startPosition - 1;
  const textOf = columns ? (doc: Doc) => jsonText(project(doc, columns)) : company.textOf;
  const page = rows.slice(start, start + query.maxResults).map(textOf);
  return pageText(definition, page, { start, total: rows.length });
}

function pageText(
  { name, countsTotal }: EntityDefinition,
  page: string[],
  { start, total }: { start: number; total: number },
): string {
  if (page.length === 0) return '{}';
  const count = countsTotal ? `,"totalCount":${total}` : '';
  return `{"${name}":[${page.join(',')}],"startPosition":${start + 1},"maxResults":${page.length}${count}}`;
}

/** Name lists answer only active rows unless Active is part of the conditions (docs/quickbooks.md#queries). */
function findDocuments(store: EntityStore, { conditions }: Query): Doc[] {
  const { definition } = store;
  const predicates: Predicate[] = conditions.map((condition) => predicateOf(definition, condition));
  if (definition.activeOnly && !conditions.some(({ property }) => property === 'Active')) {
    predicates.push((doc) => doc['Active'] !== false);
  }
  const documents = candidates(store, conditions);
  return predicates.length === 0 ? documents : documents.filter((doc) => predicates.every((holds) => holds(doc)));
}

type Candidates = { count: number; ids: () => string[] };

/** The documents to check: those of the condition with the fewest matches in an index. */
function candidates(store: EntityStore, conditions: Condition[]): Doc[] {
  const known = [changedWithin(store, conditions), ...conditions.map((condition) => equalTo(store, condition))];
  let best: Candidates | undefined;
  for (const found of known) if (found && (!best || found.count < best.count)) best = found;
  if (!best) return [...store.all()];
  return [...new Set(best.ids())].flatMap((id) => store.get(id) ?? []);
}

function equalTo(store: EntityStore, { property, operator, values }: Condition): Candidates | undefined {
  const index = operator === '=' || operator === 'in' ? store.index(propertyName(property)) : undefined;
  if (!index) return undefined;
  const wanted = [...new Set(values)];
  const count = wanted.reduce((sum, value) => sum + index.count(value), 0);
  return { count, ids: () => wanted.flatMap((value) => [...index.ids(value)]) };
}

/**
 * The documents changed within the conditions' range of LastUpdatedTime: workers ask for news this way
 * (docs/quickbooks.md#what-follows).
 */
function changedWithin(store: EntityStore, conditions: Condition[]): Candidates | undefined {
  let [fromMs, toMs] = [-Infinity, Infinity];
  for (const { property, operator, values } of conditions) {
    if (propertyName(property) !== 'MetaData.LastUpdatedTime') continue;
    const bound = Number(literalKey('time', values[0] ?? '', property));
    if (operator === '>' || operator === '>=' || operator === '=') fromMs = Math.max(fromMs, bound);
    if (operator === '<' || operator === '<=' || operator === '=') toMs = Math.min(toMs, bound);
  }
  if (fromMs === -Infinity && toMs === Infinity) return undefined;
  return { count: store.changes.count(fromMs, toMs), ids: () => store.changes.between(fromMs, toMs) };
}

/** Sorts by ORDERBY, or by the entity's own order. The Id breaks ties, so that pages never overlap. */
function orderOf(definition: EntityDefinition, { orderBy }: Query): (docs: Doc[]) => Doc[] {
  const byDefault =
    definition.order === 'newest-first'
      ? [{ property: 'MetaData.LastUpdatedTime', descending: true }]
      : [{ property: nameProperty(definition), descending: false }];
  const order = [...(orderBy.length > 0 ? orderBy : byDefault), { property: 'Id', descending: false }];
  const parts = order.map(({ property, descending }) => ({
    read: keyReader(queryKind(definition, property), propertyName(property)),
    sign: descending ? -1 : 1,
  }));
  return (docs) => {
    const rows = docs.map((doc) => ({ doc, keys: parts.map(({ read }) => read(doc)) }));
    rows.sort((a, b) => {
      for (const [index, { sign }] of parts.entries()) {
        const difference = compareKeys(a.keys[index], b.keys[index]);
        if (difference !== 0) return sign * difference;
      }
      return 0;
    });
    return rows.map(({ doc }) => doc);
  };
}

/** Absent values come first. */
function compareKeys(a: Key | undefined, b: Key | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return a < b ? -1 : 1;
}

function nameProperty({ queryable }: EntityDefinition): string {
  return ['FullyQualifiedName', 'DisplayName', 'Name'].find((name) => Object.hasOwn(queryable, name)) ?? 'Id';
}

/**
 * A list of columns is undocumented but works. Only properties with a value are answered (docs/quickbooks.md#queries).
 */
function columnOf(definition: EntityDefinition, given: string): string {
  const [first = ''] = propertyName(given).split('.');
  if (hasProperty(definition.name, first)) return first;
  throw invalidQuery(`Property ${given} not found for Entity ${definition.name}`);
}

function project(doc: Doc, columns: string[]): JsonObject {
  const row: JsonObject = {};
  for (const column of columns) {
    const value = doc[column];
    if (value !== undefined) row[column] = value;
  }
  return row;
}
