import type { Tx } from '@autosync/db';

export async function insertDigestItem(
  tx: Tx,
  item: { matterId: string; address: string; tenantId: string; companyId: string; dueAt: Date },
): Promise<void> {
  await tx.query({
    name: 'notify.insert-digest-item',
    text: `
      insert into notify.digest_items (matter_id, address, tenant_id, company_id, due_at) values ($1, $2, $3, $4, $5)
      on conflict (matter_id, address) do nothing`,
    values: [item.matterId, item.address, item.tenantId, item.companyId, item.dueAt],
  });
}

export type DueDigest = { tenantId: string; companyId: string; address: string };

export async function listDueDigests(
  tx: Tx,
  { limit, now }: { limit: number; now: Date | null },
): Promise<DueDigest[]> {
  const { rows } = await tx.query<DueDigest>({
    name: 'notify.list-due-digests',
    text: `
      select tenant_id as "tenantId", company_id as "companyId", address from notify.digest_items
      where due_at <= coalesce($2::timestamptz, clock_timestamp())
      group by tenant_id, company_id, address order by min(due_at) limit $1`,
    values: [limit, now],
  });
  return rows;
}

/** Removes and returns what is due. Its mail is stored in the same transaction. */
export async function takeDigest(
  tx: Tx,
  { companyId, address, now }: { companyId: string; address: string; now: Date | null },
): Promise<string[]> {
  const { rows } = await tx.query<{ matterId: string }>({
    name: 'notify.take-digest',
    text: `
      delete from notify.digest_items
      where company_id = $1 and address = $2 and due_at <= coalesce($3::timestamptz, clock_timestamp())
      returning matter_id as "matterId"`,
    values: [companyId, address, now],
  });
  return rows.map(({ matterId }) => matterId);
}
