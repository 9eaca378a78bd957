import type { Tx } from '@autosync/db';
import type { Batch } from '../domain/batch.ts';
import { batchColumns, toBatch, type BatchRow } from './batch-row.ts';

type OfTenant = { tenantId: string; id: string };

/** A batch as it is in the table now: two with the same version are the same, whatever their clocks say. */
export type BatchVersion = { tenantId: string; companyId: string; batchId: string; version: string };

type VersionRow = { tenant_id: string; company_id: string; id: string; version: string };

const toVersion = (row: VersionRow): BatchVersion => ({
  tenantId: row.tenant_id,
  companyId: row.company_id,
  batchId: row.id,
  version: row.version,
});

const pairs = (subjects: readonly OfTenant[]) => [
  subjects.map(({ tenantId }) => tenantId),
  subjects.map(({ id }) => id),
];

/** The versions of these batches; one that is not there, or is another tenant's, is left out. */
export async function readVersions(tx: Tx, batches: readonly OfTenant[]): Promise<BatchVersion[]> {
  const { rows } = await tx.query<VersionRow>({
    name: 'batch.read-versions',
    text: `
      select b.tenant_id, b.company_id, b.id, b.xmin::text as version
      from unnest($1::uuid[], $2::uuid[]) w (tenant_id, id)
      join batch.batches b on b.id = w.id and b.tenant_id = w.tenant_id`,
    values: pairs(batches),
  });
  return rows.map(toVersion);
}

/** The versions of the batches of these companies that are open or closed within `closedWithinMs`, the newest of each. */
export async function readVersionsOfCompanies(
  tx: Tx,
  {
    companies,
    closedWithinMs,
    limit,
    now,
  }: { companies: readonly OfTenant[]; closedWithinMs: number; limit: number; now: Date | null },
): Promise<BatchVersion[]> {
  const { rows } = await tx.query<VersionRow>({
    name: 'batch.read-versions-of-companies',
    text: `
      select w.tenant_id, w.company_id, b.id, b.version
      from unnest($1::uuid[], $2::uuid[]) w (tenant_id, company_id)
      cross join lateral (
        (
          select id, xmin::text as version from batch.batches
          where tenant_id = w.tenant_id and company_id = w.company_id and finished_at is null
          order by created_at desc
          limit $3
        )
        union all
        (
          select id, xmin::text as version from batch.batches
          where tenant_id = w.tenant_id and company_id = w.company_id
            and closed_at > coalesce($5::timestamptz, clock_timestamp()) - $4::float8 * interval '1 ms'
          order by closed_at desc
          limit $3
        )
      ) b`,
    values: [...pairs(companies), limit, closedWithinMs, now],
  });
  return rows.map(toVersion);
}

/** The versions of the batches of these tenants: the newest of each that are open, and the newest. */
export async function readVersionsOfTenants(
  tx: Tx,
  { tenants, open, newest }: { tenants: readonly string[]; open: number; newest: number },
): Promise<BatchVersion[]> {
  const { rows } = await tx.query<VersionRow>({
    name: 'batch.read-versions-of-tenants',
    text: `
      select w.tenant_id, b.company_id, b.id, b.version
      from unnest($1::uuid[]) w (tenant_id)
      cross join lateral (
        (
          select company_id, id, xmin::text as version from batch.batches
          where tenant_id = w.tenant_id and finished_at is null
          order by created_at desc
          limit $2
        )
        union
        (
          select company_id, id, xmin::text as version from batch.batches
          where tenant_id = w.tenant_id
          order by created_at desc, id desc
          limit $3
        )
      ) b`,
    values: [tenants, open, newest],
  });
  return rows.map(toVersion);
}

/** These batches whole, each with its version at this moment. */
export async function readWatched(tx: Tx, batchIds: readonly string[]): Promise<{ batch: Batch; version: string }[]> {
  const { rows } = await tx.query<BatchRow & { version: string }>({
    name: 'batch.read-watched',
    text: `select ${batchColumns}, xmin::text as version from batch.batches where id = any($1::uuid[])`,
    values: [batchIds],
  });
  return rows.map((row) => ({ batch: toBatch(row), version: row.version }));
}
