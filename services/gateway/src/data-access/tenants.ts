import type { Tx } from '@autosync/db';
import type { AgeCursor } from '../domain/cursors.ts';
import { firstId } from './paging.ts';

export type Tenant = { id: string; name: string; createdAt: Date };

const columns = `id, name, created_at as "createdAt"`;

/** Undefined when there is one with this id. */
export async function insertTenant(
  tx: Tx,
  { id, name, now }: { id: string; name: string; now: Date | null },
): Promise<Tenant | undefined> {
  const { rows } = await tx.query<Tenant>({
    name: 'gateway.insert-tenant',
    text: `insert into accounts.tenants (id, name, created_at)
      values ($1, $2, coalesce($3::timestamptz, clock_timestamp()))
      on conflict (id) do nothing returning ${columns}`,
    values: [id, name, now],
  });
  return rows[0];
}

export async function findTenant(tx: Tx, id: string): Promise<Tenant | undefined> {
  const { rows } = await tx.query<Tenant>({
    name: 'gateway.find-tenant',
    text: `select ${columns} from accounts.tenants where id = $1 and removed_at is null`,
    values: [id],
  });
  return rows[0];
}

/** In the order of creation, those after the cursor. */
export async function listTenants(
  tx: Tx,
  { after, limit }: { after: AgeCursor | null; limit: number },
): Promise<Tenant[]> {
  const { rows } = await tx.query<Tenant>({
    name: 'gateway.list-tenants',
    text: `select ${columns} from accounts.tenants
      where removed_at is null and (created_at, id) > (coalesce($1::timestamptz, '-infinity'), coalesce($2::uuid, ${firstId}))
      order by created_at, id limit $3`,
    values: [after?.createdAt ?? null, after?.id ?? null, limit],
  });
  return rows;
}
