import type { BatchFinished, Notice } from '@autosync/contracts';
import { absent, present, type MatterChange } from './matter.ts';

/** An event that arrived. Its id is the same whenever the same event is repeated. */
export type Fact = { id: string; tenantId: string; companyId: string; at: string } & (
  | { kind: 'batch'; batch: BatchFinished }
  | { kind: 'notice'; notice: Notice }
);

/** Whether a batch failed as a whole, and not because of its records. A lost connection is a matter of its own. */
function isFailedAsAWhole({ state, counts, category, reason }: BatchFinished): boolean {
  return state === 'finishedWithError' && counts.failed === 0 && reason !== undefined && category !== 'auth';
}

function ofBatch(batch: BatchFinished): MatterChange[] {
  const { type, state, reason, category, batchId, dryRun } = batch;
  if (dryRun || state === 'cancelled') return [];
  if (isFailedAsAWhole(batch))
    return [present({ kind: 'batch', type }, [reason ?? 'failed'], { reason, category, batchId })];
  return [absent({ kind: 'batch', type })];
}

function ofFailures(notice: Notice): MatterChange[] {
  const { type = null, failuresInARow = 0, disconnectAfter = 0, disconnected = false } = notice;
  const details = { failuresInARow, disconnectAfter };
  const isNext = !disconnected && failuresInARow > 0 && failuresInARow === disconnectAfter - 1;
  return [
    isNext ? present({ kind: 'failing', type }, ['next'], details) : absent({ kind: 'failing', type }),
    disconnected ? present({ kind: 'disconnected', type }, ['off'], details) : absent({ kind: 'disconnected', type }),
  ];
}

function ofNotice(notice: Notice): MatterChange[] {
  const { kind, type = null, lastSuccessAt = null, syncedTypes = [] } = notice;
  switch (kind) {
    case 'connectionChanged':
      return notice.connectionState === 'needsReconnect'
        ? [present({ kind: 'connection' }, ['needsReconnect'])]
        : [absent({ kind: 'connection' })];
    case 'failuresChanged':
      return ofFailures(notice);
    case 'overdue':
      return [present({ kind: 'overdue', type }, ['overdue'], { lastSuccessAt })];
    case 'onTime':
      return [absent({ kind: 'overdue', type })];
    case 'settingsChanged':
      // Saving the settings with the type enabled connects it again.
      return syncedTypes.map((synced) => absent({ kind: 'disconnected', type: synced }));
  }
}

/**
 * The matters that an event makes present or absent. Problems of records are not among them: they are read when people
 * are told.
 */
export function mattersOf(fact: Fact): MatterChange[] {
  return fact.kind === 'batch' ? ofBatch(fact.batch) : ofNotice(fact.notice);
}
