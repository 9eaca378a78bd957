import type { BatchState, RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

/** How many batches of a type that began on a day are in a state. */
export type DayCount = { day: string; type: RecordType; state: BatchState; batches: number };

/** The batches of a company, less dry runs, by the day in its time zone on which they were created, from `from` (YYYY-MM-DD) on. */
export async function countByDay(
  tx: Tx,
  { tenantId, companyId, timeZone, from }: { tenantId: string; companyId: string; timeZone: string; from: string },
): Promise<DayCount[]> {
  const { rows } = await tx.query<DayCount>({
    name: 'batch.count-by-day',
    text: `
      select to_char(created_at at time zone $3, 'YYYY-MM-DD') as day, type, state, count(*) as batches
      from batch.batches
      where tenant_id = $1 and company_id = $2 and not dry_run and created_at >= $4::date::timestamp at time zone $3
      group by 1, 2, 3
      order by 1, 2, 3`,
    values: [tenantId, companyId, timeZone, from],
  });
  return rows;
}
