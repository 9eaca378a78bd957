import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** A company so large that it takes this many reads to compare; a first sync of so many records is a large one. */
function largeWork(reads: number, largeSync: number | null = null): ComparisonWork<{ left: number }, OutgoingSlice> {
  return {
    begin: async () => ({ left: reads }),
    async next({ qbo }, { plan: { left } }) {
      if (left === 0) return undefined;
      await qbo.count('Invoice');
      return async () => ({ left: left - 1 });
    },
    end: async () => ({ found: 0, gone: 0, differing: 0, sums: [], readUntil: new Date() }),
    largeSync,
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

describe('a first sync', () => {
  /** A run that has come to so many records, and compares after it; answers how many comparisons there were. */
  async function compareAfter(company: ToyCompany, actions: number): Promise<number> {
    const slice = await sliceOf(company);
    const { tenantId, companyId, db } = company;
    const { runId, batchId } = slice.event;
    await db.withTenant(tenantId, (tx) =>
      tx.query({
        text: `insert into records.runs
            (run_id, tenant_id, company_id, type, batch_id, dispatch, actions, first_started_at, updated_at)
          values ($1, $2, $3, 'invoices', $4, 1, $5, now(), now())`,
        values: [runId, tenantId, companyId, batchId, actions],
      }),
    );
    await compareIfDue(slice, largeWork(1, 100));
    const filter = { companyId, type: 'invoices', after: null, limit: 9 };
    return (await db.withTenant(tenantId, (tx) => listComparisons(tx, filter))).length;
  }

  it('of many records is compared right after it; later ones wait for their day, and so do those of few', async () => {
    const large = await toys.newCompany();
    expect(await compareAfter(large, 100)).toBe(1);
    expect(await compareAfter(large, 500)).toBe(1);
    const small = await toys.newCompany();
    expect(await compareAfter(small, 99)).toBe(0);
    // What came in several runs is large as soon as one of them is.
    expect(await compareAfter(small, 100)).toBe(1);
  });
});
