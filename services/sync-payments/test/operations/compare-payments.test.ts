import { afterAll, beforeAll, expect, it } from 'vitest';
import { listComparisons, listDifferences, requestComparison } from '@autosync/records';
import type { Line } from '../support/books.ts';
import { storedState, truth } from '../support/state.ts';
import { openWorker, type Company, type Worker } from '../support/worker.ts';

let worker: Worker;
beforeAll(async () => {
  worker = await openWorker();
}, 60_000);
afterAll(() => worker?.close());

const pays = (txnId: string, amount: number): Line => ({ txnType: 'Invoice', txnId, amount });

async function ask({ tenantId, companyId }: Company): Promise<void> {
  const place = { tenantId, companyId, type: 'payments', now: null };
  await worker.db.withTenant(tenantId, (tx) => requestComparison(tx, place));
}

/** What the last comparison found, and its figures. */
async function found({ tenantId, companyId }: Company) {
  return worker.db.withTenant(tenantId, async (tx) => {
    const [comparison] = await listComparisons(tx, { companyId, type: 'payments', after: null, limit: 1 });
    const filter = { companyId, type: null, kinds: null, states: null, after: null, limit: 100 };
    const differences = await listDifferences(tx, { ...filter, comparisonId: comparison?.id ?? null });
    const shown = differences
      .map(({ kind, entity, state, fields }) => [
        `${kind} ${entity} ${state}`,
        ...fields.map(({ name, ours, theirs }) => `${name.replace(/\d+/, 'N')}: ${ours} → ${theirs}`),
      ])
      .toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
    return { comparison, shown };
  });
}

it('what was missed of payments is found by a fresh read, told with both values, and taken over; nothing else is', async () => {
  const company = await worker.company();
  const { books } = company;
  const customer = await books.addCustomer('Contoso');
  const invoices = [];
  for (let n = 0; n < 4; n += 1) invoices.push(await books.addInvoice(customer, 100));
  const [one, two, three, four] = invoices.map(({ Id }) => Id) as [string, string, string, string];
  const payment = await books.receive(customer, 60, [pays(one, 40), pays(two, 20)]);
  await books.receive(customer, 100, [pays(three, 100)]);
  await company.run();
  await worker.advance(60);
  await company.run();

  await ask(company);
  await company.run();
  const clean = await found(company);
  expect([clean.shown, clean.comparison?.failure]).toEqual([[], null]);
  expect(clean.comparison).toMatchObject({ state: 'finished', found: 0 });
  // Three windows and what changed meanwhile.
  expect(clean.comparison?.reads).toBeLessThanOrEqual(6);

  // As if a change had never reached us: another amount, a payment that we have never seen, an invoice that was void.
  await worker.db.withTenant(company.tenantId, async (tx) => {
    const values = [company.companyId];
    await tx.query({
      text: `update records.applications set amount = 15 where company_id = $1 and amount = 20`,
      values,
    });
    await tx.query({
      text: `update records.qbo_documents set state = 'voided', total = 0, open_amount = 0
        where company_id = $1 and entity = 'Invoice' and qbo_id = $2`,
      values: [company.companyId, four],
    });
    await tx.query({
      text: `update records.qbo_documents set open_amount = 7 where company_id = $1 and entity = 'Payment' and qbo_id = $2`,
      values: [company.companyId, payment.Id],
    });
  });
  await ask(company);
  // What is new since the last cycle is the cycle's to tell, not the comparison's.
  await books.receive(customer, 10, [pays(two, 10)]);
  const run = await company.run();
  expect(run.results).toMatchObject([{ state: 'succeeded', amount: '10.00' }]);
  const { shown, comparison } = await found(company);
  expect(shown).toEqual([
    ['application Payment closed', 'applied to Invoice N: 15.00 → 20.00'],
    ['money Invoice closed', 'state: voided → live', 'total: 0.00 → 100.00', 'open amount: 0.00 → 100.00'],
    ['money Payment closed', 'state: live → live', 'total: 60.00 → 60.00', 'open amount: 7.00 → 0.00'],
  ]);
  expect(comparison).toMatchObject({ state: 'finished', found: 3, differing: 0 });
  expect(await storedState(worker, company)).toEqual(await truth(books));
});

it('a worker that dies in it goes on where it was', async () => {
  const company = await worker.company();
  const { books } = company;
  const customer = await books.addCustomer('Contoso');
  await books.addInvoice(customer, 100);
  await company.run();
  await ask(company);
  let deaths = 0;
  for (const at of [2, 3, 3]) {
    const onCall = (calls: number) => {
      if (calls !== at) return;
      deaths += 1;
      throw Object.assign(new Error('killed'), { code: 'killed', retryable: true });
    };
    await company.run({ onCall }).catch(() => undefined);
  }
  expect(deaths).toBeGreaterThan(0);
  await company.run();
  expect((await found(company)).comparison).toMatchObject({ state: 'finished', found: 0 });
});
