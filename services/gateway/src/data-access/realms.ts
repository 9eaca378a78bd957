import type { Tx } from '@autosync/db';

/** Who has, or had until it was released, a QuickBooks company. */
export type RealmHolder = {
  tenantId: string;
  companyId: string;
  companyName: string;
  holds: boolean;
  releasedAt: Date | null;
};

/** Of all tenants; undefined when QuickBooks has never answered for the realm to anybody here. */
export async function findRealmHolder(tx: Tx, realmId: string): Promise<RealmHolder | undefined> {
  const { rows } = await tx.query<RealmHolder>({
    name: 'gateway.find-realm-holder',
    text: `
      select k.tenant_id as "tenantId", k.company_id as "companyId", c.name as "companyName",
        k.realm_verified_at is not null as holds, k.realm_released_at as "releasedAt"
      from accounts.connections k join accounts.companies c on c.id = k.company_id
      where k.realm_id = $1 and (k.realm_verified_at is not null or k.realm_released_at is not null)
      order by k.realm_verified_at is null, k.realm_released_at desc limit 1`,
    values: [realmId],
  });
  return rows[0];
}

/** The QuickBooks company is nobody's from now on; null when the company does not have it any more, or is connected. */
export async function freeRealm(
  tx: Tx,
  { companyId, realmId, now }: { companyId: string; realmId: string; now: Date | null },
): Promise<Date | null> {
  const { rows } = await tx.query<{ releasedAt: Date }>({
    name: 'gateway.free-realm',
    text: `
      update accounts.connections
      set realm_verified_at = null, realm_released_at = coalesce($3::timestamptz, clock_timestamp()),
          version = version + 1, updated_at = coalesce($3::timestamptz, clock_timestamp())
      where company_id = $1 and realm_id = $2 and realm_verified_at is not null and state = 'disconnected'
      returning realm_released_at as "releasedAt"`,
    values: [companyId, realmId, now],
  });
  return rows[0]?.releasedAt ?? null;
}
