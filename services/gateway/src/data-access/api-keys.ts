import type { Tx } from '@autosync/db';
import type { AgeCursor } from '../domain/cursors.ts';
import type { Scope } from '../domain/scopes.ts';
import { firstId } from './paging.ts';

/** What is shown of a key: everything but itself. */
export type ApiKey = {
  id: string;
  tenantId: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  /** Null: of all companies of the tenant. */
  companyIds: string[] | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const columns = `id, tenant_id as "tenantId", name, prefix, scopes, company_ids as "companyIds", created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

export async function insertApiKey(
  tx: Tx,
  key: Pick<ApiKey, 'id' | 'tenantId' | 'name' | 'prefix' | 'scopes' | 'companyIds' | 'expiresAt'> & {
    hash: Buffer;
    now: Date | null;
  },
): Promise<ApiKey> {
  const { rows } = await tx.query<ApiKey>({
    name: 'gateway.insert-api-key',
    text: `insert into accounts.api_keys (id, tenant_id, name, prefix, hash, scopes, company_ids, expires_at, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9::timestamptz, clock_timestamp())) returning ${columns}`,
    values: [key.id, key.tenantId, key.name, key.prefix, key.hash, key.scopes, key.companyIds, key.expiresAt, key.now],
  });
  return rows[0] as ApiKey;
}

/** In the order of creation, those after the cursor; of one tenant, or of all when it is null. */
export async function listApiKeys(
  tx: Tx,
  { tenantId, after, limit }: { tenantId: string | null; after: AgeCursor | null; limit: number },
): Promise<ApiKey[]> {
  const { rows } = await tx.query<ApiKey>({
    name: 'gateway.list-api-keys',
    text: `select ${columns} from accounts.api_keys
      where ($1::uuid is null or tenant_id = $1)
        and (created_at, id) > (coalesce($2::timestamptz, '-infinity'), coalesce($3::uuid, ${firstId}))
      order by created_at, id limit $4`,
    values: [tenantId, after?.createdAt ?? null, after?.id ?? null, limit],
  });
  return rows;
}

/** The key, locked: whoever revokes it sees whether it was revoked before. */
export async function lockApiKey(tx: Tx, id: string): Promise<ApiKey | undefined> {
  const { rows } = await tx.query<ApiKey>({
    name: 'gateway.lock-api-key',
    text: `select ${columns} from accounts.api_keys where id = $1 for update`,
    values: [id],
  });
  return rows[0];
}

export async function revokeApiKey(tx: Tx, { id, now }: { id: string; now: Date | null }): Promise<ApiKey> {
  const { rows } = await tx.query<ApiKey>({
    name: 'gateway.revoke-api-key',
    text: `update accounts.api_keys set revoked_at = coalesce($2::timestamptz, clock_timestamp())
      where id = $1 returning ${columns}`,
    values: [id, now],
  });
  return rows[0] as ApiKey;
}

/** Revokes all keys of a tenant; answers how many were good until now. */
export async function revokeKeysOfTenant(
  tx: Tx,
  { tenantId, now }: { tenantId: string; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'gateway.revoke-keys-of-tenant',
    text: `update accounts.api_keys set revoked_at = coalesce($2::timestamptz, clock_timestamp())
      where tenant_id = $1 and revoked_at is null`,
    values: [tenantId, now],
  });
  return rowCount;
}

/** Lets a key end in `overlapMs` at the latest. */
export async function endApiKey(
  tx: Tx,
  { id, overlapMs, now }: { id: string; overlapMs: number; now: Date | null },
): Promise<ApiKey> {
  const { rows } = await tx.query<ApiKey>({
    name: 'gateway.end-api-key',
    text: `update accounts.api_keys
      set expires_at = least(expires_at, coalesce($3::timestamptz, clock_timestamp())
                                         + make_interval(secs => $2::double precision / 1000))
      where id = $1 returning ${columns}`,
    values: [id, overlapMs, now],
  });
  return rows[0] as ApiKey;
}

/**
 * Finds a key by its hash and notes its use, in one statement. `resolutionMs` keeps busy keys from being written at
 * every look.
 */
export async function useApiKey(
  tx: Tx,
  { hash, resolutionMs, now }: { hash: Buffer; resolutionMs: number; now: Date | null },
): Promise<ApiKey | undefined> {
  const { rows } = await tx.query<ApiKey>({
    name: 'gateway.use-api-key',
    text: `with found as (
        select ${columns} from accounts.api_keys where hash = $1
      ), used as (
        update accounts.api_keys k set last_used_at = t.now
        from found f, (select coalesce($3::timestamptz, clock_timestamp()) as now) t
        where k.id = f.id and k.revoked_at is null
          and (k.last_used_at is null or k.last_used_at < t.now - make_interval(secs => $2::double precision / 1000))
      )
      select * from found`,
    values: [hash, resolutionMs, now],
  });
  return rows[0];
}
