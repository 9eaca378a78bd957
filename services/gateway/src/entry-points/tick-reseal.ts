import { createLoop, errorCode, toError } from '@autosync/core';
import type { Loop } from '@autosync/core';
import {
  listReadableAgain,
  listSealedOtherwise,
  readConnection,
  resealTokens,
  resumeConnection,
  storeResealed,
} from '@autosync/connections';
import type { ConnectionRow, KeyRing } from '@autosync/connections';
import type { Db } from '@autosync/db';
import type { Logger } from '@autosync/observability';

const PAGE = 200;

function isReadable(keyRing: KeyRing, row: ConnectionRow): boolean {
  try {
    return resealTokens(keyRing, row) !== null;
  } catch {
    return false;
  }
}

/**
 * Seals tokens with the ring's first key that are still sealed with another, so that the other can be taken out. Online:
 * workers refresh meanwhile, and what they store wins. Before that connections that waited for a key go on which is there now.
 */
export function createResealTick({
  db,
  keyRing,
  intervalMs,
  logger,
}: {
  db: Pick<Db, 'withTenant' | 'withAllTenants'>;
  keyRing: KeyRing;
  intervalMs: number;
  logger: Pick<Logger, 'info' | 'warn'>;
}): Loop {
  /** Tokens whose key is gone stay as they are: readiness tells. Each is reported once. */
  const unreadable = new Set<string>();

  async function reseal({ tenantId, companyId }: { tenantId: string; companyId: string }): Promise<boolean> {
    try {
      return await db.withTenant(tenantId, async (tx) => {
        const row = await readConnection(tx, companyId);
        const resealed = row === null ? null : resealTokens(keyRing, row);
        return (
          row !== null && resealed !== null && storeResealed(tx, { companyId, readVersion: row.version, ...resealed })
        );
      });
    } catch (error) {
      if (!unreadable.has(companyId)) {
        logger.warn(
          { tenantId, companyId, errorCode: errorCode(error), err: toError(error) },
          'tokens not sealed anew',
        );
      }
      unreadable.add(companyId);
      return false;
    }
  }

  /** A row is opened before it is taken into use again: an id may have come back with another key. */
  async function resumeReadable(): Promise<void> {
    const waiting = await db.withAllTenants((tx) => listReadableAgain(tx, { keyIds: keyRing.keyIds, limit: PAGE }));
    for (const { tenantId, companyId } of waiting) {
      await db.withTenant(tenantId, async (tx) => {
        const row = await readConnection(tx, companyId);
        if (row === null || !isReadable(keyRing, row)) return;
        await resumeConnection(tx, { companyId });
        logger.info({ tenantId, companyId }, 'the key of the tokens is back');
      });
    }
  }

  return createLoop({
    async work(signal) {
      await resumeReadable();
      let resealed = 0;
      for (let after: string | null = null; !signal.aborted;) {
        const page: { companyId: string; tenantId: string }[] = await db.withAllTenants((tx) =>
          listSealedOtherwise(tx, { keyId: keyRing.sealsWith, after, limit: PAGE }),
        );
        for (const one of page) if (!signal.aborted && (await reseal(one))) resealed += 1;
        after = page.at(-1)?.companyId ?? null;
        if (page.length < PAGE) break;
      }
      if (resealed > 0)
        logger.info({ connections: resealed, keyId: keyRing.sealsWith }, 'tokens sealed with the first key');
      return intervalMs;
    },
    onError: (error) => logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'sealing anew failed'),
  });
}
