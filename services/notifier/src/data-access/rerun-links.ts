import type { Tx } from '@autosync/db';

export type RerunLink = {
  id: string;
  tenantId: string;
  companyId: string;
  type: string;
  title: string;
  recordIds: string[];
  expiresAt: Date;
  usedAt: Date | null;
  isExpired: boolean;
};

type NewLink = Pick<RerunLink, 'id' | 'tenantId' | 'companyId' | 'type' | 'title' | 'recordIds' | 'expiresAt'>;

export async function insertRerunLink(tx: Tx, { now, ...link }: NewLink & { now: Date | null }): Promise<void> {
  await tx.query({
    name: 'notify.insert-rerun-link',
    text: `
      insert into notify.rerun_links (id, tenant_id, company_id, type, title, record_ids, expires_at, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, coalesce($8::timestamptz, clock_timestamp()))`,
    values: [link.id, link.tenantId, link.companyId, link.type, link.title, link.recordIds, link.expiresAt, now],
  });
}

export async function findRerunLink(
  tx: Tx,
  { id, now }: { id: string; now: Date | null },
): Promise<RerunLink | undefined> {
  const { rows } = await tx.query<RerunLink>({
    name: 'notify.find-rerun-link',
    text: `
      select id, tenant_id as "tenantId", company_id as "companyId", type, title, record_ids as "recordIds",
             expires_at as "expiresAt", used_at as "usedAt",
             expires_at <= coalesce($2::timestamptz, clock_timestamp()) as "isExpired"
      from notify.rerun_links where id = $1`,
    values: [id, now],
  });
  return rows[0];
}

/** True for the first use. */
export async function useRerunLink(tx: Tx, { id, now }: { id: string; now: Date | null }): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'notify.use-rerun-link',
    text: `
      update notify.rerun_links set used_at = coalesce($2::timestamptz, clock_timestamp())
      where id = $1 and used_at is null`,
    values: [id, now],
  });
  return rowCount > 0;
}
