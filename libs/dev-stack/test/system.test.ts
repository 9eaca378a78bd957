import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb } from '@autosync/db';
import { eventually, ownStack, type OwnStack } from '@autosync/testing';
import { ofEachWorker, startSystem, workerNames, type System } from '../src/index.ts';
import { listeningAddresses } from './support/listening-addresses.ts';

let stack: OwnStack;
let system: System;
const deaths: string[] = [];
const lines: string[] = [];

/** So that a killed consumer does not keep its group waiting for 15 s. */
const quick = { KAFKA_SESSION_TIMEOUT_MS: '2000', KAFKA_HEARTBEAT_INTERVAL_MS: '300' };

const options = () => ({
  stack,
  overrides: { scheduler: quick, 'batch-status': quick, ...ofEachWorker(quick) },
  dataDir: stack.dataDir,
  logSink: (name: string, line: string) => void lines.push(`${name} ${line}`),
  onDeath: (name: string) => void deaths.push(name),
});

beforeAll(async () => {
  stack = await ownStack();
  system = await startSystem(options());
}, 120_000);

afterAll(async () => {
  await system.stop();
  await stack.stop();
}, 60_000);

async function isReady(port: number): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } })).ok;
}

describe('startSystem', () => {
  it('starts every service, ready to serve', async () => {
    const names = ['qbo-simulator', 'batch-status', 'scheduler', 'gateway', ...workerNames];
    expect(Object.keys(system.services).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(await isReady(system.service(name).healthPort)).toBe(true);
  });

  it('gives an operator key that the gateway takes', async () => {
    const ask = (key: string) =>
      fetch(`${system.gatewayUrl}/v1/tenants`, { headers: { authorization: `Bearer ${key}`, connection: 'close' } });
    expect((await ask(system.operatorKey)).status).toBe(200);
    expect((await ask('wrong')).status).toBe(401);
  });

  it('lets nothing listen beyond loopback', async () => {
    const ports = Object.values(system.services).flatMap(({ port, healthPort }) => [port, healthPort]);
    const addresses = await Promise.all(ports.map(listeningAddresses));
    expect(new Set(addresses.flat())).toEqual(new Set(['127.0.0.1']));
  });

  it('runs each service as its own role, never as the superuser', async () => {
    const db = createDb({ connectionString: stack.databaseUrl, applicationName: 'test', onPoolError: () => undefined });
    const { rows } = await db.withoutTenant((tx) =>
      tx.query<{ who: string }>({
        text: `select distinct usename as who from pg_stat_activity where datname = 'autosync' order by who`,
      }),
    );
    await db.close();
    const roles = rows.map(({ who }) => who);
    expect(roles).toEqual(expect.arrayContaining(['autosync_scheduler', 'autosync_sync_invoices']));
    expect(roles).not.toContain('postgres');
  });

  it('kills and restarts a service on request, and hands its lines to the sink and to a file', async () => {
    const scheduler = system.service('scheduler');
    const { pid } = scheduler;
    await scheduler.kill('SIGKILL');
    await scheduler.start();
    expect(scheduler.pid).not.toBe(pid);
    expect(await isReady(scheduler.healthPort)).toBe(true);
    expect(deaths).toEqual([]);
    const file = join(stack.dataDir, 'logs', 'scheduler.log');
    const line = await eventually(() => lines.find((one) => one.startsWith('scheduler ')) ?? false);
    expect(await readFile(file, 'utf8')).toContain(line.slice('scheduler '.length));
  });

  it('tells about a service that dies by itself', async () => {
    const batchStatus = system.service('batch-status');
    process.kill(batchStatus.pid, 'SIGKILL');
    await eventually(() => deaths.includes('batch-status'));
    await batchStatus.start();
  });

  it('starts a second time on the same data, with the same key', async () => {
    const { operatorKey } = system;
    await system.stop();
    system = await startSystem({ ...options(), instances: { 'sync-invoices': 2, gateway: 2 } });
    expect(system.operatorKey).toBe(operatorKey);
    expect(system.service('sync-invoices-2').isRunning()).toBe(true);
    const second = await fetch(`http://127.0.0.1:${system.service('gateway-2').port}/v1/openapi.json`);
    expect(second.status).toBe(200);
    expect(() => system.service('sync-invoices-3')).toThrow('there is no service sync-invoices-3');
  }, 60_000);

  it('fails with the last lines of a service that does not start, and leaves none running', async () => {
    await system.stop();
    const failing = startSystem({ ...options(), overrides: { 'batch-status': { GRPC_PORT: 'none' } } });
    await expect(failing).rejects.toThrow(/batch-status ended before it was ready \(exit code 1\)[^]*GRPC_PORT/);
  }, 60_000);
});
