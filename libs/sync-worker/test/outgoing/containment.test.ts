import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

const toy = (number: string, price = 10): Toy => ({ customer: 'Contoso', price, number });

/** The definition whose function `name` throws for whatever has to do with the record numbered "bad". */
function throwingIn(name: string): EntityDefinition<Toy> {
  const isBad = (value: unknown): boolean => JSON.stringify(value, (_key, part) => part as unknown).includes('"bad"');
  const guard =
    <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (isBad(args[0])) throw new TypeError(`${name} is broken`);
      return call(...args);
    };
  const { totals } = toyDefinition;
  const broken = Object.fromEntries(
    Object.entries(toyDefinition).map(([key, value]) =>
      key === name && typeof value === 'function'
        ? [key, guard(value as (...args: unknown[]) => unknown)]
        : [key, value],
    ),
  ) as EntityDefinition<Toy>;
  if (totals === undefined) return broken;
  return {
    ...broken,
    totals: {
      written: name === 'totals.written' ? guard(totals.written) : totals.written,
      returned: name === 'totals.returned' ? guard(totals.returned) : totals.returned,
    },
  };
}

describe('a throw while one record is handled', () => {
  it.each(['read', 'dateOf', 'needs', 'toDocument'])(
    'in %s fails that record, before anything is written',
    async (name) => {
      const company = await toys.newCompany();
      await company.put({ A: toy('a'), B: toy('bad'), C: toy('c') });
      expect(await company.run(throwingIn(name))).toMatchObject([
        { externalId: 'A', state: 'succeeded' },
        {
          externalId: 'B',
          state: 'failed',
          code: 'processing-failed',
          message: expect.stringContaining(`${name} is broken`),
        },
        { externalId: 'C', state: 'succeeded' },
      ]);
      expect(await company.books.all('Invoice')).toHaveLength(2);
      // It is taken again when it changes, not each cycle.
      expect(await company.state('B')).toMatchObject({ pending: false, open: false });
      await company.put({ B: toy('b') });
      expect(await company.run(toyDefinition)).toMatchObject([{ externalId: 'B', state: 'succeeded' }]);
    },
  );

  it.each(['totals.written', 'totals.returned'])('in %s, after it was written, is a warning', async (name) => {
    const company = await toys.newCompany();
    await company.put({ A: toy('a'), B: toy('bad') });
    expect(await company.run(throwingIn(name))).toMatchObject([
      { externalId: 'A', state: 'succeeded' },
      { externalId: 'B', state: 'warning', code: 'not-compared' },
    ]);
    expect(await company.state('B')).toMatchObject({ sync_state: 'synced', open: false });
  });

  it('in completeUpdate fails the update, and the document stays as it is', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('a'), B: toy('bad') });
    await company.run(toyDefinition);
    await company.put({ A: toy('a', 11), B: toy('bad', 11) });
    expect(await company.run(throwingIn('completeUpdate'))).toMatchObject([
      { externalId: 'A', state: 'succeeded' },
      { externalId: 'B', state: 'failed', code: 'processing-failed' },
    ]);
    const totals = (await company.books.all('Invoice')).map(({ TotalAmt }) => TotalAmt);
    expect(new Set(totals)).toEqual(new Set([10, 11]));
  });

  it('in lookUpBy leaves an intent of unknown outcome open, shown, and no neighbour behind it', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('a'), B: toy('bad') });
    // The answer is lost after the write, and QuickBooks refuses the repeat: somebody would have to look.
    await company.simulator.control('POST', 'faults', {
      realmId: company.realmId,
      entity: 'Invoice',
      operation: 'create',
      nth: 1,
      times: 2,
      fault: { kind: 'fault', code: '600', message: 'Duplicate Request ID', detail: 'sent before' },
    });
    const actions = await company.run(throwingIn('lookUpBy'));
    expect(actions.map(({ externalId }) => externalId)).toEqual(['A', 'B']);
    expect(actions[1]).toMatchObject({ state: 'failed', code: 'processing-failed' });
    await company.simulator.control('DELETE', 'faults');
    await company.put({ C: toy('c') });
    expect(await company.run(throwingIn('lookUpBy'))).toContainEqual(
      expect.objectContaining({ externalId: 'C', state: 'succeeded' }),
    );
  });
});

describe('what our own client refuses', () => {
  it('is the record’s failure, and its intent is closed', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('a'), B: toy('bad') });
    const unsendable: EntityDefinition<Toy> = {
      ...toyDefinition,
      toDocument(record, context) {
        const plan = toyDefinition.toDocument(record, context);
        if (plan.kind !== 'write' || record.number !== 'bad') return plan;
        return { ...plan, body: { ...plan.body, requestId: 'not a field' } };
      },
    };
    expect(await company.run(unsendable)).toMatchObject([
      { externalId: 'A', state: 'succeeded' },
      { externalId: 'B', state: 'failed', code: 'invalid-record' },
    ]);
    expect(await company.state('B')).toMatchObject({ open: false, pending: false });
  });
});

describe('what cannot be stored', () => {
  it('a NUL in what QuickBooks returns does not keep the outcome from being stored', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('a'), B: toy('bad') });
    const withNul: EntityDefinition<Toy> = {
      ...toyDefinition,
      toDocument: (record, context) =>
        record.number === 'bad'
          ? { kind: 'refuse', refusal: { code: 'invalid-record', values: { detail: 'a\u0000b \ud800' } } }
          : toyDefinition.toDocument(record, context),
    };
    expect(await company.run(withNul)).toMatchObject([
      { externalId: 'A', state: 'succeeded' },
      { externalId: 'B', state: 'failed', code: 'invalid-record', message: expect.stringContaining('ab') },
    ]);
  });
});
