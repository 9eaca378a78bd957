import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { changeSlots, type SlotChange } from '../data-access/companies.ts';
import { chooseNextRuns } from '../data-access/next-runs.ts';
import { insertNotices } from '../data-access/notices.ts';
import { announceBatches } from '../data-access/outbox.ts';
import { deleteRuns, insertRuns, updateRuns } from '../data-access/runs.ts';
import { noteFreshness } from '../data-access/types.ts';
import type { RunChange } from '../domain/run-change.ts';
import type { Run } from '../domain/run.ts';

/** The times of the protocol that statements need. */
export type Timing = { leaseMs: number; reconnectLimitMs: number };

/**
 * Stores decisions about runs, under the locks of their companies: as many statements for a thousand changes as for one.
 */
export async function applyChanges(
  tx: Tx,
  changes: readonly RunChange[],
  { leaseMs, reconnectLimitMs, now }: Timing & { now: Date | null },
): Promise<void> {
  if (changes.length === 0) return;
  const stored = (store: RunChange['store']): Run[] => changes.filter((c) => c.store === store).map((c) => c.run);
  const inserted = stored('insert');
  const updated = stored('update');
  const deleted = stored('delete');
  if (inserted.length > 0) await insertRuns(tx, inserted);
  if (updated.length > 0) await updateRuns(tx, updated);
  if (deleted.length > 0) await deleteRuns(tx, { batchIds: deleted.map((run) => run.batchId) });

  const slots = slotChanges(changes);
  await changeSlots(tx, { changes: slots, leaseMs, now });
  const companyIds = slots.map((slot) => slot.companyId);
  await chooseNextRuns(tx, { companyIds, reconnectLimitMs, now });

  await insertNotices(tx, { notices: changes.flatMap(lostConnections), now });
  const notes = changes.flatMap(({ run, freshness }) =>
    freshness === null ? [] : [{ companyId: run.companyId, type: run.type, ...freshness }],
  );
  if (notes.length > 0) await noteFreshness(tx, notes);
  const announcements = changes.map(({ announce }) => announce).filter((announce) => announce !== null);
  if (announcements.length > 0) await announceBatches(tx, { announcements, now });
}

/** A worker found it out before the gateway could say so. Hearing of it twice changes nothing. */
function lostConnections({ run: { tenantId, companyId }, lostConnection }: RunChange) {
  if (lostConnection === null) return [];
  const state = { connectionState: 'needsReconnect', connectionVersion: lostConnection } as const;
  return [{ tenantId, companyId, kind: 'connectionChanged' as const, ...state }];
}

/** One per company: a company may have several changed runs, of which at most one is in its slot. */
function slotChanges(changes: readonly RunChange[]): SlotChange[] {
  return [...Map.groupBy(changes, (change) => change.run.companyId)].map(([companyId, own]) => {
    const moved = own.find((change) => change.slot !== 'keep');
    const run = (moved ?? own[0])?.run;
    if (run === undefined) throw new TypeError('a group is never empty');
    const lost = own.flatMap(({ lostConnection }) => (lostConnection === null ? [] : [lostConnection]));
    return {
      companyId,
      slot: moved?.slot ?? 'keep',
      runId: run.runId,
      type: run.type,
      dispatch: run.dispatch,
      stopsWaiting: own.filter((change) => change.stopsWaiting).map((change): RecordType => change.run.type),
      lostConnection: lost.length === 0 ? null : Math.max(...lost),
    };
  });
}
