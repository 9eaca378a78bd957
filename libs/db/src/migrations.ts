import pg from 'pg';
import type { Client } from 'pg';
import { AutosyncError, isRetryable } from '@autosync/core';
import { clientConfig } from './connection-settings.ts';
import type { Database } from './connection-settings.ts';
import { sqlState, turnError } from './errors.ts';
import { readMigrations } from './migration-files.ts';
import type { MigrationFile, MigrationSource } from './migration-files.ts';

export type { MigrationSource } from './migration-files.ts';

/** Any number that nothing else uses as an advisory lock: the bytes of "autosync". */
const RUNNER_LOCK = 7_022_647_215_981_686_371n;
/** How long a runner waits for another one that is at work. */
const LOCK_WAIT_MS = 120_000;

const CREATE_TABLE = `
  create table if not exists public.autosync_migrations (
    schema text not null,
    file text not null,
    checksum text not null,
    applied_at timestamptz not null default now(),
    primary key (schema, file)
  )`;

/** Line of a character position (from 1) in the text, as PostgreSQL's errors give it. */
function lineOf(text: string, position: number): number {
  return (
    Array.from(text)
      .slice(0, position - 1)
      .filter((character) => character === '\n').length + 1
  );
}

function failed({ schema, file, text }: MigrationFile, error: unknown): AutosyncError {
  const turned = turnError(error);
  const position = Number((error as { position?: unknown }).position);
  const line = position > 0 ? lineOf(text, position) : undefined;
  const place = `${schema}/${file}${line === undefined ? '' : ` line ${line}`}`;
  const state = sqlState(error);
  return new AutosyncError('migration-failed', `${place}: ${turned.message}${state ? ` (SQLSTATE ${state})` : ''}`, {
    retryable: isRetryable(turned),
    details: { schema, file, ...(line === undefined ? {} : { line, position }), ...(state ? { sqlState: state } : {}) },
    cause: error,
  });
}

async function applyFile(client: Client, migration: MigrationFile): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.text);
    await client.query('insert into public.autosync_migrations (schema, file, checksum) values ($1, $2, $3)', [
      migration.schema,
      migration.file,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw failed(migration, error);
  }
}

/** The files still to be applied. Throws `migration-changed` when an applied file reads differently now. */
async function pending(client: Client, source: MigrationSource): Promise<MigrationFile[]> {
  const files = await readMigrations(source);
  const { rows } = await client.query<{ file: string; checksum: string }>(
    'select file, checksum from public.autosync_migrations where schema = $1',
    [source.schema],
  );
  const applied = new Map(rows.map(({ file, checksum }) => [file, checksum]));
  const changed = files.find(({ file, checksum }) => (applied.get(file) ?? checksum) !== checksum);
  if (changed) {
    throw new AutosyncError('migration-changed', `${source.schema}/${changed.file} was changed after it was applied`, {
      details: { schema: source.schema, file: changed.file },
    });
  }
  return files.filter(({ file }) => !applied.has(file));
}

async function openClient(database: Database): Promise<Client> {
  const client = new pg.Client(
    clientConfig({
      ...database,
      applicationName: 'autosync-migrations',
      connectTimeoutMs: 5000,
      session: { lock_timeout: LOCK_WAIT_MS, idle_in_transaction_session_timeout: 60_000 },
    }),
  );
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Applies what is new of each source, in the given order, each file in a transaction of its own, forward only. Several
 * runners at once are safe: one works, the others wait for it and find nothing left. What an applied file created stays
 * when a later one fails. The role that connects owns every object.
 *
 * Throws `migration-failed` (details: schema, file, sqlState, line), `migration-changed`, `migration-invalid`, or the
 * errors of a lost connection.
 */
export async function runMigrations({
  sources,
  onApplied,
  ...database
}: Database & {
  sources: readonly MigrationSource[];
  onApplied?: (schema: string, file: string) => void;
}): Promise<{ applied: string[] }> {
  const applied: string[] = [];
  let client: Client | undefined;
  try {
    client = await openClient(database);
    await client.query('select pg_advisory_lock($1)', [RUNNER_LOCK]);
    await client.query(CREATE_TABLE);
    for (const source of sources) {
      for (const migration of await pending(client, source)) {
        await applyFile(client, migration);
        applied.push(`${migration.schema}/${migration.file}`);
        onApplied?.(migration.schema, migration.file);
      }
    }
    return { applied };
  } catch (error) {
    throw turnError(error);
  } finally {
    // Ending the session frees the lock.
    await client?.end().catch(() => undefined);
  }
}
