import type { KeyRing } from '@autosync/connections';
import type { Db } from '@autosync/db';
import { lockSecretsSealedOtherwise, storeResealed } from '../data-access/webhook-secrets.ts';
import { openSecret, sealSecret } from '../domain/webhook-secret.ts';

const PAGE = 200;

/**
 * Seals secrets that are sealed with an old key again with the first key of the ring, so that the old key can be
 * removed. A secret that cannot be opened is left alone: its deliveries will fail visibly. Returns how many.
 */
export async function resealSecrets(db: Pick<Db, 'withAllTenants'>, keyRing: KeyRing, signal: AbortSignal) {
  let resealed = 0;
  for (let after: string | null = null; !signal.aborted;) {
    const page = await db.withAllTenants(async (tx) => {
      const secrets = await lockSecretsSealedOtherwise(tx, { keyId: keyRing.sealsWith, after, limit: PAGE });
      for (const secret of secrets) {
        try {
          const sealed = sealSecret(keyRing, openSecret(keyRing, secret, secret), secret);
          await storeResealed(tx, { id: secret.id, sealed });
          resealed += 1;
        } catch {
          // It is left alone.
        }
      }
      return secrets;
    });
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
  }
  return resealed;
}
