import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb, type Db } from '@autosync/db';
import { eventually } from '@autosync/testing';
import { checkInvariants } from '../support/invariants.ts';
import { invoiceItem, invoiceItems } from '../support/invoices.ts';
import { readTopic } from '../support/kafka.ts';
import { startOwnSystem, type OwnSystem } from '../support/running-system.ts';
import type { Company } from '../support/tenant.ts';

// PostgreSQL answers, but not as it should. Nothing is failed or dead-lettered for it, and all go on when it is well.

let running: OwnSystem;
let admin: Db;

beforeAll(async () => {
  running = await startOwnSystem();
  admin = createDb({
    connectionString: running.stack.databaseUrl,
    applicationName: 'admin',
    poolMax: 1,
    onPoolError: () => undefined,
  });
}, 120_000);
afterAll(async () => {
  await admin?.close();
  await running?.stop();
}, 60_000);

const value = (text: string) =>
  admin.withoutTenant(
    async (tx) => Object.values((await tx.query<Record<string, unknown>>({ text })).rows[0] ?? {})[0],
  );

/** As after a failover to a standby, or by an operator who saves what is left of a disk; sessions stay as they are. */
async function readOnly(work: () => Promise<void>): Promise<void> {
  const file = join(String(await value('show data_directory')), 'postgresql.auto.conf');
  const before = await readFile(file, 'utf8');
  await appendFile(file, 'default_transaction_read_only = on\n');
  await value('select pg_reload_conf()');
  try {
    await work();
  } finally {
    await writeFile(file, before);
    await value('select pg_reload_conf()');
  }
}

/** Sessions are ended, and nobody but the superuser gets a new one. */
async function withoutConnections(work: () => Promise<void>): Promise<void> {
  const database = new URL(running.system.databaseUrl).pathname.slice(1);
  const limit = (connections: number) => value(`alter database "${database}" connection limit ${connections}`);
  await limit(0);
  await value(`select count(pg_terminate_backend(pid)) from pg_stat_activity
    where datname = '${database}' and pid <> pg_backend_pid()`);
  try {
    await work();
  } finally {
    await limit(-1);
  }
}

const services = () => Object.keys(running.system.services).filter((name) => name !== 'qbo-simulator');
const readiness = async (service: string) => {
  const { healthPort } = running.system.service(service);
  const answer = await fetch(`http://127.0.0.1:${healthPort}/readyz`);
  return { service, status: answer.status, ...((await answer.json()) as { reasons: string[] }) };
};

/** Four companies with slow calls to QuickBooks, each in the middle of a batch. */
async function underWay(
  mark: string,
): Promise<{ company: Company; id: string; items: ReturnType<typeof invoiceItems> }[]> {
  return Promise.all(
    [1, 2, 3, 4].map(async (n) => {
      const company = await running.company(`Trouble ${mark} ${n} Ltd`);
      const items = invoiceItems(`${mark}${n}`, 30);
      await company.bulk(items);
      await running.simulator.addFault({
        realmId: company.realmId,
        entity: 'Invoice',
        operation: 'create',
        times: 1000,
        fault: { kind: 'latency', ms: 400 },
      });
      const { id } = await company.run();
      await eventually(async () => (await company.batch(id)).counts.succeeded > 0, { timeoutMs: 30_000 });
      return { company, id, items };
    }),
  );
}

describe.each([
  ['read-only', readOnly, /read-only/],
  ['out of connections', withoutConnections, /./],
] as const)('PostgreSQL that is %s', (name, trouble, reason) => {
  it('is an outage: 503 with Retry-After, not ready, nothing failed, nothing dead-lettered, and soon over', async () => {
    const mark = name[0] ?? '';
    const runs = await underWay(mark);
    const [first] = runs;
    const waiting = await running.company(`Waiting ${mark} Ltd`);
    const repeats = () => running.logs().filter((line) => line.includes('event failed, will be repeated')).length;
    const repeatsBefore = repeats();

    await trouble(async () => {
      await eventually(
        async () => {
          for (const service of services()) {
            expect(await readiness(service)).toMatchObject({
              status: 503,
              reasons: expect.arrayContaining([expect.stringMatching(reason)]),
            });
          }
        },
        { timeoutMs: 20_000 },
      );
      const { externalId, ...body } = invoiceItem(`${mark}X`, 1);
      for (const [path, method, content] of [
        [`/v1/companies/${waiting.id}/invoices/${externalId}`, 'PUT', body],
        [`/v1/companies/${waiting.id}/batches`, 'POST', { type: 'invoices' }],
      ] as const) {
        const answer = await running.tenant.call(path, { method, body: content });
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      // Events under way are tried again and again.
      await eventually(() => repeats() >= repeatsBefore + 8, { timeoutMs: 30_000 });
    });
    const overAt = Date.now();

    for (const { company, id } of runs) {
      expect(await company.ended(id, 60_000)).toMatchObject({
        state: 'finished',
        counts: { succeeded: 30, failed: 0 },
      });
    }
    expect(Date.now() - overAt).toBeLessThan(45_000);
    for (const service of services()) expect(await readiness(service)).toMatchObject({ status: 200 });
    expect(await readTopic(running.stack.brokers, 'autosync.dead-letter')).toEqual([]);
    await running.simulator.clearFaults();
    if (first !== undefined) {
      const { company, items } = first;
      await checkInvariants({ db: running.db, simulator: running.simulator, company, items });
    }
  }, 240_000);
});
