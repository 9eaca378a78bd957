import { describe, expect, it } from 'vitest';
import { createDb } from '../src/index.ts';
import { startRelay } from './support/silent-relay.ts';
import { failureOf, useDatabase } from './support/test-db.ts';

describe('a connection whose answers no longer come', () => {
  const database = useDatabase();

  it('fails one call, and is not given to the next', async () => {
    const relay = await startRelay(database.url());
    const db = createDb({
      connectionString: relay.url,
      applicationName: 'forgotten',
      poolMax: 1,
      statementTimeoutMs: 100,
      onPoolError: () => undefined,
    });
    try {
      await db.ping();
      relay.silence();
      expect(await failureOf(db.ping())).toMatchObject({ code: 'db-unavailable', retryable: true });
      await expect(db.ping()).resolves.toBeUndefined();
    } finally {
      await db.close();
      relay.stop();
    }
  }, 30_000);
});
