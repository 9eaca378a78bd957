import { connectAsSuperuser } from '../harness/superuser.ts';
import type { BenchContext } from '../harness/benchmark.ts';
import { CLAIM_BATCH } from './our-queue.ts';

/** Moves due slots on and does nothing else: no skip locked, no judgement, no runs, no answer. */
export async function moveAllOn(context: BenchContext, connectionString: string, slots: number): Promise<number> {
  const superuser = await connectAsSuperuser(context, connectionString);
  for (let moved = 0; moved < slots; moved += CLAIM_BATCH) {
    await superuser.rows(
      `update schedule.types t set next_due_at = date_bin(t.period, now(), t.anchor) + t.period
       from (select company_id, type from schedule.types where next_due_at <= now() order by next_due_at limit $1) d
       where t.company_id = d.company_id and t.type = d.type`,
      [CLAIM_BATCH],
    );
  }
  await superuser.close();
  return slots;
}
