import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AutosyncError, newId } from '@autosync/core';
import { acceptDifference } from '@autosync/records';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { openToys, toyDefinition, type Toy } from '../outgoing/support.ts';
import { compare, compareDaily, differences, fillYear, nameOf, type Document, type ToyCompany } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

const toy = (number: string, price = 100): Toy => ({ customer: 'Contoso', price, number });
const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

/** The item books to an account of the records' own choice. */
const withAccount: EntityDefinition<Toy> = {
  ...toyDefinition,
  needs: (record, company) =>
    toyDefinition
      .needs(record, company)
      .map((need) => (need.kind === 'item' ? { ...need, incomeAccount: 'Services' } : need)),
};

async function sentCompany(definition = toyDefinition): Promise<ToyCompany> {
  const company = await toys.newCompany();
  await company.put(Object.fromEntries(names.map((name) => [name, toy(name)])));
  await company.run(definition);
  return company;
}

async function invoice(company: ToyCompany, number: string): Promise<Document> {
  const found = (await company.books.all('Invoice')).find(({ DocNumber }) => DocNumber === number);
  if (found === undefined) throw new Error(`there is no invoice ${number}`);
  return found as Document;
}

const bookkeeper = (company: ToyCompany, what: string, body: object) =>
  company.simulator.control('POST', `bookkeeper/${company.realmId}/${what}`, body);

async function editPrice(company: ToyCompany, number: string, price: number): Promise<void> {
  const { Id, Line } = await invoice(company, number);
  const [line] = Line as Record<string, unknown>[];
  const detail = { ...(line?.['SalesItemLineDetail'] as object), Qty: 1, UnitPrice: price };
  await company.books.change('Invoice', Id, { Line: [{ ...line, Amount: price, SalesItemLineDetail: detail }] });
}

/** Every kind of difference, each on a record of its own, and beside them what is none. */
async function plant(company: ToyCompany): Promise<void> {
  await bookkeeper(company, 'delete', { entity: 'Invoice', id: (await invoice(company, 'A')).Id });
  await bookkeeper(company, 'void', { entity: 'Invoice', id: (await invoice(company, 'B')).Id });
  await editPrice(company, 'C', 120);
  await company.decide('D', 'un-batch-keep');
  await company.run();
  const paid = await invoice(company, 'E');
  const lines = [{ txnType: 'Invoice', txnId: paid.Id, amount: 40 }];
  const { value: customerId } = paid['CustomerRef'] as { value: string };
  await bookkeeper(company, 'receive-payment', { customerId, total: 40, lines });
  await company.books.change('Invoice', (await invoice(company, 'F')).Id, { CustomerMemo: { value: 'Thank you' } });
  // A document of nobody, and one of a record that we have never heard of.
  const { CustomerRef, Line } = await invoice(company, 'G');
  const body = (DocNumber: string, PrivateNote: string) => {
    const [line] = Line as Record<string, unknown>[];
    return { CustomerRef, DocNumber, PrivateNote, Line: [{ ...line, Id: undefined }] };
  };
  await company.books.add('Invoice', body('X-1', 'by hand'));
  await company.books.add('Invoice', body('X-2', `AutoSync ${newId()}.3`));
}

