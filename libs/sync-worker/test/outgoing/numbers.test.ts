import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import { dyingAt } from './crash-points.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

// Records that take each other's numbers: QuickBooks refuses a number while another document has it.

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;

const toy = (number: string, price = 100): Toy => ({ customer: 'Contoso', price, number });
const numbered = (numbers: Record<string, string>): Record<string, Toy> =>
  Object.fromEntries(Object.entries(numbers).map(([externalId, number]) => [externalId, toy(number)]));

/** Records in QuickBooks with these numbers. */
async function synced(numbers: Record<string, string>): Promise<Company> {
  const company = await toys.newCompany();
  await company.put(numbered(numbers));
  await company.run();
  return company;
}

/** The number of each record's document, and how often documents were written since they were created. */
async function outcome(company: Company, externalIds: readonly string[]) {
  const documents = await company.books.all('Invoice');
  const numbers: Record<string, unknown> = {};
  for (const externalId of externalIds) {
    const { qbo } = await company.record(externalId);
    numbers[externalId] = documents.find(({ Id }) => Id === qbo?.id)?.['DocNumber'];
  }
  return { numbers, writes: documents.reduce((sum, { SyncToken }) => sum + Number(SyncToken), 0) };
}

const rings: readonly [name: string, before: Record<string, string>, after: Record<string, string>, writes: number][] =
  [
    ['two that swap', { A: '1', B: '2' }, { A: '2', B: '1' }, 3],
    ['three that go round', { A: '1', B: '2', C: '3' }, { A: '2', B: '3', C: '1' }, 4],
    ['a ring and one that wants a number of it', { A: '1', B: '2', C: '3' }, { A: '2', B: '4', C: '1' }, 3],
    ['two rings', { A: '1', B: '2', C: '3', D: '4', E: '5' }, { A: '2', B: '1', C: '4', D: '5', E: '3' }, 7],
    ['a row that moves up', { A: '1', B: '2', C: '3', D: '4' }, { A: '2', B: '3', C: '4', D: '5' }, 4],
  ];

