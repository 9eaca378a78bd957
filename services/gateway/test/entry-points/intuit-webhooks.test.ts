import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, testDatabase } from '@autosync/testing';
import type { TestDatabase } from '@autosync/testing';
import { createHintTick } from '../../src/entry-points/tick-hints.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { ownerDb } from '../support/owner-db.ts';
import { storeList } from '../support/quickbooks-lists.ts';
import { startQuickBooks } from '../support/quickbooks.ts';
import type { QuickBooks } from '../support/quickbooks.ts';
import { startScheduler } from '../support/services.ts';

const token = 'verifier';
let database: TestDatabase;
let owner: ReturnType<typeof ownerDb>;
let quickBooks: QuickBooks;
let scheduler: Awaited<ReturnType<typeof startScheduler>>;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  database = await testDatabase();
  owner = ownerDb(database);
  quickBooks = await startQuickBooks();
  scheduler = await startScheduler(database);
  const own = { SYNC_TYPES: 'invoices,payments', QBO_WEBHOOK_VERIFIER_TOKENS: `next,${token}` };
  gateway = await testGateway({ database, env: { ...quickBooks.env, ...own, SCHEDULER_ADDRESS: scheduler.address } });
  tenant = await gateway.tenant('Northwind');
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([scheduler.stop(), quickBooks.stop(), owner.close()]);
  await database.drop();
});

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  owner.withAllTenants(async (tx) => (await tx.query<T>({ text, values })).rows);

const dueOf = async (id: string) =>
  (
    await sql<{ at: Date }>(
      `select next_due_at as at from schedule.types where company_id = $1 and type = 'payments'`,
      [id],
    )
  )[0]!.at;

/** A company that is connected to the realm and reads payments once a day; its next read is not due for a while. */
async function readingCompany(name: string, realmId: string) {
  const { id } = await tenant.company(name);
  await sql(
    `update accounts.connections set state = 'connected', version = version + 1, realm_id = $2, realm_verified_at = now()
     where company_id = $1`,
    [id, realmId],
  );
  const body = { enabled: true, intervalMinutes: 1440, types: { payments: { enabled: true } }, overrideNote: 'A test' };
  const headers = { 'if-match': '*' };
  expect((await tenant.call('PUT', `/v1/companies/${id}/autosync`, { body, headers })).status).toBe(200);
  await eventually(async () => (await dueOf(id)).getTime() > Date.now(), { timeoutMs: 10_000 });
  await sql(`update schedule.types set next_due_at = now() + interval '10 hours' where company_id = $1`, [id]);
  return id;
}

const deliver = (payload: string, signature = createHmac('sha256', token).update(payload).digest('base64')) =>
  gateway.call('POST', '/v1/intuit/webhooks', {
    key: null,
    body: payload,
    headers: { 'content-type': 'application/json', 'intuit-signature': signature },
  });

const hints = () =>
  sql<{ realm_id: string; version: number }>('select * from accounts.webhook_hints order by realm_id');
const paid = (realmId: string) => ({ type: 'qbo.payment.created.v1', intuitaccountid: realmId });

async function takeHints(): Promise<void> {
  const tick = createHintTick(gateway.deps, { intervalMs: 20, debounceMs: 0 });
  tick.start();
  await eventually(async () => (await hints()).length === 0, { timeoutMs: 10_000 });
  await tick.stop();
}

