import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listComparisons, requestComparison } from '@autosync/records';
import { compareIfDue, type ComparisonWork } from '../../src/comparing/compare-if-due.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { openToys, toyDefinition } from '../outgoing/support.ts';
import type { ToyCompany } from './support.ts';

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
});
