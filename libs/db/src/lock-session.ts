import { AutosyncError, companyLockKey, createLoop, groupCalls, systemClock } from '@autosync/core';
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
   * twice, so the companies in hand are kept here. Those that are asked for at the same moment share one statement, as do those that
   * are released. Reconnects when the session is lost; throws `db-unavailable` when that fails.
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

/** Little beside a slice, and many begin and end within it when many companies are due at once. */
const GATHER_MS = 5;

/** Nobody waits: a company that another session has is answered with false, and keeps none of the others from being locked. */
const TRY_LOCKS = `
  select pg_try_advisory_lock(key) as locked from unnest($1::bigint[]) with ordinality as k(key, place) order by place`;

const UNLOCK = 'select pg_advisory_unlock(key) from unnest($1::bigint[]) as k(key)';

/** A company in hand, and the session that has its lock. */
type Held = { companyId: string; session: LockConnection; loss: AbortController };

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
  const asked = new Set<string>();
  const inHand = new Map<string, Held>();
  let connection: LockConnection | undefined;
  let opening: Promise<LockConnection> | undefined;
  let stopped = false;

  const stoppedError = () => new AutosyncError('db-closed', 'the lock session is stopped');

  function forget(reason: AutosyncError): void {
    connection = undefined;
    const lost = [...inHand.values()];
    inHand.clear();
    for (const { loss } of lost) loss.abort(reason);
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

  const tryLocks = groupCalls(
    async (companyIds: string[]) => {
      const session = await connected();
      try {
        const values = [companyIds.map(companyLockKey)];
        const rows = await session.query<{ locked: boolean }>({ text: TRY_LOCKS, values });
        return companyIds.map((companyId, place) => (rows[place]?.locked === true ? take(companyId, session) : null));
      } catch (error) {
        // What it had locked before it failed stays locked for as long as the session lasts.
        session.destroy(turnError(error));
        throw error;
      }
    },
    { gatherMs: GATHER_MS },
  );

  function take(companyId: string, session: LockConnection): CompanyLock {
    const held: Held = { companyId, session, loss: new AbortController() };
    inHand.set(companyId, held);
    let released: Promise<void> | undefined;
    return { companyId, lost: held.loss.signal, release: () => (released ??= unlock(held)) };
  }

  const unlock = groupCalls(
    async (given: Held[]) => {
      // After a loss a company may be in the hands of a newer lock, which this one must not touch. What is not lost is of one session.
      const ours = given.filter(({ loss }) => !loss.signal.aborted);
      const session = ours[0]?.session;
      try {
        await session?.query({ text: UNLOCK, values: [ours.map(({ companyId }) => companyLockKey(companyId))] });
      } catch (error) {
        session?.destroy(turnError(error));
      }
      for (const held of ours) if (inHand.get(held.companyId) === held) inHand.delete(held.companyId);
      return [];
    },
    { gatherMs: GATHER_MS },
  );

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
      if (asked.has(companyId) || inHand.has(companyId)) return null;
      asked.add(companyId);
      return tryLocks(companyId).finally(() => asked.delete(companyId));
    },
    msSinceAnswer: () =>
      connection === undefined ? Number.POSITIVE_INFINITY : systemClock.monotonicMs() - connection.answeredAt(),
    held: () => asked.size + inHand.size,
  };
}
