import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { createDb, type Db } from '@autosync/db';
import { eventually, testDatabase, type TestDatabase } from '@autosync/testing';
import { createKeyAnnouncer, createKeyRing, listReaders, type KeyAnnouncer, type KeyRing } from '../src/index.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase({ schemas: ['accounts'] });
  db = createDb({
    connectionString: database.urlFor('worker'),
    applicationName: 'key-announcer-test',
    onPoolError: () => undefined,
  });
});
const running = new Set<KeyAnnouncer>();
afterEach(async () => {
  for (const announcer of running) await announcer.stop();
  running.clear();
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const keys = new Map(['k1', 'k2'].map((id) => [id, randomBytes(32)]));
/** Time passes for all processes a hundred times as fast, so that settling takes a third of a second. */
const clock = { monotonicMs: () => performance.now() * 100 };

type Process = {
  ring: KeyRing;
  said: { level: string; message: string; services?: string[] }[];
  stop(): Promise<void>;
};

async function start(service: string, ...keyIds: string[]): Promise<Process> {
  const ring = createKeyRing({ keys: keyIds.map((id) => ({ id, key: keys.get(id)! })) });
  const said: Process['said'] = [];
  const log = (level: string) => (fields: object, message: string) => said.push({ ...fields, level, message });
  const logger = { info: log('info'), warn: log('warn') };
  const announcer = createKeyAnnouncer({ db, keyRing: ring, service, logger, roundMs: 20, clock });
  running.add(announcer);
  await announcer.start();
  return {
    ring,
    said,
    async stop() {
      running.delete(announcer);
      await announcer.stop();
    },
  };
}

const context = { tenantId: newId(), companyId: newId(), column: 'refresh_token' };

/** What each process seals now can be opened by each of them. Answers with which keys they seal. */
function allRead(processes: Process[]): string[] {
  const sealed = processes.map(({ ring }) => ring.seal('token', context));
  for (const { ring } of processes) for (const one of sealed) expect(ring.open(one, context)).toBe('token');
  return [...new Set(sealed.map(({ keyId }) => keyId))];
}

describe('a rollout of a new key', () => {
  it('in one step, old and new processes side by side: it seals when no old one is left', async () => {
    const old = [await start('gateway', 'k1'), await start('sync-invoices', 'k1')];
    const [first, second] = [await start('gateway', 'k2', 'k1'), await start('sync-invoices', 'k2', 'k1')];
    expect(allRead([...old, first, second])).toEqual(['k1']);
    expect(first.said).toMatchObject([{ level: 'warn', firstKeyId: 'k2', services: ['gateway', 'sync-invoices'] }]);

    await old[0]!.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(allRead([old[1]!, first, second])).toEqual(['k1']);

    await old[1]!.stop();
    await eventually(() => {
      allRead([first, second]);
      return [first, second].every(({ ring }) => ring.sealsWith === 'k2');
    });
    expect(first.said.at(-1)).toMatchObject({ level: 'info', message: 'tokens are sealed with the first key' });
    const third = await start('sync-invoices', 'k2', 'k1');
    expect(allRead([first, second, third])).toEqual(['k2']);

    const without = await start('gateway', 'k2');
    expect(allRead([first, second, third, without])).toEqual(['k2']);
  });

  it('an old process that comes back takes all of them back', async () => {
    const processes = [await start('gateway', 'k2', 'k1'), await start('notifier', 'k2', 'k1')];
    await eventually(() => processes.every(({ ring }) => ring.sealsWith === 'k2'));
    processes.push(await start('sync-invoices', 'k1'));
    await eventually(() => processes.every(({ ring }) => ring.sealsWith === 'k1'));
    expect(processes[0]!.said.at(-1)).toMatchObject({ level: 'warn', services: ['sync-invoices'] });
  });
});

it('a process that ends is not waited for', async () => {
  const { stop } = await start('gateway', 'k1');
  expect(await db.withoutTenant((tx) => listReaders(tx))).toMatchObject([{ service: 'gateway', keyIds: ['k1'] }]);
  await stop();
  expect(await db.withoutTenant((tx) => listReaders(tx))).toEqual([]);
});
