import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sleep } from '@autosync/core';
import { createDb } from '@autosync/db';
import { eventually } from '@autosync/testing';
import type { Victim } from './random-kills.ts';

/** A PostgreSQL that others kill and freeze is asked until it answers. */
const answersWithinMs = 180_000;

/**
 * A PostgreSQL that takes no writes for a while, as after a failover to a standby; sessions stay as they are. The setting
 * stands in a file, so that one that is started again meanwhile takes none either.
 */
export async function readOnlyVictim(databaseUrl: string): Promise<Victim & { close(): Promise<void> }> {
  const admin = createDb({
    connectionString: databaseUrl,
    applicationName: 'admin',
    poolMax: 1,
    onPoolError: () => undefined,
  });
  const value = (text: string) =>
    admin.withoutTenant(
      async (tx) => Object.values((await tx.query<Record<string, unknown>>({ text })).rows[0] ?? {})[0],
    );
  const file = join(String(await value('show data_directory')), 'postgresql.auto.conf');
  const before = await readFile(file, 'utf8');

  async function set(content: string, expected: 'on' | 'off'): Promise<void> {
    await writeFile(file, content);
    await eventually(
      async () => {
        await value('select pg_reload_conf()');
        return (await value('show default_transaction_read_only')) === expected;
      },
      { timeoutMs: answersWithinMs, intervalMs: 300 },
    );
  }

  async function takeNoWrites(ms: number): Promise<void> {
    try {
      await set(`${before}default_transaction_read_only = on\n`, 'on');
      await sleep(ms);
    } finally {
      await set(before, 'off');
    }
  }

  return {
    name: 'PostgreSQL',
    strike(random) {
      const ms = random.between(500, 4000);
      return { what: `read-only for ${ms} ms`, back: takeNoWrites(ms) };
    },
    close: () => admin.close(),
  };
}
