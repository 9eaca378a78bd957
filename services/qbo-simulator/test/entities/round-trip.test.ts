import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Doc } from '../../src/books/doc.ts';
import { definitionNamed } from '../../src/entities/all.ts';
import { isTransaction } from '../../src/entities/definition.ts';
import type { JsonObject } from '../../src/json.ts';
import { QboFault } from '../../src/qbo-fault.ts';
import { hasProperty } from '../../src/schema/schema.ts';
import { openBooks } from '../support/books.ts';
import type { OpenBooks } from '../support/books.ts';
import { examples, fillWithExamples } from '../support/examples.ts';

let books: OpenBooks;
let made: ReturnType<typeof fillWithExamples>;

beforeAll(() => {
  books = openBooks();
  made = fillWithExamples(books);
});
afterAll(() => books.close());

type Which = 'least' | 'much';

// Inventory adjustments only have sparse updates.
const names = examples.map(({ entity }) => entity).filter((entity) => !definitionNamed(entity).sparseOnly);
const cases = [...names, 'Preferences'].flatMap((entity) =>
  (['least', 'much'] as const).map((which): [string, Which] => [entity, which]),
);

/** The property that a client changes: of a transaction the note, of name lists one of these. */
const changes: Record<string, JsonObject> = {
  Account: { Description: 'changed' },
  Customer: { Notes: 'changed' },
  Vendor: { AcctNum: 'changed' },
  Employee: { EmployeeNumber: 'changed' },
  Item: { Description: 'changed' },
  Term: { DiscountDays: 3 },
  PaymentMethod: { Type: 'CREDIT_CARD' },
  Attachable: { Note: 'changed' },
  TaxAgency: { TaxRegistrationNumber: 'changed' },
  TimeActivity: { Description: 'changed' },
  Preferences: { ReportPrefs: { ReportBasis: 'Cash' } },
};

function changeOf(entity: string): JsonObject {
  return changes[entity] ?? (isTransaction(definitionNamed(entity)) ? { PrivateNote: 'changed' } : { Active: true });
}

/** The newest version, as a client reads it. */
function answerOf(entity: string, which: Which): Doc {
  const { Id } = made.get(entity)![which];
  return JSON.parse(JSON.stringify(books.company.store(entity).get(Id))) as Doc;
}

/** Combinations of parts that the books refuse. */
function createOrRefuse(entity: string, body: JsonObject): Doc | undefined {
  try {
    return books.write('create', entity, body);
  } catch (error) {
    if (error instanceof QboFault) return undefined;
    throw error;
  }
}

/** Lists that may have only one entry. */
const unique = ['Name', 'DisplayName', 'GivenName', 'DocNumber', 'TaxCode'];

/** Properties that every write changes. */
function withoutVersion({ SyncToken: _token, MetaData: _stamps, ...rest }: Doc): JsonObject {
  return rest;
}

describe('answers that are sent back', () => {
  it.each(cases)('a full update of %s (%s) with its own answer changes nothing', (entity, which) => {
    const read = answerOf(entity, which);
    expect(books.write('update', entity, read)).toEqual(read);
  });

  it.each(cases)('empty parts that SDKs add to %s (%s) change nothing', (entity, which) => {
    const read = answerOf(entity, which);
    const { TxnTaxDetail, ...rest } = read;
    const tax = TxnTaxDetail === undefined ? {} : { TxnTaxDetail: { ...(TxnTaxDetail as JsonObject), TaxLine: [] } };
    const own = TxnTaxDetail !== undefined && 'TaxLine' in (TxnTaxDetail as JsonObject) ? { TxnTaxDetail } : tax;
    expect(
      books.write('update', entity, { ...rest, ...own, ...(entity === 'Attachable' ? {} : { AttachableRef: [] }) }),
    ).toEqual(read);
  });

  // The smallest payment is in the deposit, so it cannot be changed.
  const changeable = cases.filter(([entity, which]) => entity !== 'Payment' || which !== 'least');
  it.each(changeable)('a full update of %s (%s) with one change changes that and nothing else', (entity, which) => {
    const read = answerOf(entity, which);
    const change = changeOf(entity);
    expect(withoutVersion(books.write('update', entity, { ...read, ...change }))).toEqual({
      ...withoutVersion(read),
      ...change,
    });
  });

  it('a sparse update of an inventory adjustment with its own answer changes nothing', () => {
    const read = answerOf('InventoryAdjustment', 'much');
    expect(books.write('update', 'InventoryAdjustment', { ...read, sparse: true })).toEqual(read);
  });

  /** Properties that the simulator ignores, with the values that SDKs send. */
  const ignored = (entity: string) => {
    const { fields, answer } = definitionNamed(entity);
    const own = [...Object.keys(fields), ...Object.keys(answer.defaults ?? {}), ...(answer.always ?? [])];
    const values = {
      TaxReportingBasis: '',
      TxnSource: 'x',
      AttachableRef: [],
      CustomField: [],
      TxnStatus: '',
      Source: null,
    };
    return Object.fromEntries(
      Object.entries(values).filter(([name]) => hasProperty(entity, name) && !own.includes(name)),
    );
  };

  it('any part of a body, with ignored properties, is accepted as it was answered', () => {
    const parts = fc.record({
      example: fc.constantFrom(...examples),
      kept: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      note: fc.string({ maxLength: 30 }),
    });
    let number = 0;
    const taken = new Set<string>();
    fc.assert(
      fc.property(parts, ({ example: { entity, least, much }, kept, note }) => {
        number += 1;
        const some = Object.entries(much).filter(([name], at) => kept[at] === true && !unique.includes(name));
        const named = unique.filter((name) => name in least).map((name) => [name, `n ${number}`]);
        const noted = hasProperty(entity, 'PrivateNote') ? { PrivateNote: note } : {};
        const body: JsonObject = { ...least, ...Object.fromEntries([...some, ...named]), ...noted, ...ignored(entity) };
        const made = createOrRefuse(entity, body);
        if (!made) return;
        taken.add(entity);
        const sparse = definitionNamed(entity).sparseOnly === true;
        expect(books.write('update', entity, { ...made, ...ignored(entity), sparse })).toEqual(made);
      }),
      { numRuns: 500, seed: 20_261_128 },
    );
    expect(taken.size).toBeGreaterThan(examples.length - 4);
  });
});
