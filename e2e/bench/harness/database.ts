import { createDatabase, ensureLogins, urlOfDatabase } from '@autosync/dev-stack';
import { migrationSources, type SchemaName } from '@autosync/installation';
import { createDb, runMigrations, type Db } from '@autosync/db';
import type { BenchContext } from './benchmark.ts';

/** A database with the migrations of some schemas. Answers its superuser's address. */
export async function migratedDatabase(
  serverUrl: string,
  { name, schemas }: { name: string; schemas: readonly SchemaName[] },
): Promise<string> {
  await ensureLogins(serverUrl);
  await createDatabase(serverUrl, name);
  const connectionString = urlOfDatabase(serverUrl, name);
  await runMigrations({ connectionString, sources: migrationSources(schemas) });
  return connectionString;
}

/** The pool that services use, closed when the benchmark ends. */
export function serviceDb(context: BenchContext, connectionString: string): Db {
  const db = createDb({
    connectionString,
    applicationName: 'bench',
    statementTimeoutMs: 120_000,
    onPoolError: (error) => context.say(`connection lost: ${error.message}`),
  });
  context.defer(() => db.close());
  return db;
}
