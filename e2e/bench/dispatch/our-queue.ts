import { ofEachType } from '@autosync/contracts';
import { createDb, type Db } from '@autosync/db';
import { plansForMs } from '../../../services/scheduler/src/data-access/all-tenants.ts';
import { claimRound } from '../../../services/scheduler/src/operations/claim-slots.ts';
import { dispatchRound } from '../../../services/scheduler/src/operations/dispatch-runs.ts';

/** The scheduler's defaults. */
export const CLAIM_BATCH = 1000;
export const DISPATCH_BATCH = 500;

export function openQueue(connectionString: string): Db {
  return createDb({ connectionString, applicationName: 'bench', poolMax: 2, plansForMs, onPoolError: () => undefined });
}

/** Of each type as many on their way as this. */
const sendingOf = (window: number) => ({ places: ofEachType(window), window });

/** Claims until nothing is due, sending at once what may go, as the service does; without a window it only queues. Answers how many slots got their outcome. */
export async function claimAll(db: Db, { window }: { window?: number } = {}): Promise<number> {
  const sending = window === undefined ? null : sendingOf(window);
  for (let total = 0; ;) {
    const { claimed } = await claimRound(db, { limit: CLAIM_BATCH, sending, now: null });
    const rows = claimed.reduce((sum, part) => sum + part.rows, 0);
    total += rows;
    if (rows === 0) return total;
  }
}

/** Dispatches until every company has a run on its way; answers how many outbox rows that made. */
export async function dispatchAll(db: Db, { window }: { window: number }): Promise<number> {
  const settings = { ...sendingOf(window), batch: DISPATCH_BATCH, reconnectLimitMs: 86_400_000, now: null };
  for (let total = 0; ;) {
    const dispatched = await dispatchRound(db, settings);
    const runs = dispatched.reduce((sum, part) => sum + part.runs, 0);
    total += runs;
    if (runs === 0) return total;
  }
}
