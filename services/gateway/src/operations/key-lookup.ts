import type { Db } from '@autosync/db';
import { useApiKey } from '../data-access/api-keys.ts';
import { hashSecret, isApiKeyForm } from '../domain/api-keys.ts';
import type { TenantPrincipal } from '../domain/principal.ts';

export type KeyLookup = {
  /** Who the key belongs to, where that is known without asking. */
  known(key: string): TenantPrincipal | undefined;
  /** Who the key belongs to, or why it is not taken. */
  find(key: string): Promise<TenantPrincipal | 'malformed' | 'unknown' | 'revoked' | 'expired'>;
  /** Makes a revocation take effect in this process at once. */
  forget(keyId: string): void;
  /** The same for all keys of a tenant. */
  forgetTenant(tenantId: string): void;
};

type Entry = { principal: TenantPrincipal; revoked: boolean; until: number };

function isOver({ expiresAt }: TenantPrincipal, now: Date | null): boolean {
  return expiresAt !== null && expiresAt.getTime() <= (now?.getTime() ?? Date.now());
}

const MOST_ENTRIES = 10_000;

/**
 * Keys, trusted for `cacheMs` after the database was asked: most requests then need neither a statement nor a hash for
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

  function fresh(key: string): Entry | undefined {
    const entry = entries.get(key);
    return entry !== undefined && entry.until > performance.now() ? entry : undefined;
  }

  async function lookUp(key: string): Promise<Entry | undefined> {
    const cached = fresh(key);
    if (cached !== undefined) return cached;
    const entry = await read(hashSecret(key));
    entries.delete(key);
    if (entries.size >= MOST_ENTRIES) entries.clear();
    if (entry !== undefined) entries.set(key, entry);
    return entry;
  }

  return {
    known(key) {
      const entry = fresh(key);
      return entry === undefined || entry.revoked || isOver(entry.principal, now()) ? undefined : entry.principal;
    },
    async find(key) {
      if (!isApiKeyForm(key)) return 'malformed';
      const entry = await lookUp(key);
      if (entry === undefined) return 'unknown';
      if (entry.revoked) return 'revoked';
      return isOver(entry.principal, now()) ? 'expired' : entry.principal;
    },
    forget(keyId) {
      for (const [key, entry] of entries) if (entry.principal.keyId === keyId) entries.delete(key);
    },
    forgetTenant(tenantId) {
      for (const [key, entry] of entries) if (entry.principal.tenantId === tenantId) entries.delete(key);
    },
  };
}
