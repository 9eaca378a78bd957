import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDb } from '@autosync/db';
import { eventually, startProcess, testFolder } from '@autosync/testing';
import {
  identify,
  isAlive,
  removePostgresData,
  removeStaleStandIns,
  startPostgres,
  type Postgres,
} from '../src/index.ts';
import { reachableStandIn } from '../src/postgres-user.ts';
import { listeningAddresses } from './support/listening-addresses.ts';

const ownServer = new URL('./fixtures/own-server.ts', import.meta.url);
let folder: string;
const running: Postgres[] = [];

async function start(): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  running.push(postgres);
  return postgres;
}

async function query(url: string, text: string): Promise<object[]> {
  const db = createDb({ connectionString: url, applicationName: 'test', onPoolError: () => undefined });
  try {
    return (await db.withoutTenant((tx) => tx.query({ text }))).rows;
  } finally {
    await db.close();
  }
}

beforeAll(async () => {
  folder = await testFolder();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.kill('SIGQUIT')));
});

afterAll(async () => {
  await removePostgresData(join(folder, 'postgres'));
  await rm(folder, { recursive: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps port and data over a restart and over a crash', async () => {
    const postgres = await start();
    const { port } = postgres;
    await query(postgres.url, 'create table kept (id int)');
    await query(postgres.url, 'insert into kept values (1)');
    await postgres.restart();
    await query(postgres.url, 'insert into kept values (2)');
    await postgres.kill('SIGKILL');
    await postgres.start();
    expect(await query(postgres.url, 'select id from kept order by id')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(postgres.port).toBe(port);
  });

  it('asks for a password', async () => {
    const postgres = await start();
    const url = new URL(postgres.url);
    url.password = 'wrong';
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password/);
  });

  it('listens on loopback only', async () => {
    const postgres = await start();
    expect(await listeningAddresses(postgres.port)).toEqual(['127.0.0.1']);
  });

  it('dies with the process that started it, and the next one starts on its data at once', async () => {
    const owner = await startProcess({ name: 'owner', entry: ownServer, args: ['postgres', join(folder, 'postgres')] });
    const { pid } = await eventually(() => owner.logs()[0] ?? false);
    const orphan = identify(Number(pid));
    expect(isAlive(orphan)).toBe(true);
    owner.kill('SIGKILL');
    const postgres = await start();
    expect(isAlive(orphan)).toBe(false);
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a second stack on the same data while the first runs', async () => {
    const owner = await startProcess({ name: 'owner', entry: ownServer, args: ['postgres', join(folder, 'postgres')] });
    await eventually(() => owner.logs()[0] ?? false);
    await expect(start()).rejects.toThrow(`Another AutoSync stack (process ${owner.pid}) runs on`);
    owner.kill('SIGKILL');
    await owner.exited;
  });

  it('starts over a pid file whose number belongs to somebody else by now', async () => {
    const first = await start();
    const [row] = await query(first.url, 'show data_directory');
    const pidFile = join((row as { data_directory: string }).data_directory, 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    await first.stop();
    await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
    const second = await start();
    expect(second.isRunning()).toBe(true);
    expect(isAlive(identify(process.pid))).toBe(true);
  });

  it('is not removed from under somebody who runs it', async () => {
    const owner = await startProcess({ name: 'owner', entry: ownServer, args: ['postgres', join(folder, 'postgres')] });
    await eventually(() => owner.logs()[0] ?? false);
    const removing = removePostgresData(join(folder, 'postgres'));
    await expect(removing).rejects.toThrow(`Another AutoSync stack (process ${owner.pid}) runs on`);
    owner.kill('SIGKILL');
    await owner.exited;
    await removePostgresData(join(folder, 'postgres'));
  });

  it('starts anew when its folder was removed, also where the data had to live elsewhere', async () => {
    const first = await start();
    await query(first.url, 'create table gone (id int)');
    await first.kill('SIGQUIT');
    await rm(join(folder, 'postgres'), { recursive: true });
    const second = await start();
    expect(await query(second.url, "select to_regclass('gone') as found")).toEqual([{ found: null }]);
  });

  it('is cleared away, when its data had to live elsewhere, once its folder is gone and not before', async () => {
    const postgres = await start();
    const standIn = reachableStandIn(join(folder, 'postgres'));
    const isMoved = existsSync(standIn); // only for root, and only where its folders are closed to others
    await postgres.kill('SIGQUIT');
    await removeStaleStandIns();
    expect(existsSync(standIn)).toBe(isMoved);
    await rm(join(folder, 'postgres'), { recursive: true });
    await removeStaleStandIns();
    expect(existsSync(standIn)).toBe(false);
  });
});
