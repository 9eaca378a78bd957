import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

// A record of which there was something to book, and now is nothing.

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;

const toy = (price: number): Toy => ({ customer: 'Contoso', price, number: 'T-1' });
/** Nothing is booked for what costs nothing. */
const definition: EntityDefinition<Toy> = {
  ...toyDefinition,
  toDocument: (record, context) =>
    record.price === 0 ? { kind: 'nothing', reason: 'It costs nothing.' } : toyDefinition.toDocument(record, context),
};
const skipped = { state: 'skipped', code: '', message: 'It costs nothing.' };

async function booked(): Promise<{ company: Company; bookkeeper: (what: 'delete' | 'void') => Promise<unknown> }> {
  const company = await toys.newCompany();
  await company.put({ A: toy(100) });
  await company.run(definition);
  const { id = '' } = (await company.record('A')).qbo ?? {};
  return {
    company,
    bookkeeper: (what) =>
      company.simulator.control('POST', `bookkeeper/${company.realmId}/${what}`, { entity: 'Invoice', id }),
  };
}

describe('a record that comes to nothing after it was written', () => {
  it.each(['delete', 'void'] as const)(
    'fails while its document is there; after the %s that the sentence names, the next cycle is done with it',
    async (what) => {
      const { company, bookkeeper } = await booked();
      await company.put({ A: toy(0) });
      expect(await company.run(definition)).toMatchObject([
        { code: 'kind-changed', message: 'The record is an invoice in QuickBooks and would now be nothing to book.' },
      ]);
      expect(await company.run(definition)).toEqual([]);
      await bookkeeper(what);
      expect(await company.run(definition)).toMatchObject([skipped]);
      expect(await company.record('A')).toMatchObject({
        syncState: 'synced',
        qbo: null,
        failure: null,
        version: 2,
        syncedVersion: 2,
      });
      expect(await company.run(definition)).toEqual([]);
      // What it would be next has a document of its own again, or the voided one.
      await company.put({ A: toy(50) });
      expect(await company.run(definition)).toMatchObject([{ state: 'succeeded' }]);
      expect(await company.books.all('Invoice')).toMatchObject([{ TotalAmt: 50, DocNumber: 'T-1' }]);
    },
  );

  it.each(['delete', 'void'] as const)('has no failure where the document went first: %s', async (what) => {
    const { company, bookkeeper } = await booked();
    await bookkeeper(what);
    for (const price of [0, 0.001, 0]) await company.put({ A: toy(price) });
    expect(await company.run(definition)).toMatchObject([skipped]);
    expect((await company.record('A')).qbo).toBeNull();
  });

  it('is done with once it is un-batched', async () => {
    const { company } = await booked();
    await company.put({ A: toy(0) });
    await company.run(definition);
    await company.decide('A', 'un-batch-delete');
    expect(await company.run(definition)).toMatchObject([{ state: 'succeeded', operation: 'delete' }]);
    await company.decide('A', 'send-as-new');
    expect(await company.run(definition)).toMatchObject([skipped]);
    expect((await company.record('A')).qbo).toBeNull();
    expect(await company.books.all('Invoice')).toEqual([]);
  });
});
