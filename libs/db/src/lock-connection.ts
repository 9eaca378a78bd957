import { Socket } from 'node:net';
import pg from 'pg';
import type { QueryConfig } from 'pg';
import { AutosyncError, sleep, systemClock } from '@autosync/core';
import { clientConfig } from './connection-settings.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { isConnectionError, readOnlyError, turnError } from './errors.ts';
import { isLoginRefused, type Login } from './login.ts';

/** One connection of its own, whose end is always noticed and announced once. */
export type LockConnection = {
  /** Statements run one after the other. One that is not answered in time destroys the connection. */
  query<R extends object>(statement: { text: string; values?: unknown[] }): Promise<R[]>;
  /** Monotonic milliseconds at which the last answered statement was *sent*. */
  answeredAt(): number;
  /** Aborted, with the reason, as soon as the connection is known to be unusable. */
  ended: AbortSignal;
  /** Ends at once, without telling the server. */
  destroy(reason: AutosyncError): void;
  /** Says goodbye and waits, shortly, until the server has ended the session and so freed its locks. */
  close(reason: AutosyncError): Promise<void>;
};

export type LockConnectionSettings = Pick<ConnectionSettings, 'applicationName' | 'connectTimeoutMs' | 'session'> & {
  login: Login;
};

const CLOSE_TIMEOUT_MS = 1000;

/**
 * Connects; throws `db-unavailable` (also for a standby), or `db-refused` for a refused login, after another one was tried
 * where passwords are being changed.
 *
 * What counts as a heartbeat is when an answered statement was sent, not when its answer was read: a process that
 * is frozen in between reads an old answer when it wakes up, and must not take it for a new one.
 */
export async function openLockConnection(
  { login, ...settings }: LockConnectionSettings,
  answerTimeoutMs: number,
): Promise<LockConnection> {
  const used = login.current();
  try {
    return await openOne({ ...used, ...settings }, answerTimeoutMs);
  } catch (error) {
    const { cause } = error as AutosyncError;
    login.failed(used, cause);
    const other = login.current();
    if (!isLoginRefused(cause) || other === used) throw error;
    return await openOne({ ...other, ...settings }, answerTimeoutMs);
  }
}

async function openOne(settings: ConnectionSettings, answerTimeoutMs: number): Promise<LockConnection> {
  const socket = new Socket();
  const client = new pg.Client({ ...clientConfig(settings), stream: () => socket });
  const ending = new AbortController();
  let answeredAt = systemClock.monotonicMs();
  let last: Promise<unknown> = Promise.resolve();

  function destroy(reason: AutosyncError): void {
    if (ending.signal.aborted) return;
    socket.destroy();
    ending.abort(reason);
  }

  client.on('error', (error) => destroy(turnError(error)));
  client.on('end', () => destroy(new AutosyncError('db-unavailable', 'the lock session ended', { retryable: true })));

  /** A standby grants advisory locks too, which no holder on the primary would ever see. */
  async function refuseStandby(): Promise<void> {
    const [row] = await run<{ standby: boolean }>({ text: 'select pg_is_in_recovery() as standby' });
    if (row?.standby === true) throw readOnlyError();
  }

  async function run<R extends object>(statement: QueryConfig): Promise<R[]> {
    ending.signal.throwIfAborted();
    const sentAt = systemClock.monotonicMs();
    try {
      const { rows } = await client.query<R>({ ...statement, query_timeout: answerTimeoutMs } as QueryConfig);
      ending.signal.throwIfAborted();
      answeredAt = sentAt;
      return rows;
    } catch (error) {
      const turned = turnError(error);
      if (isConnectionError(error) || turned.code === 'db-unavailable') destroy(turned);
      throw turned;
    }
  }

  try {
    await client.connect();
    await refuseStandby();
  } catch (error) {
    const turned = turnError(error);
    destroy(turned);
    throw turned;
  }

  return {
    query<R extends object>(statement: QueryConfig) {
      const answer = last.then(() => run<R>(statement));
      last = answer.catch(() => undefined);
      return answer;
    },
    answeredAt: () => answeredAt,
    ended: ending.signal,
    destroy,
    async close(reason) {
      const waiting = new AbortController();
      await Promise.race([client.end().catch(() => undefined), sleep(CLOSE_TIMEOUT_MS, waiting.signal)]);
      waiting.abort();
      destroy(reason);
    },
  };
}
