import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { createBookkeeper } from '../support/bookkeeper.ts';
import { duringTests } from '../support/during-tests.ts';
import { checkInvariants } from '../support/invariants.ts';
import { invoiceItem, invoiceItems } from '../support/invoices.ts';
import { startOwnSystem } from '../support/running-system.ts';
import type { QboDocument } from '../support/simulator.ts';
import type { Company, Item } from '../support/tenant.ts';

const running = duringTests(startOwnSystem);

async function openIntents(company: Company): Promise<string[]> {
  const { rows } = await running.db.withAllTenants((tx) =>
    tx.query<{ id: string }>({
      text: `select id from records.intents where company_id = $1 and state = 'open' and record_id is not null`,
      values: [company.id],
    }),
  );
  return rows.map(({ id }) => id);
}

type WithInvoices = { company: Company; items: Item[]; recordIds: string[] };

async function withInvoices(name: string, items: Item[]): Promise<WithInvoices> {
  const company = await running.company(name);
  const stored = (await company.bulk(items)).items;
  return { company, items, recordIds: stored.map(({ id }) => id) };
}

/** The fault has struck once. */
async function untilHit({ id }: { id: string }): Promise<void> {
  await eventually(
    async () => expect((await running.simulator.faults()).find((rule) => rule.id === id)?.hits).toBe(1),
    { timeoutMs: 20_000 },
  );
}

/** Kills the worker, starts it again, and waits until the company has settled. */
async function killAndRecover(company: Company, batchId: string): Promise<void> {
  const handle = running.system.service('sync-invoices');
  await handle.kill('SIGKILL');
  await handle.restart();
  await company.ended(batchId, 60_000);
}

describe('a worker that is killed', () => {
  it('in the middle of four companies: before a call, during one, before an outcome and after some', async () => {
    const { db, simulator, system } = running;
    const [before, during, after, committed] = [
      await withInvoices('Before Ltd', invoiceItems('K1', 12)),
      await withInvoices('During Ltd', invoiceItems('K2', 12)),
      await withInvoices('After Ltd', invoiceItems('K3', 12)),
      await withInvoices('Committed Ltd', invoiceItems('K4', 30)),
    ];
    const companies = [before, during, after, committed];
    const batches = new Map<Company, string>();
    const run = async ({ company }: WithInvoices) => batches.set(company, (await company.run()).id);

    // One call of each is carried out and not answered.
    const unanswered = ({ company: { realmId } }: WithInvoices, nth: number) =>
      simulator.addFault({
        realmId,
        entity: 'Invoice',
        operation: 'create',
        nth,
        fault: { kind: 'hang-after', ms: 20_000 },
      });
    const faults = [await unanswered(during, 3), await unanswered(committed, 20)];
    await Promise.all([run(during), run(committed)]);
    await Promise.all(faults.map(untilHit));
    await eventually(
      async () => {
        const { done } = (await committed.company.batch(batches.get(committed.company) ?? '')).counts;
        expect(done).toBeGreaterThan(5);
        expect(done).toBeLessThan(30);
      },
      { timeoutMs: 20_000 },
    );
    // Holding the record’s row makes the settling transaction wait, while its document exists already; the key
    // stays shareable, or the intent could not refer to the record.
    const blocked = after.recordIds[5] ?? '';
    await db.withAllTenants(async (tx) => {
      await tx.query({ text: 'select 1 from records.records where id = $1 for no key update', values: [blocked] });
      await run(after);
      await eventually(
        async () => {
          const { rows } = await tx.query<{ id: string }>({
            text: `select id from records.intents where record_id = $1 and state = 'open'`,
            values: [blocked],
          });
          const { documentsPerRequestId } = await simulator.ledger(after.company.realmId);
          expect(documentsPerRequestId[rows[0]?.id ?? '']?.documents).toHaveLength(1);
        },
        { timeoutMs: 20_000 },
      );
      // The realm answers slowly, so the limiter holds back intents that are stored already.
      const calls = { realmId: before.company.realmId, entity: 'Invoice', operation: 'create', times: 7 };
      await simulator.addFault({ ...calls, fault: { kind: 'latency', ms: 700 } });
      await run(before);
      await eventually(
        async () => {
          const open = await openIntents(before.company);
          const { documentsPerRequestId } = await simulator.ledger(before.company.realmId);
          const unsent = open.filter((requestId) => documentsPerRequestId[requestId] === undefined);
          expect(unsent.length).toBeGreaterThan(0);
        },
        { timeoutMs: 20_000, intervalMs: 10 },
      );
      await system.service('sync-invoices').kill('SIGKILL');
    });
    await system.service('sync-invoices').restart();

    for (const { company, items } of companies) {
      const batchId = batches.get(company) ?? '';
      await company.ended(batchId, 60_000);
      await checkInvariants({ db, simulator, company, items });
      expect((await company.batch(batchId)).counts.succeeded).toBe(items.length);
    }
  }, 180_000);
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
    await untilHit(rule);
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
    await untilHit(rule);
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

describe('the other services, killed in the middle of a batch', () => {
  it('lose nothing of it', async () => {
    const { db, simulator, system } = running;
    const { company, items } = await withInvoices('Others Ltd', invoiceItems('O', 30));
    const { id } = await company.run();
    await eventually(async () => expect((await company.batch(id)).counts.done).toBeGreaterThan(5), {
      timeoutMs: 20_000,
    });
    const services = ['scheduler', 'batch-status', 'gateway'].map((name) => system.service(name));
    await Promise.all(services.map((service) => service.kill('SIGKILL')));
    await Promise.all(services.map((service) => service.restart()));
    await company.ended(id, 60_000);
    expect(await company.batch(id)).toMatchObject({ state: 'finished', counts: { total: 30, succeeded: 30 } });
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);
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
