import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { BenchContext } from './benchmark.ts';

/** A connection of the benchmark itself, past row-level security: fills tables, counts, and runs bare peers. */
export type Superuser = {
  rows<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  /** The first column of the first row as a number. */
  number(text: string, values?: unknown[]): Promise<number>;
  /** The columns of a table that can be written, as a list for a statement: those that PostgreSQL computes are not. */
  writableColumns(schema: string, table: string): Promise<string>;
  /** `copy (<query>) to stdout`: rows as `copyIn` takes them. */
  copyOut(query: string): Promise<Buffer[]>;
  /** `copy <target> from stdin`, in one transaction. */
  copyIn(target: string, rows: readonly Buffer[]): Promise<void>;
  close(): Promise<void>;
};

export async function connectAsSuperuser(context: BenchContext, connectionString: string): Promise<Superuser> {
  const client = new pg.Client({ connectionString, application_name: 'bench' });
  await client.connect();
  client.on('error', () => undefined);
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    const ended = once(client, 'end');
    await client.end();
    await ended.catch(() => undefined);
  };
  context.defer(close);
  const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
    (await client.query<R>(text, values)).rows;
  return {
    rows,
    async number(text, values) {
      const [row] = await rows<Record<string, unknown>>(text, values);
      return Number(Object.values(row ?? {})[0]);
    },
    async writableColumns(schema, table) {
      const [row] = await rows<{ columns: string }>(
        `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
         from information_schema.columns
         where table_schema = $1 and table_name = $2 and is_generated = 'NEVER'`,
        [schema, table],
      );
      return row?.columns ?? '';
    },
    async copyOut(query) {
      const chunks: Buffer[] = [];
      for await (const chunk of client.query(copyStreams.to(`copy (${query}) to stdout`))) chunks.push(chunk as Buffer);
      return chunks;
    },
    async copyIn(target, chunks) {
      await pipeline(Readable.from(chunks), client.query(copyStreams.from(`copy ${target} from stdin`)));
    },
    close,
  };
}
