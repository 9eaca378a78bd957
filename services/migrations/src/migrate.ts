import { installDatabase, whenReachable } from '@autosync/installation';
import type { Logger } from '@autosync/observability';
import type { MigrationsConfig } from './config.ts';

/** Where it is, without who we are. */
function nameOf({ database }: MigrationsConfig): string {
  return 'connectionString' in database
    ? `PostgreSQL at ${new URL(database.connectionString).host}`
    : `PostgreSQL at ${database.host}:${database.port}`;
}

/** Waits for PostgreSQL, then brings it to the present state. Answers what it did. */
export async function migrate({ config, logger }: { config: MigrationsConfig; logger: Logger }): Promise<object> {
  const { logins } = config;
  const { applied } = await whenReachable(() => installDatabase(config.database, logins), {
    what: nameOf(config),
    waitMs: config.waitMs,
    logger,
  });
  return { applied, logins: Object.keys(logins) };
}
