import { createDb } from '@autosync/db';

/** The database as its owner, whom row-level security does not bind: to look behind the API, and to be in its way. */
export function ownerDb(database: { url: string }) {
  return createDb({
    connectionString: database.url,
    applicationName: 'gateway-test',
    poolMax: 3,
    onPoolError: () => undefined,
  });
}
