import { isRetryable, systemClock } from '@autosync/core';
import type { Clock } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { OAuth } from '@autosync/qbo';
import type { ConnectionRow } from './connection-row.ts';
import type { KeyRing } from './key-ring.ts';
import { openAccessToken } from './sealed-tokens.ts';
import type { TokenKeeper } from './token-keeper.ts';
import { createTokenRefresh } from './token-refresh.ts';
import type { RefreshOutcome } from './token-refresh.ts';

export type TokenSource = {
  /** A token that is good for a while; refreshes when it is near its end. Many calls at once lead to one exchange. */
  accessToken: () => Promise<string>;
  /** After a 401: a token that is newer than those given out before. */
  refreshNow: () => Promise<string>;
  /** The connection's version as last seen; 0 before the first call, or the version of the given connection. */
  version: () => number;
};

export type TokenSourceSettings = {
  db: Pick<Db, 'withTenant'>;
  keyRing: KeyRing;
  oauth: Pick<OAuth, 'refresh'>;
  /** The one of the process. */
  keeper: TokenKeeper;
  tenantId: string;
  companyId: string;
  /** The row as the holder of the lock has just read it: the first token is that of it, without reading it again. */
  connection?: ConnectionRow | null;
  clock?: Clock;
  refreshBeforeMs?: number;
  guardMs?: number;
  maxWaitMs?: number;
  pollMs?: number;
  storeWaitMs?: number;
  /** How each exchange of ours ended. */
  onRefresh?: (outcome: RefreshOutcome) => void;
};

/** A token that is still good for this long is used when a refresh in good time has failed. */
const SPARE_MS = 60_000;
const RETRY_MS = 30_000;
/** Calls that were in flight together come back with 401 together; one exchange serves them all. */
const SAME_REFUSAL_MS = 10_000;

type Held = { token: string; expiresAt: number; row: ConnectionRow };

/** At most one at a time; callers that come while it runs get its result. */
function singleFlight<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= run().finally(() => (running = undefined));
    return running;
  };
}

/**
 * The access tokens of one company, for the holder of its lock (docs/protocol.md#tokens). Throws `connection-broken` when a
 * person has to connect again, `token-wait` (retryable, details `waitMs`), `oauth-ambiguous`, `oauth-invalid-client`,
 * `key-missing`, `unsealing-failed`, and the errors of the database. No error holds a token.
 */
export function createTokenSource(settings: TokenSourceSettings): TokenSource {
  const { db, keyRing, oauth, keeper, tenantId, companyId, clock = systemClock, refreshBeforeMs = 600_000 } = settings;
  let { connection = null } = settings;
  let version = connection?.version ?? 0;
  let held: Held | undefined;
  let retryAt = -Infinity;
  let renewedAt = -Infinity;
  let last: Promise<unknown> = Promise.resolve();

  const refresh = createTokenRefresh({
    db,
    keyRing,
    oauth,
    keeper,
    tenantId,
    companyId,
    clock,
    guardMs: settings.guardMs ?? 30_000,
    maxWaitMs: settings.maxWaitMs ?? 5000,
    pollMs: settings.pollMs ?? 250,
    storeWaitMs: settings.storeWaitMs ?? 20_000,
    onRefresh: settings.onRefresh ?? (() => undefined),
    onVersion: (seen) => (version = seen),
  });

  const leftMs = ({ expiresAt }: Held) => expiresAt - clock.now().getTime();

  function hold(row: ConnectionRow): Held {
    held = { token: openAccessToken(keyRing, row), expiresAt: row.accessExpiresAt?.getTime() ?? 0, row };
    return held;
  }

  /** What was read before counts once: a token that ends is looked for in the database. */
  async function firstRead(): Promise<ConnectionRow> {
    const row = connection;
    connection = null;
    return row?.state === 'connected' ? row : refresh.read();
  }

  async function renew(from: ConnectionRow): Promise<string> {
    const renewed = hold(await refresh.renew(from));
    renewedAt = clock.monotonicMs();
    return renewed.token;
  }

  /** A refresh in good time may fail without harm; it is tried again a little later. */
  async function renewIfPossible(current: Held): Promise<string> {
    if (clock.monotonicMs() < retryAt && leftMs(current) > SPARE_MS) return current.token;
    try {
      return await renew(current.row);
    } catch (error) {
      if (!isRetryable(error) || leftMs(current) <= SPARE_MS) throw error;
      retryAt = clock.monotonicMs() + RETRY_MS;
      return current.token;
    }
  }

  async function fetchToken(): Promise<string> {
    if (held !== undefined && leftMs(held) > refreshBeforeMs) return held.token;
    const current = hold(await firstRead());
    return leftMs(current) > refreshBeforeMs ? current.token : renewIfPossible(current);
  }

  async function replaceToken(): Promise<string> {
    if (held !== undefined && clock.monotonicMs() - renewedAt < SAME_REFUSAL_MS) return held.token;
    return renew(held?.row ?? (await refresh.read()));
  }

  /** The two ways to a token never run at the same time. */
  function inTurn(run: () => Promise<string>): Promise<string> {
    const result = last.then(run);
    last = result.catch(() => undefined);
    return result;
  }

  return {
    accessToken: singleFlight(() => inTurn(fetchToken)),
    refreshNow: singleFlight(() => inTurn(replaceToken)),
    version: () => version,
  };
}