describe('records that take each other’s numbers', () => {
  it.each(rings)('%s: all right in one run, with as few writes as it takes', async (_name, before, after, writes) => {
    const company = await synced(before);
    await company.put(numbered(after));
    const actions = await company.run();
    expect(actions.map(({ state, code }) => [state, code])).toEqual(Object.keys(after).map(() => ['succeeded', '']));
    expect(await outcome(company, Object.keys(after))).toEqual({ numbers: after, writes });
    expect(await company.run()).toEqual([]);
  });

  it('a new record gets the number that another one gives up in the same run', async () => {
    const company = await synced({ A: '1' });
    await company.put(numbered({ N: '1' }));
    await company.put(numbered({ A: '2' }));
    expect(await company.run()).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
    expect(await outcome(company, ['A', 'N'])).toEqual({ numbers: { A: '2', N: '1' }, writes: 1 });
  });

  it('one that was told of first waits, and goes with the other when that is told of', async () => {
    const company = await synced({ A: '1', B: '2' });
    await company.put(numbered({ A: '2' }));
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'number-in-use' }]);
    expect(await company.run()).toEqual([]);
    await company.put(numbered({ B: '1' }));
    expect(await company.run()).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
    expect(await outcome(company, ['A', 'B'])).toEqual({ numbers: { A: '2', B: '1' }, writes: 3 });
  });

  it('two that have failed before go together with the next scheduled batch', async () => {
    const company = await synced({ A: '1', B: '2' });
    for (const [externalId, number] of [
      ['A', '2'],
      ['B', '1'],
    ] as const) {
      await company.put(numbered({ [externalId]: number }));
      const { recordId } = await company.record(externalId);
      const alone = await company.run(undefined, (slice) => ({
        ...slice,
        event: { ...slice.event, parameters: { recordIds: [recordId] } },
      }));
      expect(alone).toMatchObject([{ state: 'failed', code: 'number-in-use' }]);
    }
    expect(await company.run()).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
    expect(await outcome(company, ['A', 'B'])).toEqual({ numbers: { A: '2', B: '1' }, writes: 3 });
  });

  it('no number is changed while one of the ring cannot follow; corrected, all go', async () => {
    const company = await synced({ A: '1', B: '2' });
    const picky: EntityDefinition<Toy> = {
      ...toyDefinition,
      toDocument: (record, context) =>
        record.price < 0
          ? { kind: 'refuse', refusal: { code: 'invalid-record', values: { detail: 'a price below zero' } } }
          : toyDefinition.toDocument(record, context),
    };
    await company.put({ A: toy('2'), B: toy('1', -5) });
    expect(await company.run(picky)).toMatchObject([{ code: 'number-in-use' }, { code: 'invalid-record' }]);
    expect(await outcome(company, ['A', 'B'])).toEqual({ numbers: { A: '1', B: '2' }, writes: 0 });
    await company.put(numbered({ B: '1' }));
    expect(await company.run(picky)).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
    expect(await outcome(company, ['A', 'B'])).toEqual({ numbers: { A: '2', B: '1' }, writes: 3 });
  });

  it('a document that somebody touched meanwhile is read, and its other changes stay', async () => {
    const company = await synced({ A: '1', B: '2' });
    for (const { Id } of await company.books.all('Invoice')) {
      await company.books.change('Invoice', String(Id), { CustomerMemo: { value: 'Thank you' } });
    }
    await company.put(numbered({ A: '2', B: '1' }));
    expect(await company.run()).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
    expect((await outcome(company, ['A', 'B'])).numbers).toEqual({ A: '2', B: '1' });
    for (const document of await company.books.all('Invoice')) {
      expect(document).toMatchObject({ CustomerMemo: { value: 'Thank you' } });
    }
  });

  it('a ring of which yet another record wants a number waits, and goes round once that one wants another', async () => {
    const company = await synced({ A: '1', B: '2', C: '3' });
    await company.put(numbered({ A: '2', B: '1', C: '2' }));
    const codes = (await company.run()).map(({ code }) => code);
    expect(codes).toEqual(['number-in-use', 'number-in-use', 'number-in-use']);
    expect(await outcome(company, ['A', 'B', 'C'])).toEqual({ numbers: { A: '1', B: '2', C: '3' }, writes: 0 });
    expect(await company.run()).toEqual([]);
    await company.put(numbered({ C: '4' }));
    expect((await company.run()).map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(await outcome(company, ['A', 'B', 'C'])).toEqual({ numbers: { A: '2', B: '1', C: '4' }, writes: 4 });
  });

  it('a number that two records want goes to one of them, and the other is told who has it', async () => {
    const company = await synced({ A: '1', B: '2', C: '3' });
    await company.put(numbered({ A: '2', B: '5', C: '2' }));
    const actions = await company.run();
    expect(actions.filter(({ state }) => state === 'failed')).toMatchObject([{ code: 'number-in-use' }]);
    expect((await outcome(company, ['A', 'B', 'C'])).writes).toBe(2);
  });

  it('are not in each other’s way where QuickBooks numbers the documents itself', async () => {
    const company = await synced({ A: '1', B: '2' });
    await company.books.change('Preferences', '1', { SalesFormsPrefs: { CustomTxnNumbers: false } });
    await company.put(numbered({ A: '2', B: '1' }));
    const asked = await company.run(undefined, (slice) => ({ ...slice, event: { ...slice.event, trigger: 'manual' } }));
    expect(asked.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    expect(await outcome(company, ['A', 'B'])).toEqual({ numbers: { A: '2', B: '1' }, writes: 2 });
  });
});

describe('a worker that dies while two records swap numbers', () => {
  it('at any moment leaves nothing that the next run does not put right', async () => {
    for (let step = 1; ; step += 1) {
      const company = await synced({ A: '1', B: '2' });
      await company.put(numbered({ A: '2', B: '1' }));
      const dying = dyingAt(step);
      await company.run(undefined, dying.inSlice).catch((error: Error) => expect(error.message).toContain('died'));
      if (!dying.died()) break;
      await company.run();
      await company.run();
      const { numbers, writes } = await outcome(company, ['A', 'B']);
      expect({ step, numbers, most: writes <= 4 }).toEqual({ step, numbers: { A: '2', B: '1' }, most: true });
      for (const externalId of ['A', 'B']) {
        expect(await company.state(externalId)).toMatchObject({ sync_state: 'synced', pending: false, open: false });
      }
    }
  }, 120_000);
});
