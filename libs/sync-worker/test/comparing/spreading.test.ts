import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listComparisons, requestComparison } from '@autosync/records';
import { compareIfDue, type ComparisonWork } from '../../src/comparing/compare-if-due.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { openToys, toyDefinition } from '../outgoing/support.ts';
import { compareDaily, differences, fillYear, nameOf, type Document, type ToyCompany } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

/** The slice of a run that has ended: what compares in it is the next run of the company. */
async function sliceOf(company: ToyCompany): Promise<OutgoingSlice> {
  let found: OutgoingSlice | undefined;
  await company.run(toyDefinition, (slice) => (found = slice));
  if (found === undefined) throw new Error('there was no slice');
  return found;
}

const place = ({ tenantId, companyId }: ToyCompany) => ({ tenantId, companyId, type: 'invoices', now: null });

const ask = (company: ToyCompany) =>
  company.db.withTenant(company.tenantId, (tx) => requestComparison(tx, place(company)));

async function newest({ db, tenantId, companyId }: ToyCompany) {
  const filter = { companyId, type: 'invoices', after: null, limit: 1 };
  const [comparison] = await db.withTenant(tenantId, (tx) => listComparisons(tx, filter));
  if (comparison === undefined) throw new Error('there is no comparison');
  return comparison;
}

/** A company so large that it takes this many reads to compare. */
function largeWork(reads: number): ComparisonWork<{ left: number }, OutgoingSlice> {
  return {
    begin: async () => ({ left: reads }),
    async next({ qbo }, { plan: { left } }) {
      if (left === 0) return undefined;
      await qbo.count('Invoice');
      return { plan: { left: left - 1 }, store: async () => undefined };
    },
    settle: async () => ({ found: 0, gone: 0, differing: 0, sums: [] }),
    largeSync: null,
    daysUntilNext: () => 1,
  };
}

describe('a comparison of many reads', () => {
  it('takes 20 of them in a run, asks nothing twice, and what is due by itself holds nobody up', async () => {
    const company = await toys.newCompany();
    const slice = await sliceOf(company);
    await ask(company);
    const figures = [];
    for (let run = 1; (await newest(company)).state !== 'finished' && run < 9; run += 1) {
      const before = await company.books.metered();
      await compareIfDue(slice, largeWork(50));
      figures.push([(await company.books.metered()) - before, (await newest(company)).reads]);
    }
    expect(figures).toEqual([
      [20, 20],
      [20, 40],
      [10, 50],
    ]);
  });

  it('goes on at once where a person waits for it: the run is given back, and taken up again', async () => {
    const company = await toys.newCompany();
    const slice = await sliceOf(company);
    await ask(company);
    const byHand = { ...slice, event: { ...slice.event, trigger: 'manual' as const } };
    await expect(compareIfDue(byHand, largeWork(30))).rejects.toMatchObject({ code: 'slice-yield' });
    await compareIfDue(byHand, largeWork(30));
    expect(await newest(company)).toMatchObject({ state: 'finished', reads: 30 });
  });

  it('is given up where it never ends, as one that could not be done', async () => {
    const company = await toys.newCompany();
    const slice = await sliceOf(company);
    const id = await ask(company);
    await company.db.withTenant(company.tenantId, (tx) =>
      tx.query({ text: 'update records.comparisons set reads = 1970 where id = $1', values: [id] }),
    );
    for (let run = 0; run < 5 && (await newest(company)).state !== 'failed'; run += 1) {
      await compareIfDue(slice, largeWork(Number.MAX_SAFE_INTEGER));
    }
    const { state, failure, reads } = await newest(company);
    expect([state, failure]).toEqual(['failed', 'it took more than 2000 reads']);
    expect(reads).toBeLessThanOrEqual(2000);
  });
});

it('a comparison that QuickBooks throttles in the middle rests, fails no batch, and finds the same in the next runs', async () => {
  const company = await toys.newCompany();
  await fillYear(company, 40);
  const [document] = (await company.books.all('Invoice')) as Document[];
  await company.books.change('Invoice', document?.Id ?? '', { DocNumber: 'other' });
  await ask(company);
  /** One read, and the time of the run is over. Each run is as long after the one before as a pause after a 429 lasts. */
  const short = (given: OutgoingSlice): OutgoingSlice => {
    const slice = company.impatient(given, 130_000);
    let reads = 0;
    const counted = <Args extends unknown[], R>(call: (...args: Args) => Promise<R>) => {
      return (...args: Args): Promise<R> => {
        reads += 1;
        return call(...args);
      };
    };
    const { query, count, changeDataCapture } = slice.qbo;
    const qbo = {
      ...slice.qbo,
      query: counted(query),
      count: counted(count),
      changeDataCapture: counted(changeDataCapture),
    };
    return { ...slice, qbo: qbo as OutgoingSlice['qbo'], budget: { ...slice.budget, isOver: () => reads > 0 } };
  };
  let runs = 0;
  for (; (await newest(company)).state !== 'finished' && runs < 12; runs += 1) {
    if (runs === 1) {
      await company.simulator.control('POST', 'faults', {
        realmId: company.realmId,
        operation: 'cdc',
        times: 2,
        fault: { kind: 'status', status: 429 },
      });
    }
    const before = await company.books.metered();
    expect(await company.run(toyDefinition, short)).toEqual([]);
    expect((await company.books.metered()) - before).toBeLessThanOrEqual(1);
  }
  expect(runs).toBeGreaterThan(3);
  expect((await differences(company)).map(nameOf)).toEqual([`edited ${String(document?.['DocNumber'])}`]);
  const { reads } = await newest(company);
  // The documents, what changed meanwhile, and nothing a second time for the two that were refused.
  expect(reads).toBeLessThanOrEqual(3);
  expect(await compareDaily(company)).toMatchObject({ found: 0, gone: 0, differing: 1 });
});
