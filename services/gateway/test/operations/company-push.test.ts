import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { eventually, testDatabase } from '@autosync/testing';
import type { TestDatabase } from '@autosync/testing';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { ownerDb } from '../support/owner-db.ts';
import { startScheduler } from '../support/services.ts';

let database: TestDatabase;
let owner: ReturnType<typeof ownerDb>;
let scheduler: Awaited<ReturnType<typeof startScheduler>> | undefined;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let port: number;
beforeAll(async () => {
  database = await testDatabase();
  owner = ownerDb(database);
  port = await unusedPort();
  gateway = await testGateway({
    database,
    env: { SCHEDULER_ADDRESS: `127.0.0.1:${port}`, COMPANY_PUSH_INTERVAL_MS: '50' },
  });
  tenant = await gateway.tenant('Northwind');
});
afterAll(async () => {
  await gateway.stop();
  await scheduler?.stop();
  await owner.close();
  await database.drop();
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return free;
}

const isPushed = async () => (await gateway.deps.push.backlog()) === 0;

async function knownCompanies() {
  const text = 'select company_id, name, disabled, connection_state, pushed_version from schedule.companies';
  return (
    await owner.withAllTenants((tx) =>
      tx.query<{
        company_id: string;
        name: string;
        disabled: boolean;
        connection_state: string;
        pushed_version: number;
      }>({
        text,
      }),
    )
  ).rows;
}

it('while the scheduler is down companies are kept, with one warning; afterwards it learns all of them', async () => {
  const ids = [];
  for (let i = 0; i < 20; i++) ids.push((await tenant.company(`Company ${i}`)).id);
  gateway.deps.push.start();
  const warnings = () => gateway.logs.filter(({ msg }) => msg === 'companies cannot be pushed to the scheduler');
  await eventually(() => warnings().length > 0);
  expect(await gateway.deps.push.backlog()).toBe(20);

  scheduler = await startScheduler(database, { GRPC_PORT: String(port) });
  await eventually(isPushed);
  expect((await knownCompanies()).map((company) => company.company_id).sort()).toEqual(ids.sort());
  expect(warnings()).toHaveLength(1);
});

it('a change by a person, and one that a worker made to a connection, are pushed as newer versions', async () => {
  const { id } = await tenant.company('Changing');
  await eventually(isPushed);
  const known = async () => (await knownCompanies()).find((company) => company.company_id === id)!;
  expect(await known()).toMatchObject({ disabled: false, connection_state: 'disconnected', pushed_version: 1 });

  await tenant.call('PATCH', `/v1/companies/${id}`, { body: { disabled: true, name: 'Changed' } });
  await eventually(async () => (await known()).disabled);
  expect(await known()).toMatchObject({ name: 'Changed', pushed_version: 2 });

  const worker = ownerDb({ url: database.urlFor('worker') });
  const text = `update accounts.connections set state = 'needsReconnect', version = version + 1 where company_id = $1`;
  await worker.withTenant(tenant.id, (tx) => tx.query({ text, values: [id] }));
  await worker.close();
  await eventually(async () => (await known()).connection_state === 'needsReconnect');
  expect(await known()).toMatchObject({ pushed_version: 3 });
});

it('a company whose row somebody holds keeps no other waiting, and is pushed when it is free', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) ids.push((await tenant.company(`Held ${n}`)).id);
  await eventually(isPushed, { timeoutMs: 30_000 });
  const [first = '', ...others] = ids.toSorted();
  await owner.withAllTenants(async (tx) => {
    await tx.query({ text: 'select 1 from schedule.companies where company_id = $1 for update', values: [first] });
    // A transaction that says nothing for ten seconds is ended, and its lock with it.
    const keepLock = () => tx.query({ text: 'select 1' });
    for (const id of ids) {
      await keepLock();
      await tenant.call('PATCH', `/v1/companies/${id}`, { body: { name: 'Renamed' } });
    }
    await eventually(
      async () => {
        await keepLock();
        const renamed = (await knownCompanies()).filter(({ name }) => name === 'Renamed').map((one) => one.company_id);
        expect(renamed.toSorted()).toEqual(others);
      },
      { timeoutMs: 30_000 },
    );
  });
  await eventually(isPushed, { timeoutMs: 30_000 });
}, 90_000);

it('a company that the scheduler refuses is reported and holds back no other', async () => {
  const { id: refused } = await tenant.company('Refused');
  await eventually(isPushed);
  const { id: stranger } = await gateway.tenant('Stranger');
  const text = 'update schedule.companies set tenant_id = $2 where company_id = $1';
  await owner.withAllTenants((tx) => tx.query({ text, values: [refused, stranger] }));
  await tenant.call('PATCH', `/v1/companies/${refused}`, { body: { name: 'Refused again' } });
  const { id: other } = await tenant.company('Other');
  await eventually(async () => (await knownCompanies()).some((company) => company.company_id === other));
  const reports = () => gateway.logs.filter(({ msg }) => msg === 'the scheduler refused a company');
  expect(reports()).toEqual([expect.objectContaining({ level: 'error', companyId: refused })]);
  // The other one is marked as pushed after the scheduler knows it.
  await eventually(async () => (await gateway.deps.push.backlog()) === 1);
});
