import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectionsTo, createDatabase, dropDatabase, ensureLogins, urlOfDatabase } from '@autosync/dev-stack/servers';
import { migrationSources, type SchemaName } from '@autosync/installation';
import { runMigrations, type MigrationSource } from '@autosync/db';
import { eventually } from './eventually.ts';

async function hashOf(sources: readonly MigrationSource[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { schema, directory } of sources) {
    for (const file of (await readdir(directory)).sort()) {
      hash.update(`${schema}/${file}\n`).update(await readFile(join(directory, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** Creates databases as copies of migrated templates, one template per state of the migration files. */
export function createTemplateDatabases(serverUrl: string) {
  const templates = new Map<string, Promise<void>>();
  // Migrations of two templates must not run at once: both create the same roles.
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  async function build(template: string, sources: readonly MigrationSource[]): Promise<void> {
    await ensureLogins(serverUrl);
    await createDatabase(serverUrl, template);
    await runMigrations({ connectionString: urlOfDatabase(serverUrl, template), sources });
  }

  return {
    async create(schemas: readonly SchemaName[] | undefined): Promise<string> {
      const sources = migrationSources(schemas);
      const template = `template_${await hashOf(sources)}_${process.pid}`;
      let ready = templates.get(template);
      if (!ready) {
        ready = last.then(() => build(template, sources));
        last = ready.catch(() => undefined);
        templates.set(template, ready);
      }
      await ready;
      count += 1;
      const database = `test_${process.pid}_${count}`;
      await createDatabase(serverUrl, database, template);
      return database;
    },

    /** Drops the templates. Only needed on a server that outlives this run. */
    async dropTemplates(): Promise<void> {
      for (const template of templates.keys()) await dropDatabase(serverUrl, template);
    },

    /** Drops a database. Returns the connections that were still open after a second (closing one takes a moment). */
    async drop(database: string): Promise<string[]> {
      const isLeft = async (): Promise<boolean> => (await connectionsTo(serverUrl, database)).length === 0;
      await eventually(isLeft, { timeoutMs: 1000 }).catch(() => undefined);
      const leaked = await connectionsTo(serverUrl, database);
      await dropDatabase(serverUrl, database);
      return leaked;
    },
  };
}
