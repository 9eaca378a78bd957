import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityDefinition, RefusedCall } from '../../src/outgoing/entity-definition.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { dyingAt } from './crash-points.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

const toy = (number: string, price = 10): Toy => ({ customer: 'Contoso', price, number });

/** The toy that takes another number where its own is taken, and keeps it. */
const renumbering: EntityDefinition<Toy> = {
  ...toyDefinition,
  asWritten: (record, { body }) => ({ ...record, number: String(body['DocNumber']) }),
  async answerFault({ record, fault, find }) {
    if (fault.code !== '6140') return undefined;
    const [base = ''] = record.number.split('-');
    const taken = await find([{ field: 'DocNumber', operator: 'like', value: `${base}%` }]);
    return { kind: 'instead', record: { ...record, number: `${base}-${taken.length + 1}` } };
  },
};

const numbersOf = (documents: Record<string, unknown>[]): string[] =>
  documents.map(({ DocNumber }) => String(DocNumber)).toSorted();

describe('a type that answers a fault', () => {
  it('gets the record out in another shape, which updates keep', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('7'), B: toy('8') });
    await company.run(renumbering);
    await company.put({ C: toy('7'), D: toy('9') });
    expect(await company.run(renumbering)).toMatchObject([
      { externalId: 'C', state: 'succeeded' },
      { externalId: 'D', state: 'succeeded' },
    ]);
    await company.put({ C: toy('7', 12) });
    expect(await company.run(renumbering)).toMatchObject([{ externalId: 'C', state: 'succeeded' }]);
    const documents = await company.books.all('Invoice');
    expect(numbersOf(documents)).toEqual(['7', '7-2', '8', '9']);
    expect(documents.find(({ DocNumber }) => DocNumber === '7-2')).toMatchObject({ TotalAmt: 12 });
  });

  it('with words of its own fails the record in these, and closes the intent', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('7'), B: toy('8') });
    const refuse = { code: 'invalid-record' as const, values: { detail: 'the toy says so' } };
    const action = await company.run({
      ...toyDefinition,
      answerFault: () => Promise.resolve({ kind: 'refuse', refusal: refuse }),
      toDocument(record, context) {
        const plan = toyDefinition.toDocument(record, context);
        return plan.kind === 'write' && record.number === '7'
          ? { ...plan, body: { ...plan.body, TxnDate: 'x' } }
          : plan;
      },
    });
    expect(action).toMatchObject([
      { externalId: 'A', state: 'failed', code: 'invalid-record', message: expect.stringContaining('the toy says so') },
      { externalId: 'B', state: 'succeeded' },
    ]);
    expect(await company.state('A')).toMatchObject({ open: false, pending: false });
  });

  it.each([
    ['throws', () => Promise.reject(new TypeError('no answer')), 'processing-failed'],
    [
      'throws at once',
      () => {
        throw new TypeError('no answer');
      },
      'processing-failed',
    ],
    ['has none', () => Promise.resolve(undefined), 'number-in-use'],
  ])('and %s ends that record alone, with its intent closed', async (_what, answerFault, code) => {
    const company = await toys.newCompany();
    await company.put({ A: toy('7') });
    await company.run(toyDefinition);
    await company.put({ B: toy('7'), C: toy('8') });
    expect(await company.run({ ...toyDefinition, answerFault })).toMatchObject([
      { externalId: 'B', state: 'failed', code },
      { externalId: 'C', state: 'succeeded' },
    ]);
    expect(await company.state('B')).toMatchObject({ open: false });
  });

  it('finds its own number for each of many records that want the same one at once', async () => {
    const company = await toys.newCompany();
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    await company.put(Object.fromEntries(names.map((name) => [name, toy('7')])));
    const inSlice = (slice: OutgoingSlice) => Object.assign(slice, { documentsAtOnce: 12 });
    const actions = await company.run(renumbering, inSlice);
    expect(actions.map(({ state }) => state)).toEqual(names.map(() => 'succeeded'));
    expect(numbersOf(await company.books.all('Invoice'))).toEqual(['7', ...names.slice(1).map((_, n) => `7-${n + 2}`)]);
  });

  it('never goes round in circles', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('7') });
    await company.run(toyDefinition);
    await company.put({ B: toy('7') });
    let asked = 0;
    const again = ({ record }: RefusedCall<Toy>) => {
      asked += 1;
      return Promise.resolve({ kind: 'instead' as const, record });
    };
    expect(await company.run({ ...toyDefinition, answerFault: again })).toMatchObject([{ code: 'number-in-use' }]);
    expect(asked).toBe(3);
    const other = (refused: RefusedCall<Toy>) => again({ ...refused, record: { ...refused.record } });
    await company.put({ B: toy('7', 11) });
    expect(await company.run({ ...toyDefinition, answerFault: other })).toMatchObject([{ code: 'number-in-use' }]);
    expect(asked).toBe(3 + 12);
  });

  it('may do without a name that QuickBooks refuses to create', async () => {
    const company = await toys.newCompany();
    const other: Toy = { ...toy('7'), customer: 'Contoso' };
    const seen: unknown[] = [];
    await company.simulator.control('POST', 'faults', {
      realmId: company.realmId,
      entity: 'Customer',
      operation: 'create',
      fault: { kind: 'fault', code: '5020', message: 'Permission Denied Error', detail: 'not in the plan' },
    });
    await company.put({ A: { ...toy('7'), customer: 'Fabrikam' } });
    const actions = await company.run({
      ...toyDefinition,
      answerFault({ entity, fault }) {
        seen.push([entity, fault.code]);
        return Promise.resolve({ kind: 'instead', record: other });
      },
    });
    expect(actions).toMatchObject([{ externalId: 'A', state: 'succeeded' }]);
    expect(seen).toEqual([['Customer', '5020']]);
    expect(await company.books.all('Invoice')).toMatchObject([{ CustomerRef: { name: 'Contoso' } }]);
  });
});

describe('a worker that dies at any step of an answered refusal', () => {
  it('leaves one document under the next number, and no open intent', async () => {
    const company = await toys.newCompany();
    for (let step = 1; ; step += 1) {
      const [first, second] = [`${step}/a`, `${step}/b`];
      await company.put({ [first]: toy(`N${step}`) });
      await company.run(renumbering);
      await company.put({ [second]: toy(`N${step}`) });
      const dying = dyingAt(step);
      await company
        .run(renumbering, dying.inSlice)
        .catch((error: { code: string }) => expect(error.code).toBe('killed'));
      await company.run(renumbering);
      expect(await company.state(second)).toMatchObject({ sync_state: 'synced', open: false, pending: false });
      const mine = numbersOf(await company.books.all('Invoice')).filter(
        (number) => /^N(\d+)/.exec(number)?.[1] === String(step),
      );
      expect(mine).toEqual([`N${step}`, `N${step}-2`]);
      if (!dying.died()) {
        expect(step).toBeGreaterThan(12);
        return;
      }
    }
  }, 60_000);
});
