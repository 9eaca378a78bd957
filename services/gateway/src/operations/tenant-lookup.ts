import type { Db } from '@autosync/db';
import { findTenant } from '../data-access/tenants.ts';

export type TenantLookup = {
  /** Whether there is such a tenant. */
  exists(tenantId: string): Promise<boolean>;
  /** Makes a removal take effect in this process at once. */
  forget(tenantId: string): void;
};

const MOST_ENTRIES = 10_000;

/** Tenants that exist, trusted for `cacheMs` after the database was asked. */
export function createTenantLookup({ db, cacheMs }: { db: Pick<Db, 'withoutTenant'>; cacheMs: number }): TenantLookup {
  const knownUntil = new Map<string, number>();
  return {
    async exists(tenantId) {
      if ((knownUntil.get(tenantId) ?? 0) > performance.now()) return true;
      knownUntil.delete(tenantId);
      const tenant = await db.withoutTenant((tx) => findTenant(tx, tenantId));
      if (tenant === undefined) return false;
      if (knownUntil.size >= MOST_ENTRIES) knownUntil.clear();
      knownUntil.set(tenantId, performance.now() + cacheMs);
      return true;
    },
    forget: (tenantId) => void knownUntil.delete(tenantId),
  };
}
