import { ofEachType } from '@autosync/contracts';
import { createDb, type Db } from '@autosync/db';
import { plansForMs } from '../../../services/scheduler/src/data-access/all-tenants.ts';
import { rowsOf } from '../../../services/scheduler/src/data-access/claim.ts';
import { claimRound } from '../../../services/scheduler/src/operations/claim-slots.ts';
import { dispatchRound } from '../../../services/scheduler/src/operations/dispatch-runs.ts';
import type { Stopwatch } from '../harness/comparison.ts';

/** The scheduler's defaults. */
export const CLAIM_BATCH = 1000;
export const DISPATCH_BATCH = 500;
const sending = { places: ofEachType(1000), window: 1000 };

export function openQueue(connectionString: string): Db {
  return createDb({ connectionString, applicationName: 'bench', poolMax: 2, plansForMs, onPoolError: () => undefined });
}

/** What workers and the relay do at once here: each run that was sent is over, and its event is in Kafka. */
async function endRuns(db: Db): Promise<void> {
  await db.withAllTenants(async (tx) => {
    await tx.query({
      text: `update schedule.companies set slot_run_id = null, slot_type = null, slot_dispatch = null
             where slot_run_id is not null`,
    });
    await tx.query({ text: `delete from schedule.runs where state = 'dispatched'` });
    await tx.query({ text: 'delete from schedule.outbox' });
  });
}

/** Claims until nothing is due, sending at once what may go, as the service does, or only queueing. Answers how many slots got their outcome. */
export async function claimAll(db: Db, stopwatch: Stopwatch, { sends }: { sends: boolean }): Promise<number> {
  const settings = { limit: CLAIM_BATCH, sending: sends ? sending : null, now: null };
  for (let total = 0; ;) {
    const { claimed } = await stopwatch.time(() => claimRound(db, settings));
    const rows = rowsOf(claimed);
    if (rows === 0) return total;
    total += rows;
    if (sends) await endRuns(db);
  }
}

/** Dispatches until each company has had a run on its way; answers how many. */
export async function dispatchAll(db: Db, stopwatch: Stopwatch): Promise<number> {
  const settings = { ...sending, batch: DISPATCH_BATCH, reconnectLimitMs: 86_400_000, now: null };
  for (let total = 0; ;) {
    const dispatched = await stopwatch.time(() => dispatchRound(db, settings));
    const runs = dispatched.reduce((sum, part) => sum + part.runs, 0);
    if (runs === 0) return total;
    total += runs;
    await endRuns(db);
  }
}
