import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDb, runMigrations } from '@autosync/db';
import { createDatabase, ensureLogins, urlOfDatabase } from '@autosync/dev-stack/servers';
import { migrationSources } from '@autosync/installation';

const fixture = (name: string) => join(import.meta.dirname, 'first-version', name);

/** The one company of its rows. */
export const oldTenantId = '00000000-0000-7000-8000-000000000001';
export const oldCompanyId = '00000000-0000-7000-8000-000000000003';

/** The migrations of then, in a folder of their own. @throws when one of them is not what it was. */
async function oldMigrations(folder: string) {
  const checksums = JSON.parse(await readFile(fixture('migrations.json'), 'utf8')) as Record<string, string>;
  const sources = migrationSources().map(({ schema, directory }) => ({
    schema,
    from: directory,
    directory: join(folder, schema),
  }));
  for (const [name, checksum] of Object.entries(checksums)) {
    const [schema, file = ''] = name.split('/');
    const source = sources.find((one) => one.schema === schema);
    if (source === undefined) throw new Error(`there is no schema ${schema}`);
    await mkdir(source.directory, { recursive: true });
    await copyFile(join(source.from, file), join(source.directory, file));
    const text = await readFile(join(source.directory, file));
    if (createHash('sha256').update(text).digest('hex') !== checksum)
      throw new Error(`${name} was changed after it landed`);
  }
  const schemas = new Set(Object.keys(checksums).map((name) => name.split('/')[0]));
  return { sources: sources.filter(({ schema }) => schemas.has(schema)), files: Object.keys(checksums) };
}

/** A database as the first version left it. Answers the migrations that ran in it. */
export async function createOldDatabase(serverUrl: string, { name, folder }: { name: string; folder: string }) {
  const { sources, files } = await oldMigrations(folder);
  await ensureLogins(serverUrl);
  await createDatabase(serverUrl, name);
  const connectionString = urlOfDatabase(serverUrl, name);
  const { applied } = await runMigrations({ connectionString, sources });
  const db = createDb({ connectionString, applicationName: 'first-version', onPoolError: () => undefined });
  try {
    const text = await readFile(fixture('data.sql'), 'utf8');
    await db.withoutTenant((tx) => tx.query({ text }));
  } finally {
    await db.close();
  }
  return { applied, files };
}
