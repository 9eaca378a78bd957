import type { Db } from '@autosync/db';
import { useApiKey } from '../data-access/api-keys.ts';
import { hashSecret, isApiKeyForm } from '../domain/api-keys.ts';
import type { TenantPrincipal } from '../domain/principal.ts';

export type KeyLookup = {
  /** Who the key belongs to, or why it is not taken. */
  find(key: string): Promise<TenantPrincipal | 'malformed' | 'unknown' | 'revoked' | 'expired'>;
  /** Makes a revocation take effect in this process at once. */
  forget(keyId: string): void;
  /** The same for all keys of a tenant. */
  forgetTenant(tenantId: string): void;
};

type Entry = { principal: TenantPrincipal; revoked: boolean; until: number };

const MOST_ENTRIES = 10_000;

/**
 * Keys by their hash, trusted for `cacheMs` after the database was asked: most requests then need no statement for
 * their key. Unknown keys are not remembered; the rate limit of addresses bounds them.
 */
export function createKeyLookup({
  db,
  cacheMs,
  resolutionMs,
  now,
}: {
  db: Pick<Db, 'withoutTenant'>;
  cacheMs: number;
  resolutionMs: number;
  now: () => Date | null;
}): KeyLookup {
  const entries = new Map<string, Entry>();

  async function read(hash: Buffer): Promise<Entry | undefined> {
    const found = await db.withoutTenant((tx) => useApiKey(tx, { hash, resolutionMs, now: now() }));
    if (found === undefined) return undefined;
    const { id, name, tenantId, scopes, companyIds, expiresAt, revokedAt } = found;
    return {
      principal: { kind: 'key', keyId: id, name, isOperator: false, tenantId, scopes, companyIds, expiresAt },
      revoked: revokedAt !== null,
      until: performance.now() + cacheMs,
    };
  }

  async function lookUp(key: string): Promise<Entry | undefined> {
    const hash = hashSecret(key);
    const name = hash.toString('base64');
    const cached = entries.get(name);
    if (cached !== undefined && cached.until > performance.now()) return cached;
    const entry = await read(hash);
    entries.delete(name);
    if (entries.size >= MOST_ENTRIES) entries.clear();
    if (entry !== undefined) entries.set(name, entry);
    return entry;
  }

  return {
    async find(key) {
      if (!isApiKeyForm(key)) return 'malformed';
      const entry = await lookUp(key);
      if (entry === undefined) return 'unknown';
      if (entry.revoked) return 'revoked';
      const { expiresAt } = entry.principal;
      return expiresAt !== null && expiresAt <= (now() ?? new Date()) ? 'expired' : entry.principal;
    },
    forget(keyId) {
      for (const [name, entry] of entries) if (entry.principal.keyId === keyId) entries.delete(name);
    },
    forgetTenant(tenantId) {
      for (const [name, entry] of entries) if (entry.principal.tenantId === tenantId) entries.delete(name);
    },
  };
}
