import { randomBytes } from 'node:crypto';
import type { KeyRing, Sealed } from '@autosync/connections';

const BYTES = 32;

/** A new secret in the format of Standard Webhooks. */
export const makeSecret = (): string => `whsec_${randomBytes(BYTES).toString('base64')}`;

export type SecretPlace = { tenantId: string; webhookId: string };

const place = ({ tenantId, webhookId }: SecretPlace) => ({ tenantId, companyId: webhookId, column: 'webhook-secret' });

export function sealSecret(keyRing: KeyRing, secret: string, where: SecretPlace): Sealed {
  return keyRing.seal(secret, place(where));
}

/** Throws `key-missing` (retryable) or `unsealing-failed`. */
export function openSecret(keyRing: KeyRing, sealed: Sealed, where: SecretPlace): string {
  return keyRing.open(sealed, place(where));
}
