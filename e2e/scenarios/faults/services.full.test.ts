import { describe, expect, it } from 'vitest';
import { sleep } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { outageMs } from '../../support/drill-length.ts';
import { duringTests } from '../../support/during-tests.ts';
import { checkInvariants, checkSystem, type Books } from '../../support/invariants.ts';
import { collectCompany } from '../../support/invariants/collect-company.ts';
import { companyViolations } from '../../support/invariants/rules.ts';
import { invoiceItems } from '../../support/invoices.ts';
import { startOwnSystem } from '../../support/running-system.ts';
import { batchUnderWay } from '../../support/under-way.ts';

/** Four minutes in production. */
const leaseMs = 5000;

const running = duringTests(() =>
  startOwnSystem({
    overrides: { scheduler: { LEASE_MS: String(leaseMs) } },
  }),
);
const books: Books[] = [];

describe('batch-status away', () => {
  it('its results wait, nothing stops, and all of them arrive when it is back', async () => {
    const { db, simulator, system } = running;
    const company = await running.company('No Results Ltd');
    const items = invoiceItems('NR', 15);
    await company.bulk(items);
    const batchStatus = system.service('batch-status');
    const started = performance.now();
    await batchStatus.kill('SIGKILL');
    const { id } = await company.run();
    await eventually(
      async () => expect((await simulator.ledger(company.realmId)).documents['Invoice']?.live).toBe(15),
      { timeoutMs: 30_000, intervalMs: 100 },
    );
    expect((await company.record('NR-15')).syncState).toBe('synced');
    await sleep(outageMs(60_000, 0) - (performance.now() - started));
    await batchStatus.restart();
    expect(await company.ended(id, 20_000)).toMatchObject({ state: 'finished', counts: { succeeded: 15 } });
    await checkInvariants({ db, simulator, company, items });
    books.push({ company, items });
  }, 150_000);
});

describe('frozen for longer than the lease of a dispatch', () => {
  it.each(['scheduler', 'batch-status', 'sync-invoices'])(
    '%s: what it thinks when it thaws harms nobody',
    async (name) => {
      const { db, simulator, system } = running;
      const given = { name: `Frozen ${name} Ltd`, prefix: `FZ${name.length}`, count: 20 };
      const { company, items, id } = await batchUnderWay(running, given);
      const service = system.service(name);
      await service.kill('SIGSTOP');
      try {
        await sleep(leaseMs + 1000);
      } finally {
        await service.kill('SIGCONT');
      }
      expect(await company.ended(id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 20 } });
      await checkInvariants({ db, simulator, company, items });
      books.push({ company, items });
    },
    60_000,
  );
});

describe('PostgreSQL', () => {
  it('ends every session once a second while a batch runs: it finishes all the same', async () => {
    const { db, simulator, system } = running;
    const given = { name: 'Backends Ltd', prefix: 'BK', count: 30 };
    const { company, items, id } = await batchUnderWay(running, given);
    const pids = Object.values(system.services).map(({ pid }) => pid);
    let ended = 0;
    for (let round = 0; round < 6; round += 1) {
      const { rowCount } = await db.withAllTenants((tx) =>
        tx.query({
          text: `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend' and application_name <> 'e2e'`,
        }),
      );
      ended += rowCount;
      await sleep(1000);
    }
    expect(ended).toBeGreaterThan(20);
    expect(await company.ended(id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 30 } });
    expect(Object.values(system.services).map(({ pid }) => pid)).toEqual(pids);
    await checkInvariants({ db, simulator, company, items });
    books.push({ company, items });
  }, 90_000);
});

describe('after all of it', () => {
  it('the whole system is as it should be', () => checkSystem(running, { books, withinMs: 15_000 }), 60_000);

  it.each([
    ['I1', 'update schedule.types set due_slots = due_slots + $2 where company_id = $1'],
    ['I3', 'update records.intents set epoch = epoch + 1000 * $2 where company_id = $1'],
    ['I5', 'update batch.batches set succeeded = succeeded + $2 where company_id = $1'],
    ['I9', 'update records.company_fences set released = $2 < 0 where company_id = $1'],
  ])('the checker sees a doctored row: %s', async (invariant, text) => {
    const { db, simulator } = running;
    const { id } = books[0]!.company;
    await books[0]!.company.enable();
    const doctor = (sign: number) => db.withAllTenants((tx) => tx.query({ text, values: [id, sign] }));
    await books[0]!.company.settled();
    await doctor(1);
    const found = companyViolations(await collectCompany(db, simulator, id));
    await doctor(-1);
    expect(found.map((violation) => violation.slice(0, 2))).toContain(invariant);
  });

  it('the checker sees a document that is gone from QuickBooks: I2', async () => {
    const { db, simulator } = running;
    const { id, realmId } = books[0]!.company;
    const [document] = await simulator.documents(realmId, 'Invoice');
    await simulator.remove(realmId, 'Invoice', document!.Id);
    expect(companyViolations(await collectCompany(db, simulator, id))).toContainEqual(
      expect.stringMatching(/^I2: record .* is not there$/),
    );
  });
});
