import type { KeyRing } from '@autosync/connections';
import type { Db } from '@autosync/db';
import { lockSecretsSealedOtherwise, storeResealed } from '../data-access/webhook-secrets.ts';
import { openSecret, sealSecret } from '../domain/webhook-secret.ts';

const PAGE = 200;

/**
 * Seals secrets with the ring's first key that are still sealed with another, so that the other can be taken out. One that cannot
 * be opened stays as it is: its deliveries tell. Answers how many.
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
          // It stays as it is.
        }
      }
      return secrets;
    });
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
  }
  return resealed;
}
