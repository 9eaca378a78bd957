import { AutosyncError, companyLockKey, createLoop, systemClock } from '@autosync/core';
import { turnError } from './errors.ts';
import type { Database } from './connection-settings.ts';
import { openLockConnection } from './lock-connection.ts';
import type { LockConnection } from './lock-connection.ts';
import { createLogin } from './login.ts';

/** It must reach PostgreSQL itself: a pooler in transaction mode hands the session's locks to strangers. */
export type LockSessionSettings = Database & {
  applicationName: string;
  heartbeatMs?: number;
  /** The server ends a session that was silent for so long, and with it the locks of a frozen process. */
  idleSessionTimeoutMs?: number;
  connectTimeoutMs?: number;
  /** Told once each time an open session is lost. */
  onLost: (error: AutosyncError) => void;
};

/** The right to work on a company. It is gone when `lost` aborts, and may be gone earlier: see `msSinceAnswer`. */
export type CompanyLock = {
  companyId: string;
  /** Aborted when the session that held the lock ended before `release`. */
  lost: AbortSignal;
  /** Gives the lock back. Never throws: a session that cannot answer is destroyed, which frees the lock too. */
  release(): Promise<void>;
};

export type LockSession = {
  /** Connects and begins the heartbeat. Throws `db-unavailable` when the first connection fails. */
  start(): Promise<void>;
  /** Ends the session; locks still held are lost. */
  stop(): Promise<void>;
  /**
   * Null: another process holds the company, or this one does already. PostgreSQL would grant a session the same lock
   * twice, so the companies in hand are kept here. Reconnects when the session is lost; throws `db-unavailable` when
   * that fails.
   */
  tryAcquire(companyId: string): Promise<CompanyLock | null>;
  /**
   * Monotonic milliseconds since the last statement that was answered had been sent; Infinity without a session. Before
   * each call to QuickBooks it must be below 10 s (docs/protocol.md#write): `lost` alone comes late in a process that was frozen.
   */
  msSinceAnswer(): number;
  /** How many companies are in hand or being asked for. */
  held(): number;
};

/** The one dedicated session of a process on which it holds advisory locks of companies (docs/protocol.md#lock). */
export function createLockSession({
  applicationName,
  heartbeatMs = 4000,
  idleSessionTimeoutMs = 15_000,
  connectTimeoutMs = 5000,
  onLost,
  ...database
}: LockSessionSettings): LockSession {
  const settings = {
    login: createLogin(database),
    applicationName,
    connectTimeoutMs,
    session: { idle_session_timeout: idleSessionTimeoutMs },
  };
  const holders = new Map<string, AbortController>();
  let connection: LockConnection | undefined;
  let opening: Promise<LockConnection> | undefined;
  let stopped = false;

  const stoppedError = () => new AutosyncError('db-closed', 'the lock session is stopped');

  function forget(reason: AutosyncError): void {
    connection = undefined;
    const lost = [...holders.values()];
    holders.clear();
    for (const holder of lost) holder.abort(reason);
    if (!stopped) onLost(reason);
  }

  async function open(): Promise<LockConnection> {
    const opened = await openLockConnection(settings, heartbeatMs * 2);
    if (stopped) opened.destroy(stoppedError());
    opened.ended.throwIfAborted();
    opened.ended.addEventListener('abort', () => forget(turnError(opened.ended.reason)), { once: true });
    connection = opened;
    return opened;
  }

  async function connected(): Promise<LockConnection> {
    if (stopped) throw stoppedError();
    if (connection !== undefined) return connection;
    opening ??= open().finally(() => (opening = undefined));
    return opening;
  }

  const heartbeat = createLoop({
    async work() {
      await (await connected()).query({ text: 'select 1' });
      return heartbeatMs;
    },
    // Losing a session is told by `forget`; that a new one cannot be opened yet shows in `msSinceAnswer`.
    onError: () => undefined,
    retry: { baseMs: 100, maxMs: heartbeatMs },
  });

  function lockOf(session: LockConnection, companyId: string, holder: AbortController): CompanyLock {
    async function unlock(): Promise<void> {
      // After a loss the company may be in the hands of a newer lock, which this one must not touch.
      if (holder.signal.aborted) return;
      try {
        await session.query({ text: 'select pg_advisory_unlock($1)', values: [companyLockKey(companyId)] });
      } catch (error) {
        session.destroy(turnError(error));
      } finally {
        if (holders.get(companyId) === holder) holders.delete(companyId);
      }
    }
    let released: Promise<void> | undefined;
    return { companyId, lost: holder.signal, release: () => (released ??= unlock()) };
  }

  async function acquire(companyId: string, holder: AbortController): Promise<CompanyLock | null> {
    const session = await connected();
    const [row] = await session.query<{ locked: boolean }>({
      text: 'select pg_try_advisory_lock($1) as locked',
      values: [companyLockKey(companyId)],
    });
    return row?.locked === true ? lockOf(session, companyId, holder) : null;
  }

  return {
    async start() {
      await connected();
      heartbeat.start();
    },
    async stop() {
      stopped = true;
      await connection?.close(stoppedError());
      await heartbeat.stop();
    },
    async tryAcquire(companyId) {
      if (holders.has(companyId)) return null;
      const holder = new AbortController();
      holders.set(companyId, holder);
      let lock: CompanyLock | null = null;
      try {
        lock = await acquire(companyId, holder);
        return lock;
      } finally {
        if (lock === null && holders.get(companyId) === holder) holders.delete(companyId);
      }
    },
    msSinceAnswer: () =>
      connection === undefined ? Number.POSITIVE_INFINITY : systemClock.monotonicMs() - connection.answeredAt(),
    held: () => holders.size,
  };
}
