import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export type RestingRun = { batchId: string; type: RecordType; until: Date };

/** The runs of a company that have begun and may not go on yet, whoever goes on first first. */
export async function listRestingRuns(
  tx: Tx,
  { companyId, now }: { companyId: string; now: Date | null },
): Promise<RestingRun[]> {
  const { rows } = await tx.query<RestingRun>({
    name: 'schedule.list-resting-runs',
    text: `
      select batch_id as "batchId", type, not_before as until from schedule.runs
      where company_id = $1 and ended_at is null and state = 'queued' and dispatch > 0
        and not_before > coalesce($2::timestamptz, clock_timestamp())
      order by not_before, batch_id`,
    values: [companyId, now],
  });
  return rows;
}
