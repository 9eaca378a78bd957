import { backOffMs, isRetryable, sleep } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { SealedTokens } from './sealed-tokens.ts';
import { storeTokens } from './statements/store-tokens.ts';

/** Tokens that Intuit gave out for the refresh token `used` (as it is sealed in the row). */
export type ReceivedTokens = {
  tenantId: string;
  companyId: string;
  readVersion: number;
  used: Buffer | null;
  tokens: SealedTokens;
};

/** One per process: what it holds is nowhere else in the world. */
export type TokenKeeper = {
  /**
   * Stores the tokens, however long that takes. Resolves when they are stored, or when somebody has stored newer ones or
   * forgotten the connection; rejects when the database refuses them again and again.
   */
  keep(received: ReceivedTokens): Promise<void>;
  /** The storing that is under way for the company, if any: its row is about to change. */
  storing(companyId: string): Promise<void> | undefined;
  /** Resolves when nothing is left to be stored, or the time is over. */
  stop(): Promise<void>;
};

/** A database that is away is asked again and again, at most this far apart: an outage may last. */
const STORE_BACK_OFF = { baseMs: 100, maxMs: 1000 };
/** One that answers and refuses to store is not asked for ever. */
const STORE_REFUSALS = 20;
/** How long the end of the process waits for what is not stored yet. */
const STOP_WAIT_MS = 15_000;

/**
 * Keeps received tokens in memory until the database has them. An exchange may use up the refresh token before it, so that
 * an answer which is lost here ends the connection: an outage of minutes must not do that.
 */
export function createTokenKeeper({
  db,
  backOff = STORE_BACK_OFF,
  onFailure = () => undefined,
}: {
  db: Pick<Db, 'withTenant'>;
  backOff?: { baseMs: number; maxMs: number };
  /** Told each try that failed. */
  onFailure?: (error: unknown, about: { tenantId: string; companyId: string; tries: number }) => void;
}): TokenKeeper {
  const storing = new Map<string, Promise<void>>();

  async function store({ tenantId, ...change }: ReceivedTokens): Promise<void> {
    for (let tries = 1, refusals = 0; ; tries += 1) {
      try {
        // When the row has changed meanwhile nothing is stored, and its tokens are found by reading it again.
        await db.withTenant(tenantId, (tx) => storeTokens(tx, change));
        return;
      } catch (error) {
        onFailure(error, { tenantId, companyId: change.companyId, tries });
        refusals += isRetryable(error) ? 0 : 1;
        if (refusals === STORE_REFUSALS) throw error;
        await sleep(backOffMs(tries, backOff));
      }
    }
  }

  return {
    keep(received) {
      const { companyId } = received;
      const stored = store(received).finally(() => {
        if (storing.get(companyId) === stored) storing.delete(companyId);
      });
      storing.set(companyId, stored);
      // Whoever waits for it may have gone by the time it fails.
      stored.catch(() => undefined);
      return stored;
    },
    storing: (companyId) => storing.get(companyId),
    async stop() {
      const over = new AbortController();
      await Promise.race([Promise.allSettled(storing.values()), sleep(STOP_WAIT_MS, over.signal)]);
      over.abort();
    },
  };
}
