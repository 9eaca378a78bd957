import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { duringTests } from '../support/during-tests.ts';
import { checkInvariants } from '../support/invariants.ts';
import { invoiceItems } from '../support/invoices.ts';
import { startOwnSystem } from '../support/running-system.ts';
import type { Company } from '../support/tenant.ts';

const running = duringTests(() =>
  startOwnSystem({
    instances: { 'sync-invoices': 2 },
    overrides: { 'sync-invoices': { SLICE_MAX_DOCUMENTS: '15' } },
  }),
);

/** The name of the worker process that has the company, by the fence. */
async function holderOf(company: Company): Promise<string> {
  const { rows } = await running.db.withAllTenants((tx) =>
    tx.query<{ holder: string }>({
      text: 'select holder from records.company_fences where company_id = $1 and not released',
      values: [company.id],
    }),
  );
  const pid = Number(rows[0]?.holder.split('/')[2]);
  const name = ['sync-invoices', 'sync-invoices-2'].find((worker) => running.system.service(worker).pid === pid);
  if (name === undefined) throw new Error(`nobody holds the company (${JSON.stringify(rows)})`);
  return name;
}

describe('two workers', () => {
  it('a manual batch beside a running scheduled one runs next, and both finish', async () => {
    const { db, simulator } = running;
    const company = await running.company('Shared Ltd');
    const items = invoiceItems('M', 60);
    await company.bulk(items);
    await company.enable();
    const scheduled = await eventually(async () => {
      const [batch] = await company.batches();
      expect(batch?.state).toBe('running');
      return batch!;
    });
    const manual = await company.ended((await company.run()).id);
    const first = await company.ended(scheduled.id);
    expect([first.state, manual.state]).toEqual(['finished', 'finished']);
    expect(new Date(manual.startedAt!).getTime()).toBeLessThan(new Date(first.finishedAt!).getTime());
    expect(first.counts.succeeded + manual.counts.succeeded).toBe(60);
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);

  it('a frozen worker loses its batch to the other while it is frozen, and writes nothing when it thaws', async () => {
    const { db, simulator, system } = running;
    const company = await running.company('Frozen Ltd');
    const items = invoiceItems('F', 40);
    await company.bulk(items);
    const { id } = await company.run();
    await eventually(async () => expect((await company.batch(id)).counts.done).toBeGreaterThan(3), {
      timeoutMs: 20_000,
    });
    const frozen = system.service(await eventually(() => holderOf(company)));
    await frozen.kill('SIGSTOP');
    try {
      expect(await company.ended(id, 60_000)).toMatchObject({ state: 'finished', counts: { succeeded: 40 } });
      await checkInvariants({ db, simulator, company, items });
    } finally {
      await frozen.kill('SIGCONT');
    }
    const calls = (await simulator.ledger(company.realmId)).calls.total;
    // Thawed and working again: another company's batch may well be its own.
    await eventually(
      async () => {
        const response = await fetch(`http://127.0.0.1:${frozen.healthPort}/readyz`);
        expect(response.status).toBe(200);
      },
      { timeoutMs: 30_000 },
    );
    const other = await running.company('Thawed Ltd');
    await other.bulk(invoiceItems('T', 5));
    await other.ended((await other.run()).id);
    expect((await simulator.ledger(company.realmId)).calls.total).toBe(calls);
    await checkInvariants({ db, simulator, company, items });
  }, 120_000);
});
