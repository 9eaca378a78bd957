import pg from 'pg';
import type { ClientConfig } from 'pg';
import { systemClock } from '@autosync/core';
import { clientConfig, type ConnectionSettings, type Database } from './connection-settings.ts';
import { sqlState } from './errors.ts';

/** How long the newest login counts as refused: meanwhile the one before it is used. */
const REFUSED_MS = 5000;

/** Who we are for PostgreSQL, connection by connection. */
export type Login = {
  /** For a new connection. */
  current(): Database;
  /** Told how the connection with this one failed. */
  failed(used: Database, error: unknown): void;
};

/** PostgreSQL does not take this role, or not with this password. */
export function isLoginRefused(error: unknown): boolean {
  return sqlState(error)?.startsWith('28') === true;
}

/** What tells two logins apart; certificates are read at each connection anyway. */
function textOf({ again: _again, ssl: _ssl, ...address }: Database): string {
  return JSON.stringify(address);
}

/**
 * Reads the login again for each connection, and remembers the one before: while a password is being changed, the file and
 * PostgreSQL do not change at the same moment, and whichever is ahead, one of the two logins is right.
 */
export function createLogin(database: Database): Login {
  let newest = database;
  let before: Database | undefined;
  let refusedUntil = -Infinity;

  return {
    current() {
      const now = database.again?.() ?? database;
      if (textOf(now) !== textOf(newest)) [before, newest, refusedUntil] = [newest, now, -Infinity];
      return before !== undefined && systemClock.monotonicMs() < refusedUntil ? before : newest;
    },
    failed(used, error) {
      if (!isLoginRefused(error)) return;
      // Refused with the one before: the newest may be right by now.
      refusedUntil = used === newest ? systemClock.monotonicMs() + REFUSED_MS : -Infinity;
    },
  };
}

type Callback = (error?: Error | null) => void;

/** The client of a pool, each of which logs in as is right at its moment. */
export function clientOf(
  login: Login,
  settings: Pick<ConnectionSettings, 'applicationName' | 'connectTimeoutMs' | 'session'>,
): new () => pg.Client {
  return class extends pg.Client {
    readonly #used: Database;

    constructor(options?: ClientConfig) {
      const used = login.current();
      super({ ...options, ...clientConfig({ ...used, ...settings }) });
      this.#used = used;
    }

    override connect(): Promise<pg.Client>;
    override connect(callback: Callback): void;
    // The pool calls it with a callback.
    override connect(callback?: Callback): Promise<pg.Client> | void {
      if (callback === undefined) return super.connect();
      super.connect((error?: Error | null) => {
        if (error) login.failed(this.#used, error);
        callback(error);
      });
    }
  };
}
