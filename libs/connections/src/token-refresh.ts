import { AutosyncError, backOffMs, errorCode, isRetryable, sleep } from '@autosync/core';
import type { Clock } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import type { OAuth, Tokens } from '@autosync/qbo';
import type { ConnectionRow } from './connection-row.ts';
import type { KeyRing } from './key-ring.ts';
import { openRefreshToken, sealTokens } from './sealed-tokens.ts';
import { abandonRefresh } from './statements/abandon-refresh.ts';
import { beginRefresh } from './statements/begin-refresh.ts';
import { readConnection } from './statements/read-connection.ts';
import { setConnectionState } from './statements/set-connection-state.ts';
import { storeTokens } from './statements/store-tokens.ts';

export type RefreshOutcome = 'refreshed' | 'invalid-grant' | 'failed';

export type TokenRefreshSettings = {
  db: Pick<Db, 'withTenant'>;
  keyRing: KeyRing;
  oauth: Pick<OAuth, 'refresh'>;
  tenantId: string;
  companyId: string;
  clock: Clock;
  /** How long an exchange that began elsewhere may still be under way. */
  guardMs: number;
  /** How long it is waited for here, asking the row every `pollMs`. */
  maxWaitMs: number;
  pollMs: number;
  onRefresh: (outcome: RefreshOutcome) => void;
  /** Told every version of the row that was seen or made. */
  onVersion: (version: number) => void;
};

export type TokenRefresh = {
  /** The connected row. Throws `connection-broken` when the company is not connected. */
  read(): Promise<ConnectionRow>;
  /**
   * The row after a refresh: by us, or by somebody else since `from` was read. Throws `connection-broken`,
   * `token-wait` (another exchange may be under way), or the retryable errors of OAuth and database.
   */
  renew(from: ConnectionRow): Promise<ConnectionRow>;
};

/** Received tokens exist nowhere else: a database that restarts is given this many tries, about 20 s, to take them. */
const STORE_ATTEMPTS = 12;
const STORE_BACK_OFF = { baseMs: 100, maxMs: 3000 };

function connectionBroken(row: Pick<ConnectionRow, 'state' | 'version'> | null): AutosyncError {
  return new AutosyncError('connection-broken', 'QuickBooks must be connected again', {
    details: { state: row?.state ?? 'disconnected', version: row?.version ?? 0 },
  });
}

/**
 * The refresh of one connection (design, Tokens). It begins by a compare-and-set of `refresh_started_at` and ends by
 * one of the tokens, both on the version that was read, so that of any number of contenders one exchanges and the
 * others find its tokens. A token is answered only from a stored row.
 */
export function createTokenRefresh(settings: TokenRefreshSettings): TokenRefresh {
  const { db, keyRing, oauth, tenantId, companyId, clock, guardMs, maxWaitMs, pollMs, onRefresh, onVersion } = settings;
  const inTransaction = <T>(fn: (tx: Tx) => Promise<T>) => db.withTenant(tenantId, fn);

  async function read(): Promise<ConnectionRow> {
    const row = await inTransaction((tx) => readConnection(tx, companyId));
    onVersion(row?.version ?? 0);
    if (row?.state !== 'connected') throw connectionBroken(row);
    return row;
  }

  async function store(readVersion: number, received: Tokens): Promise<void> {
    const tokens = sealTokens(keyRing, { tenantId, companyId }, received);
    for (let attempt = 1; ; attempt += 1) {
      try {
        // When the row has changed meanwhile nothing is stored, and its tokens are found by reading it again.
        await inTransaction((tx) => storeTokens(tx, { companyId, readVersion, tokens }));
        return;
      } catch (error) {
        if (!isRetryable(error) || attempt === STORE_ATTEMPTS) throw error;
        await sleep(backOffMs(attempt, STORE_BACK_OFF));
      }
    }
  }

  /** A newer row means that the refused token was only an old one. */
  async function declareBroken({ version }: ConnectionRow): Promise<void> {
    const reason = 'QuickBooks no longer accepts the refresh token';
    const change = { companyId, readVersion: version, state: 'needsReconnect', reason } as const;
    const changed = await inTransaction((tx) => setConnectionState(tx, change));
    if (changed === null) return;
    onVersion(changed);
    onRefresh('invalid-grant');
    throw connectionBroken({ state: 'needsReconnect', version: changed });
  }

  /** Undefined when QuickBooks refuses the token. */
  async function exchange({ version }: ConnectionRow, refreshToken: string): Promise<Tokens | undefined> {
    try {
      return await oauth.refresh(refreshToken);
    } catch (error) {
      if (errorCode(error) === 'oauth-invalid-grant') return undefined;
      onRefresh('failed');
      if (isUntaken(error)) await inTransaction((tx) => abandonRefresh(tx, { companyId, readVersion: version }));
      throw error;
    }
  }

  async function exchangeAndStore(row: ConnectionRow, refreshToken: string): Promise<void> {
    const tokens = await exchange(row, refreshToken);
    if (tokens === undefined) return declareBroken(row);
    await store(row.version, tokens);
    onRefresh('refreshed');
  }

  async function waitForOther({ refreshStartedAt }: ConnectionRow, deadline: number): Promise<void> {
    const startedAt = refreshStartedAt?.getTime() ?? 0;
    const waitMs = Math.min(guardMs, Math.max(0, startedAt + guardMs - clock.now().getTime()));
    if (clock.monotonicMs() >= deadline) {
      throw new AutosyncError('token-wait', 'a token exchange that began elsewhere may still be under way', {
        retryable: true,
        details: { waitMs },
      });
    }
    await sleep(Math.min(pollMs, Math.max(waitMs, 1)));
  }

  return {
    read,
    async renew(from) {
      const deadline = clock.monotonicMs() + maxWaitMs;
      for (let row = from; ; row = await read()) {
        if (row.version !== from.version) return row;
        const refreshToken = openRefreshToken(keyRing, row);
        if (await inTransaction((tx) => beginRefresh(tx, { companyId, readVersion: row.version, guardMs }))) {
          await exchangeAndStore(row, refreshToken);
        } else {
          await waitForOther(row, deadline);
        }
      }
    },
  };
}

/** Intuit has certainly not worked on the call, so the refresh token is as it was. */
function isUntaken(error: unknown): boolean {
  const taken: unknown = error instanceof AutosyncError ? error.details['taken'] : undefined;
  return taken === false || errorCode(error) === 'oauth-invalid-client';
}
