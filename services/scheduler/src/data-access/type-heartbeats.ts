import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

/** Notes that workers of these types take up runs. At most once a second, so that the few rows do not become a queue. */
export async function noteTypeHeartbeats(
  tx: Tx,
  { types, now }: { types: readonly RecordType[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.note-type-heartbeats',
    text: `
      with stale as materialized (
        select type from schedule.type_heartbeats
        where type = any($1::text[]) and seen_at < coalesce($2::timestamptz, clock_timestamp()) - interval '1 second'
        order by type for update
      )
      update schedule.type_heartbeats l set seen_at = coalesce($2::timestamptz, clock_timestamp())
      from stale s where l.type = s.type`,
    values: [types, now],
  });
}

/** Of these runs (by batch) those during whose dispatch a worker of their type took up another run. */
export async function readRunsOvertaken(tx: Tx, { batchIds }: { batchIds: readonly string[] }): Promise<Set<string>> {
  const { rows } = await tx.query<{ batch_id: string }>({
    name: 'schedule.read-runs-overtaken',
    text: `
      select r.batch_id from schedule.runs r join schedule.type_heartbeats s on s.type = r.type
      where r.batch_id = any($1::uuid[]) and s.seen_at > r.dispatched_at`,
    values: [batchIds],
  });
  return new Set(rows.map((row) => row.batch_id));
}
