import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@autosync/testing';
import { createBookkeeper } from '../support/bookkeeper.ts';
import { checkInvariants } from '../support/invariants.ts';
import { invoiceItem, invoiceItems } from '../support/invoices.ts';
import { startOwnSystem, type OwnSystem } from '../support/running-system.ts';
import type { QboDocument } from '../support/simulator.ts';
import type { Company } from '../support/tenant.ts';

let running: OwnSystem;

beforeAll(async () => {
  running = await startOwnSystem();
}, 120_000);
afterAll(() => running?.stop(), 60_000);

async function openIntents(company: Company): Promise<string[]> {
  const { rows } = await running.db.withAllTenants((tx) =>
    tx.query<{ id: string }>({
      text: `select id from records.intents where company_id = $1 and state = 'open' and record_id is not null`,
      values: [company.id],
    }),
  );
  return rows.map(({ id }) => id);
}

/** Kills the worker, starts it again, and waits until the company has settled. */
async function killAndRecover(company: Company, batchId: string, service = 'sync-invoices'): Promise<void> {
  const handle = running.system.service(service);
  await handle.kill('SIGKILL');
  await handle.restart();
  await company.ended(batchId, 60_000);
}

describe('a worker that is killed', () => {
  it('after an intent was stored, before its call', async () => {
    const { db, simulator } = running;
    const company = await running.company('Before Ltd');
    const items = invoiceItems('K1', 12);
    await company.bulk(items);
    // The realm answers slowly, so the limiter holds back intents that are stored already.
    await simulator.addFault({
      realmId: company.realmId,
      entity: 'Invoice',
      operation: 'create',
      times: 7,
      fault: { kind: 'latency', ms: 700 },
    });
    const { id } = await company.run();
    await eventually(
      async () => {
        const open = await openIntents(company);
        const { documentsPerRequestId } = await simulator.ledger(company.realmId);
        const unsent = open.filter((requestId) => documentsPerRequestId[requestId] === undefined);
        expect(unsent.length).toBeGreaterThan(0);
      },
      { timeoutMs: 20_000, intervalMs: 10 },
    );
    await killAndRecover(company, id);
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);

  it('during a call that QuickBooks carries out all the same', async () => {
    const { db, simulator } = running;
    const company = await running.company('During Ltd');
    const items = invoiceItems('K2', 12);
    await company.bulk(items);
    const { id: fault } = await simulator.addFault({
      realmId: company.realmId,
      entity: 'Invoice',
      operation: 'create',
      nth: 3,
      fault: { kind: 'hang-after', ms: 20_000 },
    });
    const { id } = await company.run();
    await eventually(async () => expect((await simulator.faults()).find((rule) => rule.id === fault)?.hits).toBe(1), {
      timeoutMs: 20_000,
    });
    await killAndRecover(company, id);
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);

  it('after the answer, before its outcome is stored', async () => {
    const { db, simulator } = running;
    const company = await running.company('After Ltd');
    const items = invoiceItems('K3', 12);
    const stored = (await company.bulk(items)).items;
    const blocked = stored[5]!.id;
    let batchId = '';
    // Holding the record’s row makes the settling transaction wait, while its document exists already; the key
    // stays shareable, or the intent could not refer to the record.
    await db.withAllTenants(async (tx) => {
      await tx.query({ text: 'select 1 from records.records where id = $1 for no key update', values: [blocked] });
      batchId = (await company.run()).id;
      await eventually(
        async () => {
          const { rows } = await tx.query<{ id: string }>({
            text: `select id from records.intents where record_id = $1 and state = 'open'`,
            values: [blocked],
          });
          const { documentsPerRequestId } = await simulator.ledger(company.realmId);
          expect(documentsPerRequestId[rows[0]?.id ?? '']?.documents).toHaveLength(1);
        },
        { timeoutMs: 20_000 },
      );
      await running.system.service('sync-invoices').kill('SIGKILL');
    });
    await running.system.service('sync-invoices').restart();
    await company.ended(batchId, 60_000);
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);

  it('after some outcomes were committed', async () => {
    const { db, simulator } = running;
    const company = await running.company('Committed Ltd');
    const items = invoiceItems('K4', 30);
    await company.bulk(items);
    const { id } = await company.run();
    await eventually(async () => expect((await company.batch(id)).counts.done).toBeGreaterThan(5), {
      timeoutMs: 20_000,
    });
    await killAndRecover(company, id);
    await checkInvariants({ db, simulator, company, items });
    expect((await company.batch(id)).counts.succeeded).toBe(30);
  }, 90_000);
});

describe('a customer whose creation is cut short', () => {
  it('is created once and closed, although its record no longer needs it', async () => {
    const { db, simulator } = running;
    const company = await running.company('Names Ltd');
    const [item] = invoiceItems('KN', 1);
    const first = { ...item!, customer: { name: 'Contoso' } };
    await company.put(first);
    const rule = await simulator.addFault({
      realmId: company.realmId,
      entity: 'Customer',
      operation: 'create',
      fault: { kind: 'hang', ms: 20_000 },
    });
    const { id } = await company.run();
    await eventually(
      async () => expect((await simulator.faults()).find((fault) => fault.id === rule.id)?.hits).toBe(1),
      { timeoutMs: 20_000 },
    );
    const second = { ...first, customer: { name: 'Fabrikam' } };
    await company.put(second);
    await killAndRecover(company, id);

    const customers = (await simulator.documents(company.realmId, 'Customer')).map((found) => found['DisplayName']);
    expect(customers.filter((name) => name === 'Contoso' || name === 'Fabrikam').sort()).toEqual([
      'Contoso',
      'Fabrikam',
    ]);
    const { rows } = await db.withAllTenants((tx) =>
      tx.query<{ state: string }>({
        text: 'select state from records.intents where company_id = $1 and record_id is null and state <> $2',
        values: [company.id, 'succeeded'],
      }),
    );
    expect(rows).toEqual([]);
    await checkInvariants({ db, simulator, company, items: [second] });
  }, 90_000);
});

describe('an update that is cut short, and whose document is paid before it is repeated', () => {
  it('is carried out, with the names that are there already', async () => {
    const { db, simulator, system } = running;
    const company = await running.company('Paid Ltd');
    const [item] = invoiceItems('KP', 1);
    await company.put(item!);
    await company.ended((await company.run()).id);

    const changed = invoiceItem('KP', 5, { externalId: item!.externalId, number: 'KP-1', customer: item!.customer });
    await company.put(changed);
    const rule = await simulator.addFault({
      realmId: company.realmId,
      entity: 'Invoice',
      operation: 'update',
      fault: { kind: 'hang', ms: 20_000 },
    });
    const { id } = await company.run();
    await eventually(
      async () => expect((await simulator.faults()).find((fault) => fault.id === rule.id)?.hits).toBe(1),
      { timeoutMs: 20_000 },
    );
    const [document] = await simulator.documents(company.realmId, 'Invoice');
    const { Id, CustomerRef } = document as QboDocument & { CustomerRef: { value: string } };
    await createBookkeeper(system.simulatorUrl, company.realmId).receive(CustomerRef.value, 1, [
      { txnType: 'Invoice', txnId: Id, amount: 1 },
    ]);
    await killAndRecover(company, id);

    expect(await company.batch(id)).toMatchObject({ state: 'finished', counts: { total: 1, succeeded: 1 } });
    await checkInvariants({ db, simulator, company, items: [changed] });
  }, 90_000);
});

describe('a service that is killed in the middle of a batch', () => {
  it.each(['scheduler', 'batch-status', 'gateway'])(
    '%s',
    async (service) => {
      const { db, simulator } = running;
      const company = await running.company(`${service} Ltd`);
      const items = invoiceItems(service, 30).map((item) => ({ ...item, number: item.number?.slice(-18) ?? '' }));
      await company.bulk(items);
      const { id } = await company.run();
      await eventually(async () => expect((await company.batch(id)).counts.done).toBeGreaterThan(5), {
        timeoutMs: 20_000,
      });
      await killAndRecover(company, id, service);
      expect(await company.batch(id)).toMatchObject({ state: 'finished', counts: { total: 30, succeeded: 30 } });
      await checkInvariants({ db, simulator, company, items });
    },
    90_000,
  );
});

describe('PostgreSQL restarted while a batch runs', () => {
  it('no process dies, and the batch finishes', async () => {
    const { db, simulator, stack, system } = running;
    const company = await running.company('Restart Ltd');
    const items = invoiceItems('PG', 40);
    await company.bulk(items);
    const { id } = await company.run();
    await eventually(async () => expect((await company.batch(id)).counts.done).toBeGreaterThan(5), {
      timeoutMs: 20_000,
    });
    const pids = Object.values(system.services).map(({ pid }) => pid);
    await stack.postgres.restart();
    const done = await eventually(async () => (await company.batch(id)).counts.done, { timeoutMs: 30_000 });
    await eventually(async () => expect((await company.batch(id)).counts.done).toBeGreaterThan(done), {
      timeoutMs: 30_000,
    });
    await company.ended(id, 60_000);
    expect(Object.values(system.services).map(({ pid }) => pid)).toEqual(pids);
    await checkInvariants({ db, simulator, company, items });
  }, 120_000);
});