describe('a comparison of documents that went out', () => {
  it('finds each kind of difference at once, with both values and nothing else, and closes it when it is gone', async () => {
    const company = await sentCompany(withAccount);
    expect(await compare(company, { definition: withAccount })).toMatchObject({
      state: 'finished',
      differing: 0,
      sums: [{ entity: 'Invoice', ours: { count: 8, total: '800.00' }, theirs: { count: 8, total: '800.00' } }],
    });
    await plant(company);
    const [item] = (await company.books.all('Item')).filter(({ Name }) => Name === 'Work') as Document[];
    const [other] = (await company.books.all('Account')).filter(
      ({ AccountType, Name }) => AccountType === 'Income' && Name !== 'Services',
    ) as Document[];
    await company.books.change('Item', item?.Id ?? '', { IncomeAccountRef: { value: other?.Id } });

    const found = await compareDaily(company, { definition: withAccount });
    const open = await differences(company);
    expect(open.map(nameOf)).toEqual(['account Work', 'deleted A', 'edited C', 'orphan D', 'orphan X-2', 'voided B']);
    const valuesOf = (name: string) =>
      open.find((one) => nameOf(one) === name)?.fields.map(({ name: field, ours, theirs }) => [field, ours, theirs]);
    expect(valuesOf('account Work')).toEqual([['account', 'Services', other?.['Name']]]);
    expect(valuesOf('deleted A')).toEqual([['total', '100.00', null]]);
    expect(valuesOf('voided B')).toEqual([['total', '100.00', '0.00']]);
    expect(valuesOf('edited C')).toEqual([
      ['lines', expect.stringContaining('100.00'), expect.stringContaining('120.00')],
      ['total', '100.00', '120.00'],
    ]);
    expect(valuesOf('orphan X-2')).toEqual([['total', null, '100.00']]);
    expect(found).toMatchObject({ state: 'finished', found: 6, gone: 0, differing: 6, asked: false });
    // Seven records have a document: A is gone and B is void there, C is 120, and two orphans come to 200.
    expect(found.sums).toMatchObject([{ ours: { count: 7, total: '700.00' }, theirs: { count: 8, total: '720.00' } }]);
    // Changes, a count that differs by the two of nobody's … are one capture, one count, one look for A, and the item.
    expect(found.reads).toBe(found.metered);
    expect(found.reads).toBeLessThanOrEqual(6);

    // Once more, with nothing changed: the same differences, told once.
    expect(await compareDaily(company, { definition: withAccount })).toMatchObject({ found: 0, gone: 0, differing: 6 });
    expect(await differences(company)).toEqual(
      open.map((one) => ({ ...one, lastAt: expect.any(Date) as unknown as Date })),
    );

    // What a person may do about each keeps what it says, at once.
    await company.decide('A', 'send-as-new');
    await company.decide('B', 'take-quickbooks');
    await company.decide('C', 'send-ours');
    await company.run(toyDefinition);
    expect(await invoice(company, 'C')).toMatchObject({ TotalAmt: 100 });
    expect((await differences(company)).map(nameOf)).toEqual(['account Work', 'orphan D', 'orphan X-2']);
    for (const number of ['D', 'X-2']) {
      await bookkeeper(company, 'delete', { entity: 'Invoice', id: (await invoice(company, number)).Id });
    }
    await company.books.change('Item', item?.Id ?? '', { IncomeAccountRef: item?.['IncomeAccountRef'] });
    expect(await compareDaily(company, { definition: withAccount })).toMatchObject({ found: 0, gone: 6, differing: 0 });
    expect(await differences(company)).toEqual([]);
    expect(await differences(company, ['closed'])).toHaveLength(6);
  });

  it('keeps what a person accepted, until it is another difference', async () => {
    const company = await sentCompany();
    await editPrice(company, 'A', 120);
    expect(await compare(company)).toMatchObject({ differing: 1 });
    const [difference] = await differences(company);
    const id = difference?.id ?? '';
    const { db, tenantId } = company;
    await db.withTenant(tenantId, (tx) => acceptDifference(tx, { id, by: 'Ann', note: 'discussed', now: null }));
    expect(await compareDaily(company)).toMatchObject({ found: 0, differing: 0 });
    expect(await differences(company, ['accepted'])).toMatchObject([{ note: 'discussed', acceptedBy: 'Ann' }]);
    await editPrice(company, 'A', 130);
    expect(await compareDaily(company)).toMatchObject({ found: 0, differing: 1 });
    expect(await differences(company)).toMatchObject([{ note: null, fields: [{}, { theirs: '130.00' }] }]);
    await editPrice(company, 'A', 100);
    expect(await compareDaily(company)).toMatchObject({ gone: 1, differing: 0 });
  });

  it('survives its worker’s death at any read, and tells nothing twice', async () => {
    const company = await sentCompany();
    await compare(company);
    await plant(company);
    let deaths = 0;
    /** Dies before the answer of the read with this number is stored. */
    const dying = (at: number) => (slice: OutgoingSlice) => {
      let reads = 0;
      const die = <Args extends unknown[], R>(call: (...args: Args) => Promise<R>) => {
        return async (...args: Args): Promise<R> => {
          const answer = await call(...args);
          if ((reads += 1) !== at) return answer;
          deaths += 1;
          throw new AutosyncError('killed', 'the worker died', { retryable: true });
        };
      };
      const { query, count, changeDataCapture } = slice.qbo;
      const qbo = { ...slice.qbo, query: die(query), count: die(count), changeDataCapture: die(changeDataCapture) };
      return { ...slice, qbo: qbo as OutgoingSlice['qbo'] };
    };
    for (const at of [1, 1, 2, 2, 1]) {
      await compareDaily(company, { inSlice: dying(at) }).catch(() => undefined);
    }
    expect(deaths).toBeGreaterThanOrEqual(3);
    const last = await compare(company);
    expect(last.state).toBe('finished');
    expect((await differences(company)).map(nameOf)).toEqual([
      'deleted A',
      'edited C',
      'orphan D',
      'orphan X-2',
      'voided B',
    ]);
  });

  it('is only delayed by throttling: it ends complete, and takes no more reads than one that is not', async () => {
    const [calm, throttled] = [await sentCompany(), await sentCompany()];
    for (const company of [calm, throttled]) {
      await compare(company);
      await plant(company);
    }
    const wanted = await compareDaily(calm);
    const { simulator, realmId } = throttled;
    const fault = { realmId, method: 'GET', nth: 2, fault: { kind: 'status', status: 429 } };
    // Each run gets one answer, then 429; the pause of the limiter has passed when the next one begins.
    const inSlice = (slice: OutgoingSlice) => throttled.impatient(slice, 130_000);
    let runs = 0;
    let last: Awaited<ReturnType<typeof compareDaily>>;
    do {
      await simulator.control('DELETE', 'faults');
      await simulator.control('POST', 'faults', fault);
      last = await compareDaily(throttled, { inSlice });
      runs += 1;
    } while (last.state !== 'finished' && runs < 20);
    await simulator.control('DELETE', 'faults');
    expect(runs).toBe(wanted.reads);
    expect(last).toMatchObject({ state: 'finished', found: wanted.found, reads: wanted.reads, sums: wanted.sums });
    expect((await differences(throttled)).map(nameOf)).toEqual((await differences(calm)).map(nameOf));
  });

  it('reads a year in pages, says nothing of clean books, and afterwards costs two reads a day', async () => {
    const company = await toys.newCompany();
    await fillYear(company, 250);
    const whole = await compare(company);
    expect(whole).toMatchObject({ state: 'finished', found: 0, differing: 0 });
    expect(whole.sums).toMatchObject([{ ours: { count: 250 }, theirs: { count: 250 } }]);
    expect(whole.reads).toBe(2);
    expect(await compareDaily(company)).toMatchObject({ found: 0, reads: 2 });
    expect(await differences(company, ['open', 'accepted', 'closed'])).toEqual([]);
  });
});
