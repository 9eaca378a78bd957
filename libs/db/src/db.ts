import pg from 'pg';
import type { PoolClient } from 'pg';
import { AutosyncError, isId, systemClock } from '@autosync/core';
import type { Database } from './connection-settings.ts';
import { isReadOnly, readOnlyError, turnError } from './errors.ts';
import { clientOf, createLogin, isLoginRefused } from './login.ts';
import { runStatement, runTransaction } from './transaction.ts';
import type { Statement, Tx } from './transaction.ts';

export type DbSettings = Database & {
  /** Shown in `pg_stat_activity`: the service's name. */
  applicationName: string;
  poolMax?: number;
  statementTimeoutMs?: number;
  /** A process frozen inside a transaction blocks others no longer than this (docs/protocol.md#lock). */
  idleInTransactionTimeoutMs?: number;
  /** Bounds connecting and waiting for a free connection. */
  connectTimeoutMs?: number;
  /** How long a session uses plans that it keeps (`plan_cache_mode`). Default: until statistics change, as PostgreSQL does. */
  plansForMs?: number;
  /** Told about connections that broke while nobody used them. */
  onPoolError: (error: AutosyncError) => void;
};

export type Db = {
  /** A transaction that sees one tenant's rows. `tenantId` is a lower-case UUID; anything else throws `invalid-id`. */
  withTenant<T>(tenantId: string, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Reads one tenant's rows in one round trip: `fn` gives all its statements before it awaits an answer, later ones throw
   * `db-error`. What it throws undoes nothing, so it must not write.
   */
  readOfTenant<T>(tenantId: string, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A transaction that sees every tenant's rows: only for the few places docs/protocol.md#storage lists. `settings` of
   * PostgreSQL hold inside it.
   */
  withAllTenants<T>(fn: (tx: Tx) => Promise<T>, settings?: Readonly<Record<string, string>>): Promise<T>;
  /** Reads every tenant's rows as `readOfTenant` does one's: for the same few places. */
  readOfAllTenants<T>(fn: (tx: Tx) => Promise<T>, settings?: Readonly<Record<string, string>>): Promise<T>;
  /** A transaction on tables without tenants' data; row-level security shows it none of the others' rows. */
  withoutTenant<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One statement as a transaction of its own. Row-level security shows it no tenant's rows, so it calls a function of the database
   * that opens for itself what it needs (docs/protocol.md#storage). It may have been done although its answer was lost.
   */
  once: Tx['query'];
  /** Writes a few bytes. Throws `db-unavailable` when the database does not answer or takes no writes. */
  ping(): Promise<void>;
  /** Resolves when the transactions under way have ended. Later calls of the others throw `db-closed`. */
  close(): Promise<void>;
  stats(): { total: number; idle: number; waiting: number; max: number };
};

/** How long past the server's own statement time-out an answer is waited for before the connection is given up. */
const ANSWER_GRACE_MS = 5000;

/** Sessions of a login that was replaced by another one are gone after this. */
const MAX_LIFETIME_S = 1800;

function beginOf(tenantId: string): string {
  if (!isId(tenantId)) throw new AutosyncError('invalid-id', 'the tenant id is not a lower-case UUID');
  return beginWith({ 'autosync.tenant_id': tenantId });
}

function fail(error: unknown): never {
  throw error;
}

/**
 * A write that needs no table: a message in the write-ahead log that nobody reads. A session that may only read gets
 * null instead, since PostgreSQL itself would let the message through where only a setting makes it read-only.
 */
const WRITE_SOMETHING = `
  select case when current_setting('transaction_read_only') = 'on' then null
              else pg_logical_emit_message(true, 'autosync', 'ping')::text end as written`;

/** Settings become part of the text, since only the simple protocol takes two statements in one round trip. */
function beginWith(settings: Readonly<Record<string, string>>): string {
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  );
  return `begin; select ${set.join(', ')}`;
}

const beginOfAll = (settings: Readonly<Record<string, string>> = {}) =>
  beginWith({ 'autosync.all_tenants': 'on', ...settings });

/**
 * A pool of connections whose only use is a transaction. It lives through restarts of PostgreSQL: broken connections
 * are dropped, calls fail with `db-unavailable` meanwhile, and the next one connects anew. After a failover there may be
 * sessions that can only read: when one is found, all that were open by then are replaced before their next use.
 */
export function createDb({
  applicationName,
  poolMax = 10,
  statementTimeoutMs = 30_000,
  idleInTransactionTimeoutMs = 10_000,
  connectTimeoutMs = 5000,
  plansForMs = Infinity,
  onPoolError,
  ...database
}: DbSettings): Db {
  const session = {
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
  };
  const login = createLogin(database);
  const pool = new pg.Pool({
    Client: clientOf(login, { applicationName, connectTimeoutMs, session }),
    connectionTimeoutMillis: connectTimeoutMs,
    max: poolMax,
    maxLifetimeSeconds: MAX_LIFETIME_S,
    // `begin` and the first statement leave together (transaction.ts).
    pipeline: true,
    idleTimeoutMillis: 60_000,
    query_timeout: statementTimeoutMs + ANSWER_GRACE_MS,
  });
  const openedAt = new WeakMap<PoolClient, number>();
  const plannedSince = new WeakMap<PoolClient, number>();
  let readOnlyUntil = -Infinity;
  let closing: Promise<void> | undefined;

  pool.on('error', (error) => onPoolError(turnError(error)));
  // A connection that breaks while it is in use emits the error once more; its user learns it from the statement.
  pool.on('connect', (client) => {
    openedAt.set(client, systemClock.monotonicMs());
    plannedSince.set(client, systemClock.monotonicMs());
    client.on('error', () => undefined);
  });

  const wasOpenedAt = (client: PoolClient) => openedAt.get(client) ?? Infinity;

  async function connect(): Promise<PoolClient> {
    if (closing !== undefined) throw new AutosyncError('db-closed', 'the database pool is closed');
    try {
      for (;;) {
        // Refused: another login may be right, while passwords are being changed.
        const client = await pool
          .connect()
          .catch((error: unknown) => (isLoginRefused(error) ? pool.connect() : fail(error)));
        if (wasOpenedAt(client) > readOnlyUntil) return client;
        client.release(true);
      }
    } catch (error) {
      throw turnError(error);
    }
  }

  /** Whether the plans of a session are too old; they are then to be forgotten with what is sent next. */
  function takeOldPlans(client: PoolClient, nowMs: number): boolean {
    if (nowMs - (plannedSince.get(client) ?? -Infinity) < plansForMs) return false;
    plannedSince.set(client, nowMs);
    return true;
  }

  async function onConnection<T>(work: (client: PoolClient, arePlansOld: boolean) => Promise<T>): Promise<T> {
    const client = await connect();
    const begunAt = systemClock.monotonicMs();
    try {
      return await work(client, takeOldPlans(client, begunAt));
    } catch (error) {
      // Not the age of this one session: others that may be idle now were opened a moment after it, on the same server.
      if (isReadOnly(error)) readOnlyUntil = Math.max(readOnlyUntil, begunAt);
      throw error;
    }
  }

  const transaction = <T>(begin: string, fn: (tx: Tx) => Promise<T>, isAtOnce = false): Promise<T> =>
    onConnection((client, arePlansOld) =>
      runTransaction(client, arePlansOld ? `discard plans; ${begin}` : begin, fn, { isAtOnce }),
    );

  const once = <R extends object>(statement: Statement) =>
    onConnection((client, arePlansOld) => {
      // What hinders it hinders the statement, which tells.
      if (arePlansOld) client.query('discard plans').catch(() => undefined);
      return runStatement<R>(client, statement);
    });

  return {
    withTenant: async (tenantId, fn) => transaction(beginOf(tenantId), fn),
    readOfTenant: async (tenantId, fn) => transaction(beginOf(tenantId), fn, true),
    withAllTenants: (fn, settings) => transaction(beginOfAll(settings), fn),
    readOfAllTenants: (fn, settings) => transaction(beginOfAll(settings), fn, true),
    withoutTenant: (fn) => transaction('begin', fn),
    once,
    ping: () =>
      transaction('begin', async (tx) => {
        const { rows } = await tx.query<{ written: string | null }>({ text: WRITE_SOMETHING });
        if (rows[0]?.written === null) throw readOnlyError();
      }),
    async close() {
      closing ??= pool.end();
      await closing;
    },
    stats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount, max: poolMax }),
  };
}