describe('a delivery of Intuit', () => {
  it('is stored as one hint per company that we know, whatever comes twice, and brings the read of payments forward', async () => {
    const one = await readingCompany('One', '1001');
    const two = await readingCompany('Two', '1002');
    const other = await readingCompany('Other', '1003');
    const body = JSON.stringify([paid('1001'), paid('1002'), paid('1001'), paid('999'), paid('no realm')]);
    expect((await deliver(body)).status).toBe(200);
    expect((await deliver(body)).status).toBe(200);
    expect((await hints()).map(({ realm_id: realmId }) => realmId)).toEqual(['1001', '1002']);

    const before = await dueOf(other);
    await takeHints();
    for (const id of [one, two]) expect((await dueOf(id)).getTime()).not.toBe(before.getTime());
    await eventually(
      async () => {
        const due = await Promise.all([dueOf(one), dueOf(two)]);
        const slots = await sql<{ due_slots: number }>(
          `select due_slots from schedule.types where company_id = any($1) and type = 'payments'`,
          [[one, two]],
        );
        return due.every((at) => at.getTime() > Date.now()) && slots.every(({ due_slots: slot }) => slot === 2);
      },
      { timeoutMs: 10_000 },
    );
    expect(await dueOf(other)).toEqual(before);
  });

  it('that tells of anything shows that it works; the payments then say how they are read', async () => {
    const id = await readingCompany('Told', '1010');
    const reading = async () => (await tenant.call('GET', `/v1/companies/${id}/payments`)).body.reading;
    expect(await reading()).toEqual({ cadence: 'normal', readsToday: 0, allowance: 200, toldAt: null });
    await deliver(JSON.stringify([{ type: 'qbo.customer.updated.v1', intuitaccountid: '1010' }]));
    expect(await reading()).toMatchObject({ cadence: 'stretched', toldAt: expect.any(String) });
    expect(await hints()).toEqual([]);
    const newsAt = async () =>
      (await sql<{ at: Date | null }>('select news_at as at from records.payment_syncs where company_id = $1', [id]))[0]
        ?.at;
    expect(await newsAt()).toBeNull();
    await deliver(JSON.stringify([paid('1010')]));
    expect(await newsAt()).toEqual(expect.any(Date));
    await takeHints();
  });

  it('that tells of an entry marks its list to be looked at, unless it is one that we made', async () => {
    const companyId = await readingCompany('Lists', '1011');
    await storeList(owner, { tenantId: tenant.id, companyId }, 'Customer', [{ qboId: '58', name: 'Contoso' }]);
    const told = async () =>
      (await sql<{ told: number }>('select told from records.list_reads where company_id = $1', [companyId]))[0]?.told;
    const customer = (operation: string, id: string, realmId = '1011') => ({
      type: `qbo.customer.${operation}.v1`,
      intuitaccountid: realmId,
      intuitentityid: id,
    });
    await deliver(
      JSON.stringify([customer('created', '58'), customer('updated', 'x'), customer('updated', '58', '1010')]),
    );
    expect(await told()).toBe(0);
    await deliver(JSON.stringify([customer('created', '59'), customer('updated', '58')]));
    expect(await told()).toBe(1);
    const entities = [{ name: 'Customer', id: '58', operation: 'Merge' }];
    await deliver(JSON.stringify({ eventNotifications: [{ realmId: '1011', dataChangeEvent: { entities } }] }));
    expect(await told()).toBe(2);
    expect(await hints()).toEqual([]);
  });

  it('that nobody signed changes nothing', async () => {
    const body = JSON.stringify([paid('1001')]);
    for (const signature of ['', 'AAAA', createHmac('sha256', 'other').update(body).digest('base64')]) {
      expect((await deliver(body, signature)).status).toBe(401);
    }
    expect((await deliver(`${body} `, createHmac('sha256', token).update(body).digest('base64'))).status).toBe(401);
    expect(await hints()).toEqual([]);
  });

  it('of a form that nobody knows is taken, since it would come again for ever', async () => {
    expect((await deliver('{"hello":"world"}')).status).toBe(200);
    expect((await deliver('no json')).status).toBe(200);
    expect(gateway.logs.filter(({ msg }) => msg === 'webhook of a form that is not known')).toHaveLength(2);
  });

  it('waits in the database while the scheduler does not answer, and a hint that comes meanwhile is not lost', async () => {
    await readingCompany('Late', '1004');
    await deliver(JSON.stringify([paid('1004')]));
    const failing = { bringForward: async () => Promise.reject(Object.assign(new Error('down'), { retryable: true })) };
    const tick = createHintTick({ ...gateway.deps, scheduler: failing }, { intervalMs: 20, debounceMs: 0 });
    tick.start();
    await eventually(() => gateway.logs.some(({ msg }) => msg === 'hints of Intuit wait'), { timeoutMs: 10_000 });
    await tick.stop();
    await deliver(JSON.stringify([paid('1004')]));
    expect(await hints()).toMatchObject([{ realm_id: '1004', version: 2 }]);
    await takeHints();
  });

  it('of a company that the scheduler cannot take just now holds up nobody else', async () => {
    const stuck = await readingCompany('Stuck', '1005');
    const others = [await readingCompany('Free', '1006'), await readingCompany('Free, too', '1007')];
    const before = await Promise.all(others.map(dueOf));
    await owner.withAllTenants(async (tx) => {
      await tx.query({ text: 'select 1 from schedule.types where company_id = $1 for update', values: [stuck] });
      await deliver(JSON.stringify([paid('1005')]));
      await deliver(JSON.stringify([paid('1006'), paid('1007')]));
      const tick = createHintTick(gateway.deps, { intervalMs: 20, debounceMs: 0 });
      tick.start();
      await eventually(
        async () => (await Promise.all(others.map(dueOf))).every((at, n) => at.getTime() !== before[n]!.getTime()),
        { timeoutMs: 20_000 },
      );
      expect((await hints()).map(({ realm_id: realmId }) => realmId)).toContain('1005');
      await tick.stop();
    });
    await takeHints();
  }, 60_000);

  it.each(['cloudevents', 'legacy'])('as QuickBooks itself sends it, as %s', async (format) => {
    await gateway.app.listen({ host: '127.0.0.1', port: 0 }).catch(() => undefined);
    const { port } = gateway.app.server.address() as AddressInfo;
    const realm = await quickBooks.control<{ realmId: string }>('POST', '/companies', {
      name: format,
      seed: 'us-services',
    });
    await readingCompany(`By ${format}`, realm.realmId);
    const url = `http://127.0.0.1:${port}/v1/intuit/webhooks`;
    const { id } = await quickBooks.control<{ id: string }>('POST', '/webhooks', { url, format, verifierToken: token });
    const tokens = await quickBooks.control<{ access_token: string }>('POST', '/tokens', { realmId: realm.realmId });
    const base = `${quickBooks.env.QBO_API_BASE_URL}/v3/company/${realm.realmId}`;
    const headers = {
      authorization: `Bearer ${tokens.access_token}`,
      accept: 'application/json',
      'content-type': 'application/json',
    };
    const write = async <T>(entity: string, body: object): Promise<T> => {
      const answer = await fetch(`${base}/${entity}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as T;
    };
    const { Customer } = await write<{ Customer: { Id: string } }>('customer', { DisplayName: 'Fabrikam' });
    await write('payment', { CustomerRef: { value: Customer.Id }, TotalAmt: 10 });
    await quickBooks.control('POST', '/webhooks/flush', {});
    await eventually(async () => (await hints()).some(({ realm_id: realmId }) => realmId === realm.realmId), {
      timeoutMs: 10_000,
    });
    await quickBooks.control('DELETE', `/webhooks/${id}`);
    await takeHints();
  });
});

it('without a verifier token there is no such thing', async () => {
  const closed = await testGateway({ database, env: quickBooks.env });
  expect((await closed.call('POST', '/v1/intuit/webhooks', { key: null, body: {} })).status).toBe(404);
  await closed.stop();
});
