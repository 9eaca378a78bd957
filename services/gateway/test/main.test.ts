import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startProcess, testDatabase } from '@autosync/testing';
import type { TestDatabase, TestProcess } from '@autosync/testing';
import { environment, operatorKey } from './support/environment.ts';
import { ownerDb } from './support/owner-db.ts';

const entry = new URL('../src/main.ts', import.meta.url);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ schemas: ['accounts', 'records'] });
});
afterAll(async () => database.drop());

async function start(env: Record<string, string> = {}): Promise<TestProcess> {
  const own = { LOG_LEVEL: 'info', DATABASE_URL: database.urlFor('gateway'), API_KEY_CACHE_MS: '0' };
  return startProcess({ name: 'gateway', entry, env: environment({ ...own, ...env }) });
}

async function portsOf(gateway: TestProcess): Promise<{ api: string; health: string }> {
  const { httpPort, healthPort } = await gateway.ready();
  const base = (port: unknown) => `http://127.0.0.1:${String(port)}`;
  return { api: base(httpPort), health: base(healthPort) };
}

const headers = { authorization: `Bearer ${operatorKey}`, connection: 'close' };
const statusOf = async (url: string) => (await fetch(url, { headers })).status;

describe('the process', () => {
  it('with bad settings lists all faults without their secrets, exits 1 and opens no socket', async () => {
    const gateway = await start({
      OPERATOR_KEY: 'too-short-secret',
      TOKEN_KEYS: 'k:c2hvcnQ=',
      HTTP_PORT: '99999',
      SYNC_TYPES: 'invoices,dreams',
      PUBLIC_URL: 'nowhere',
      SCHEDULER_ADDRESS: 'no-port',
      CORS_ORIGINS: 'https://books.example.com,https://books.example.com/',
    });
    expect(await gateway.exited).toMatchObject({ code: 1 });
    const secrets = ['OPERATOR_KEY', 'TOKEN_KEYS'];
    for (const name of [...secrets, 'HTTP_PORT', 'SYNC_TYPES', 'PUBLIC_URL', 'SCHEDULER_ADDRESS', 'CORS_ORIGINS']) {
      expect(gateway.output()).toContain(name);
    }
    expect(gateway.output()).not.toContain('too-short-secret');
    expect(gateway.output()).not.toContain('c2hvcnQ=');
    expect(gateway.logs().some(({ msg }) => msg === 'ready')).toBe(false);
  });

  it('on SIGTERM answers the request it is working on, takes no new one, and exits 0', async () => {
    const gateway = await start();
    const { api, health } = await portsOf(gateway);
    expect(await statusOf(`${health}/readyz`)).toBe(200);

    const owner = ownerDb(database);
    const open = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const blocker = owner.withoutTenant(async (tx) => {
      await tx.query({ text: 'lock table accounts.tenants in access exclusive mode' });
      locked.resolve();
      await open.promise;
    });
    await locked.promise;
    const slow = fetch(`${api}/v1/tenants`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'In time' }),
    });
    await eventually(async () => {
      const text = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return (await owner.withoutTenant((tx) => tx.query({ text }))).rowCount > 0;
    });
    gateway.kill('SIGTERM');
    await eventually(() => gateway.logs().some(({ msg }) => msg === 'stopping'));
    await eventually(async () =>
      statusOf(`${api}/v1/openapi.json`).then(
        () => false,
        () => true,
      ),
    );
    open.resolve();
    await blocker;
    expect((await slow).status).toBe(201);
    await owner.close();
    expect(await gateway.exited).toMatchObject({ code: 0 });
    expect(gateway.logs().at(-1)).toMatchObject({ msg: 'stopped' });
  });

  it('does not wait for a client that keeps its connection open', async () => {
    const gateway = await start();
    const { api } = await portsOf(gateway);
    const answered = Promise.withResolvers<void>();
    const { port } = new URL(api);
    const client = httpRequest(
      { port, path: '/v1/openapi.json', headers: { connection: 'keep-alive' } },
      (response) => {
        response.resume().on('end', answered.resolve);
      },
    );
    client.end();
    await answered.promise;
    const exit = await gateway.stop({ deadlineMs: 5000 });
    client.destroy();
    expect(exit).toMatchObject({ code: 0 });
  });

  it('without its database lives, says it is not ready, and answers 503', async () => {
    const gateway = await start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    const { api, health } = await portsOf(gateway);
    expect(await statusOf(`${health}/livez`)).toBe(200);
    expect(await statusOf(`${health}/readyz`)).toBe(503);
    expect(await statusOf(`${api}/v1/tenants`)).toBe(503);
    const page = await fetch(`${api}/v1/oauth/callback?state=x`, { headers });
    expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(await gateway.stop()).toMatchObject({ code: 0 });
  });

  it('lives through the loss of all its database connections', async () => {
    const gateway = await start();
    const { api, health } = await portsOf(gateway);
    expect(await statusOf(`${api}/v1/tenants`)).toBe(200);
    const owner = ownerDb(database);
    const text = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'gateway'`;
    expect((await owner.withoutTenant((tx) => tx.query({ text }))).rowCount).toBeGreaterThan(0);
    await owner.close();
    await eventually(async () => (await statusOf(`${api}/v1/tenants`)) === 200);
    expect(await statusOf(`${health}/readyz`)).toBe(200);
    expect(await gateway.stop()).toMatchObject({ code: 0 });
  });
});
