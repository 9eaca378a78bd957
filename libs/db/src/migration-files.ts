import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AutosyncError } from '@autosync/core';

/** The migrations of one schema: files `0001_what.sql`, applied in the order of their names. */
export type MigrationSource = { schema: string; directory: string };

export type MigrationFile = { schema: string; file: string; text: string; checksum: string };

const FILE_NAME = /^\d{4}_[a-z0-9_-]+\.sql$/;
/** The runner owns the transaction. (`begin` of a plpgsql block has no semicolon and does not match.) */
const TRANSACTION_CONTROL = /^\s*(begin|commit|rollback|start\s+transaction)\s*;/im;

function invalid(message: string): AutosyncError {
  return new AutosyncError('migration-invalid', message);
}

async function readMigration(source: MigrationSource, file: string): Promise<MigrationFile> {
  if (!FILE_NAME.test(file)) throw invalid(`${source.schema}/${file}: the name is not like 0001_what.sql`);
  const text = await readFile(join(source.directory, file), 'utf8');
  if (TRANSACTION_CONTROL.test(text)) throw invalid(`${source.schema}/${file}: begin and commit belong to the runner`);
  return { schema: source.schema, file, text, checksum: createHash('sha256').update(text).digest('hex') };
}

/** Reads one schema's migrations in order. Throws `migration-invalid` for a bad or doubled number. */
export async function readMigrations(source: MigrationSource): Promise<MigrationFile[]> {
  const names = (await readdir(source.directory)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(names.map((name) => readMigration(source, name)));
  const doubled = files.find(({ file }, index) => files[index + 1]?.file.slice(0, 4) === file.slice(0, 4));
  if (doubled) throw invalid(`${doubled.schema}/${doubled.file}: another file has the same number`);
  return files;
}
