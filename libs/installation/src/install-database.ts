import { runMigrations } from '@autosync/db';
import type { Database } from '@autosync/db';
import { ensureRoles } from './database-roles.ts';
import type { Logins } from './database-roles.ts';
import { migrationSources } from './migration-sources.ts';

/**
 * Brings an existing database to the present state: roles, their logins, and every migration that is new. Safe to repeat,
 * and to run several times at once. Throws the errors of `runMigrations`, `db-refused` and `db-unavailable`.
 */
export async function installDatabase(database: Database, logins: Logins): Promise<{ applied: string[] }> {
  // First, since the migrations grant to the roles and would create them without a lock on the server.
  await ensureRoles(database, logins);
  return runMigrations({ ...database, sources: migrationSources() });
}
