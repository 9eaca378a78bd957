import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import { definitionNamed, definitions } from '../../src/entities/all.ts';
import { hasProperty } from '../../src/schema/schema.ts';
import { openBooks } from '../support/books.ts';
import type { OpenBooks } from '../support/books.ts';
import { fillWithExamples } from '../support/examples.ts';

// Set up through the control API and read only, or in a company with several currencies.
const withoutExample = ['CompanyCurrency', 'TaxCode', 'TaxRate'];

let books: OpenBooks;
let made: ReturnType<typeof fillWithExamples>;

beforeAll(() => {
  books = openBooks();
  made = fillWithExamples(books);
});
afterAll(() => books.close());

/** The values at a path of the table; if the path begins with a list, one for each line with an Id. */
function valuesAt(doc: Doc, path: string): unknown[] {
  const [name = '', inner] = path.split('.');
  const held = doc[name];
  if (inner === undefined) return [held];
  if (Array.isArray(held)) return (held as Doc[]).filter(({ Id }) => Id !== undefined).map((line) => line[inner]);
  return held === undefined ? [] : [(held as Doc)[inner]];
}

it('has an example of every entity', () => {
  const missing = definitions.map(({ name }) => name).filter((name) => !made.has(name));
  expect(missing.toSorted()).toEqual(withoutExample);
});

const entities = definitions.map(({ name }) => name).filter((name) => !withoutExample.includes(name));

/** The entries of one part of the tables, for every entity. */
function rows(part: 'always' | 'unlessEmpty' | 'nameless' | 'addresses'): [entity: string, name: string][] {
  return entities.flatMap((entity) =>
    (definitionNamed(entity).answer[part] ?? []).map((name) => [entity, name] as const),
  );
}

function docsOf(entity: string): Doc[] {
  return Object.values(made.get(entity)!);
}

describe('the answers of', () => {
  it.each(
    entities.flatMap((entity) =>
      Object.entries(definitionNamed(entity).answer.defaults ?? {}).map(([path, value]) => ({ entity, path, value })),
    ),
  )('$entity hold $path, at first $value', ({ entity, path, value }) => {
    const atFirst = valuesAt(made.get(entity)!.least, path);
    expect(atFirst).toEqual(atFirst.map(() => value));
    for (const doc of docsOf(entity)) expect(valuesAt(doc, path)).not.toContain(undefined);
  });

  it.each(rows('always'))('%s hold %s', (entity, name) => {
    for (const doc of docsOf(entity)) expect(doc[name]).toBeDefined();
  });

  it.each(rows('unlessEmpty'))('%s do not hold an empty %s', (entity, name) => {
    for (const doc of docsOf(entity)) expect(doc[name]).not.toEqual([]);
  });

  it.each(rows('nameless'))('%s hold %s without its name', (entity, name) => {
    expect(Object.keys(made.get(entity)!.much[name] ?? {})).toEqual(['value']);
  });

  it.each(rows('addresses'))('%s give %s an Id', (entity, name) => {
    for (const doc of docsOf(entity)) if (doc[name] !== undefined) expect(doc[name]).toHaveProperty('Id');
  });

  it.each(entities)('%s say who wrote, where that is told', (entity) => {
    const { saysWhoWrote = false } = definitionNamed(entity).answer;
    for (const { MetaData } of docsOf(entity)) expect('LastModifiedByRef' in MetaData).toBe(saysWhoWrote);
  });

  it.each(entities)('%s hold nothing that is in no schema, and no null', (entity) => {
    for (const doc of docsOf(entity)) {
      expect(Object.keys(doc).filter((name) => !hasProperty(entity, name))).toEqual([]);
      expect(JSON.stringify(doc)).not.toContain(':null');
    }
  });
});
