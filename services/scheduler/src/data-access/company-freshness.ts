import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { overdueIntervals } from '../domain/freshness.ts';

export type TypeFreshness = {
  type: RecordType;
  enabled: boolean;
  lastSuccessAt: Date | null;
  nextDueAt: Date | null;
  consecutiveFailures: number;
  disconnectedReason: string | null;
  overdue: boolean;
  paused: boolean;
};

export type CompanyFreshness = { companyId: string; enabled: boolean; types: TypeFreshness[] };

type Row = TypeFreshness & { companyId: string; companyEnabled: boolean };

/**
 * A page of companies of a tenant, or of all where it is null, in the order of their ids, with each of their types. What
 * counts as overdue is what `countFreshness` counts.
 */
export async function listFreshness(
  tx: Tx,
  { tenantId, after, limit, now }: { tenantId: string | null; after: string | null; limit: number; now: Date | null },
): Promise<CompanyFreshness[]> {
  const { rows } = await tx.query<Row>({
    name: 'schedule.list-freshness',
    text: `
      with page as materialized (
        select company_id, enabled, disabled, held_types from schedule.companies
        where not removed and ($1::uuid is null or tenant_id = $1)
          and company_id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
        order by company_id
        limit $3
      )
      select c.company_id as "companyId", c.enabled as "companyEnabled", t.type, t.enabled,
             t.last_success_at as "lastSuccessAt", t.next_due_at as "nextDueAt",
             t.consecutive_failures as "consecutiveFailures", t.disconnected_reason as "disconnectedReason",
             t.enabled and c.enabled and not c.disabled
               and coalesce($4::timestamptz, clock_timestamp()) - greatest(t.last_success_at, t.enabled_at)
                 > t.period * $5::float8 as overdue,
             c.held_types && array['*', t.type] as paused
      from page c join schedule.types t on t.company_id = c.company_id
      order by c.company_id, t.type`,
    values: [tenantId, after, limit, now, overdueIntervals],
  });
  const byCompany = Map.groupBy(rows, ({ companyId }) => companyId);
  return [...byCompany].map(([companyId, types]) => ({
    companyId,
    enabled: types.some(({ companyEnabled }) => companyEnabled),
    types: types.map((row) => ({
      type: row.type,
      enabled: row.enabled,
      lastSuccessAt: row.lastSuccessAt,
      nextDueAt: row.nextDueAt,
      consecutiveFailures: row.consecutiveFailures,
      disconnectedReason: row.disconnectedReason,
      overdue: row.overdue === true,
      paused: row.paused,
    })),
  }));
}
