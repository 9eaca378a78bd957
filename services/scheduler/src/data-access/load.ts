import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { loadMemoryMs, slowAfterMs, type Load } from '../domain/window-rule.ts';

const PART_MS = 5000;
const PARTS = loadMemoryMs / PART_MS + 1;

/** What is on its way of each type, and what its workers did lately. */
export async function readLoads(tx: Tx, { now }: { now: Date | null }): Promise<Load[]> {
  const { rows } = await tx.query<{
    type: RecordType;
    in_flight: number;
    slow: number;
    started: number;
    ended: number;
    idle: number;
    handed_back: number;
  }>({
    name: 'schedule.read-loads',
    text: `
      with clock as materialized (select coalesce($1::timestamptz, clock_timestamp()) as now),
      in_flight as (
        select slot_type, count(*)::int as runs,
               count(*) filter (where lease_until is not null
                 or slot_published_at <= (select now from clock) - $2::float8 * interval '1 ms')::int as slow
        from schedule.companies where slot_run_id is not null group by slot_type
      ),
      done as (
        select type, sum(started)::int as started, sum(ended)::int as ended, sum(idle)::int as idle,
               sum(handed_back)::int as handed_back
        from schedule.taken_up
        where since > (select now from clock) - $3::float8 * interval '1 ms' and since <= (select now from clock)
        group by type
      )
      select l.type, coalesce(f.runs, 0) as in_flight, coalesce(f.slow, 0) as slow, coalesce(d.started, 0) as started,
             coalesce(d.ended, 0) as ended, coalesce(d.idle, 0) as idle, coalesce(d.handed_back, 0) as handed_back
      from (select distinct type from schedule.lanes) l
      left join in_flight f on f.slot_type = l.type
      left join done d on d.type = l.type`,
    values: [now, slowAfterMs, loadMemoryMs],
  });
  return rows.map(({ in_flight: inFlight, handed_back: handedBack, ...row }) => ({ inFlight, handedBack, ...row }));
}

export type TakenUp = { type: RecordType; started: number; ended: number; idle: number; handedBack: number };

/** Adds to what workers did in these five seconds. Last in its transaction: everybody who takes progress writes these rows. */
export async function noteTakenUp(
  tx: Tx,
  { takenUp, now }: { takenUp: readonly TakenUp[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.note-taken-up',
    text: `
      with clock as materialized (select coalesce($2::timestamptz, clock_timestamp()) as now),
      part as materialized (
        select floor(extract(epoch from now) * 1000 / $3::float8)::bigint as number from clock
      )
      insert into schedule.taken_up as t (type, part, since, started, ended, idle, handed_back)
      select w.type, p.number % $4::int, to_timestamp(p.number * $3::float8 / 1000), w.started, w.ended, w.idle,
             w."handedBack"
      from part p, jsonb_to_recordset($1::jsonb) as w(
        type text, started integer, ended integer, idle integer, "handedBack" integer)
      order by w.type
      on conflict (type, part) do update
      set since = excluded.since,
          started = excluded.started + case when t.since = excluded.since then t.started else 0 end,
          ended = excluded.ended + case when t.since = excluded.since then t.ended else 0 end,
          idle = excluded.idle + case when t.since = excluded.since then t.idle else 0 end,
          handed_back = excluded.handed_back + case when t.since = excluded.since then t.handed_back else 0 end`,
    values: [JSON.stringify(takenUp), now, PART_MS, PARTS],
  });
}
