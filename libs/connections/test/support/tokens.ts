import { randomBytes } from 'node:crypto';
import type { Tokens } from '@autosync/qbo';
import { createKeyRing } from '../../src/index.ts';

export const keyRing = createKeyRing({ keys: [{ id: 'k1', key: randomBytes(32) }] });

/** Tokens whose texts a test can look for where they must not be. */
export function tokensOf(name: string, { accessForMs = 3_600_000 } = {}): Tokens {
  const createdAt = new Date();
  return {
    accessToken: `secret-access-${name}`,
    refreshToken: `secret-refresh-${name}`,
    createdAt,
    accessExpiresAt: new Date(createdAt.getTime() + accessForMs),
    refreshExpiresAt: new Date(createdAt.getTime() + 8_640_000_000),
  };
}
