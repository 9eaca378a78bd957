import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDb } from '@autosync/db';
import { testFolder } from '@autosync/testing';
import { provideStack, removePostgresData, type Stack, type StackOptions } from '../src/index.ts';

let dataDir: string;
const external = { DATABASE_URL: 'postgres://me@db/x', KAFKA_BROKERS: 'k1:9092,k2:9092' };

beforeEach(async () => {
  dataDir = await testFolder();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const provide = (options: Partial<StackOptions> = {}) =>
  provideStack({ env: external, dataDir, durable: true, ...options });

describe('provideStack', () => {
  it('uses the servers that the environment names, and starts none', async () => {
    const stack = await provide();
    expect(stack).toMatchObject({
      databaseUrl: 'postgres://me@db/x',
      brokers: 'k1:9092,k2:9092',
      way: { postgres: 'external', kafka: 'external' },
    });
    expect(stack.postgres).toBeUndefined();
    await stack.stop();
  });

  it('keeps the data of the servers it starts until it starts afresh, in a container or not', async () => {
    const env = { ...process.env, DATABASE_URL: undefined, KAFKA_BROKERS: 'k1:9092' };
    const lookUp = async (stack: Stack, text: string) => {
      const db = createDb({
        connectionString: stack.databaseUrl,
        applicationName: 'test',
        onPoolError: () => undefined,
      });
      try {
        return (await db.withoutTenant((tx) => tx.query({ text }))).rows;
      } finally {
        await db.close();
      }
    };
    const first = await provide({ env });
    expect(first.line).toMatch(first.way.postgres === 'docker' ? /PostgreSQL: from Docker/ : /PostgreSQL: embedded/);
    await lookUp(first, 'create table kept (id int)');
    await first.stop();
    const again = await provide({ env });
    expect(again.way).toEqual(first.way);
    expect(await lookUp(again, "select to_regclass('kept')::text as found")).toEqual([{ found: 'kept' }]);
    await again.stop();
    const fresh = await provide({ env, fresh: true });
    expect(await lookUp(fresh, "select to_regclass('kept')::text as found")).toEqual([{ found: null }]);
    await fresh.stop();
    await removePostgresData(join(dataDir, 'postgres'));
  }, 60_000);

  it('removes what was stored when it starts afresh, but nothing while another stack uses the folder', async () => {
    for (const name of ['postgres', 'kafka']) {
      await mkdir(join(dataDir, name));
      await writeFile(join(dataDir, name, 'data'), 'kept');
    }
    const first = await provide();
    await expect(provide({ fresh: true })).rejects.toMatchObject({ code: 'already-running' });
    expect(existsSync(join(dataDir, 'postgres', 'data'))).toBe(true);
    expect(existsSync(join(dataDir, 'kafka', 'data'))).toBe(true);
    await first.stop();
    await (await provide({ fresh: true })).stop();
    expect(await readdir(dataDir)).toEqual([]);
  });
});
