import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { AutosyncError } from '@autosync/core';
import { eventually, testDatabase } from '@autosync/testing';
import type { TestDatabase } from '@autosync/testing';
import { createDb } from '../../src/index.ts';
import type { Db, DbSettings } from '../../src/index.ts';

/** An empty database for the test file, and pools on it that are closed after each test. */
export function useDatabase() {
  let database: TestDatabase;
  const open: Db[] = [];

  beforeAll(async () => {
    database = await testDatabase({ schemas: [] });
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((db) => db.close()));
  });

  afterAll(() => database.drop());

  return {
    url: () => database.url,
    db(settings: Partial<DbSettings> = {}): Db {
      const db = createDb({
        connectionString: database.url,
        applicationName: 'db-test',
        onPoolError: () => undefined,
        ...settings,
      });
      open.push(db);
      return db;
    },
  };
}

/** One value of one row. */
export async function value(db: Db, text: string, values: unknown[] = []): Promise<unknown> {
  const { rows } = await db.withoutTenant((tx) => tx.query<Record<string, unknown>>({ text, values }));
  return Object.values(rows[0] ?? {})[0];
}

/** Ends the backends of an application, as a failover or an administrator does. Waits until they, and not their successors, are gone. */
export async function terminate(db: Db, applicationName: string): Promise<void> {
  const ended = await value(
    db,
    `select coalesce(array_agg(pid) filter (where pg_terminate_backend(pid)), '{}') from pg_stat_activity
     where application_name = $1`,
    [applicationName],
  );
  const left = 'select count(*) from pg_stat_activity where pid = any($1::int[])';
  await eventually(async () => (await value(db, left, [ended])) === 0);
}

/** The error that the promise rejects with; fails when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<AutosyncError> {
  const [outcome] = await Promise.allSettled([promise]);
  expect(outcome.status).toBe('rejected');
  return (outcome as PromiseRejectedResult).reason as AutosyncError;
}
