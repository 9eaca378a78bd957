import { AutosyncError, errorCode, sleep } from '@autosync/core';
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
import type { TokenKeeper } from './token-keeper.ts';

export type RefreshOutcome = 'refreshed' | 'invalid-grant' | 'failed';

export type TokenRefreshSettings = {
  db: Pick<Db, 'withTenant'>;
  keyRing: KeyRing;
  oauth: Pick<OAuth, 'refresh'>;
  keeper: TokenKeeper;
  tenantId: string;
  companyId: string;
  clock: Clock;
  /** How long an exchange that began elsewhere may still be under way. */
  guardMs: number;
  /** How long it is waited for here, asking the row every `pollMs`. */
  maxWaitMs: number;
  pollMs: number;
  /** How long a caller waits for received tokens to be stored; the keeper goes on storing them all the same. */
  storeWaitMs: number;
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

/**
 * An exchange that began elsewhere long ago and was never stored: its process died, or keeps the tokens while the database
 * is away. It gets this long, once, to store them after all, which is more than its keeper waits between two tries.
 */
const LATE_STORE_MS = 2000;

function connectionBroken(row: Pick<ConnectionRow, 'state' | 'version'> | null): AutosyncError {
  return new AutosyncError('connection-broken', 'QuickBooks must be connected again', {
    details: { state: row?.state ?? 'disconnected', version: row?.version ?? 0 },
  });
}

/**
 * The refresh of one connection (docs/protocol.md#tokens). It begins by a compare-and-set of `refresh_started_at` and ends by
 * one of the tokens, both on the version that was read, so that of any number of contenders one exchanges and the
 * others find its tokens. A token is answered only from a stored row.
 */
export function createTokenRefresh(settings: TokenRefreshSettings): TokenRefresh {
  const { db, keyRing, oauth, keeper, tenantId, companyId, clock } = settings;
  const { guardMs, maxWaitMs, pollMs, storeWaitMs, onRefresh, onVersion } = settings;
  const inTransaction = <T>(fn: (tx: Tx) => Promise<T>) => db.withTenant(tenantId, fn);

  async function read(): Promise<ConnectionRow> {
    const row = await inTransaction((tx) => readConnection(tx, companyId));
    onVersion(row?.version ?? 0);
    if (row?.state !== 'connected') throw connectionBroken(row);
    return row;
  }

  /** A token is not used before it is stored. While the database is away its error is the caller's. */
  async function waitUntilStored(stored: Promise<void>): Promise<void> {
    const over = new AbortController();
    const late = sleep(storeWaitMs, over.signal).then(() => 'late' as const);
    const outcome = await Promise.race([stored, late]).finally(() => over.abort());
    if (outcome !== 'late') return;
    throw new AutosyncError('db-unavailable', 'received tokens are kept until the database takes them', {
      retryable: true,
    });
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
    const received = { tenantId, companyId, readVersion: row.version, used: row.refreshToken };
    await waitUntilStored(keeper.keep({ ...received, tokens: sealTokens(keyRing, { tenantId, companyId }, tokens) }));
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
      const storing = keeper.storing(companyId);
      if (storing !== undefined) {
        // An earlier caller went away with its error; the tokens it received are better than another exchange.
        await waitUntilStored(storing);
        return read();
      }
      if (from.refreshStartedAt !== null) await sleep(LATE_STORE_MS);
      for (let row = from.refreshStartedAt === null ? from : await read(); ; row = await read()) {
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
