import { createLoop, errorCode, toError } from '@autosync/core';
import type { Loop } from '@autosync/core';
import { listSealedOtherwise, readConnection, resealTokens, storeResealed } from '@autosync/connections';
import type { KeyRing } from '@autosync/connections';
import type { Db } from '@autosync/db';
import type { Logger } from '@autosync/observability';

const PAGE = 200;

/**
 * Seals tokens with the ring's first key that are still sealed with another, so that the other can be taken out. Online:
 * workers refresh meanwhile, and what they store wins.
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

  return createLoop({
    async work(signal) {
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
