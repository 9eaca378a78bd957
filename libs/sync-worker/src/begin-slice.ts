import { readConnectedCompanies, type ConnectedCompany } from '@autosync/connections';
import type { SyncDue } from '@autosync/contracts';
import type { Db, Tx } from '@autosync/db';
import {
  raiseEpochs,
  readHandovers,
  releaseEpochs,
  startSlices,
  withFence,
  type Fence,
  type Handover,
  type SliceKey,
  type SliceStart,
} from '@autosync/records';
import { hasBatch, openBatch } from './open-batch.ts';
import type { WorkerDefinition } from './worker-definition.ts';

export type BegunSlice<Start> = {
  kind: 'work';
  fence: Fence;
  start: Extract<SliceStart, { kind: 'work' }>;
  /** The holder before did not give the company back: calls of it may still be under way (docs/protocol.md#limiter). */
  uncleanTakeover: boolean;
  handover: Handover;
  connected: ConnectedCompany;
  /** What the definition's work begins with. */
  workStart: Start;
};

export type Begun<Start> = BegunSlice<Start> | { kind: 'replay'; progress: unknown } | { kind: 'idle' };

type Taken = { event: SyncDue; fence: Fence; clean: boolean; survived: boolean };

/**
 * The first transaction of slices under their companies' locks: raises the epochs, enters the runs, and reads what their work needs,
 * in as many statements for a hundred companies as for one. A run that had work when it was looked at and has none now is
 * `idle`. Answers in the order of the events.
 */
export async function beginSlices<Start>(
  tx: Tx,
  { definition, holder }: { definition: WorkerDefinition<Start>; holder: string },
  events: readonly SyncDue[],
): Promise<Begun<Start>[]> {
  const now = null;
  const taken = paired(events, await raiseEpochs(tx, { companies: events, holder, now })).map(
    ([event, { epoch, ...before }]): Taken => ({ event, fence: { ...placeOf(event), epoch }, ...before }),
  );
  const candidates = events.filter(mayBeIdle);
  const idle = candidates.length === 0 ? undefined : await definition.findIdle?.(tx, candidates, now);
  const busy = taken.filter(({ event }) => idle?.has(event.runId) !== true);
  const starts = await startSlices(tx, busy.map(toSliceOfRun), now);
  const begun = new Map<string, Begun<Start>>();
  const working: (Taken & { start: BegunSlice<Start>['start'] })[] = [];
  for (const [one, start] of paired(busy, starts)) {
    if (start.kind === 'work') working.push({ ...one, start });
    else begun.set(one.event.runId, start);
  }

  const runs = working.map(({ event }) => event);
  const handovers = await readHandovers(
    tx,
    runs.map(({ companyId }) => companyId),
  );
  const connected = await readConnectedCompanies(tx, runs);
  const workStarts = (await definition.readStarts?.(tx, runs, now)) ?? [];
  for (const [place, { event, fence, start, clean }] of working.entries()) {
    begun.set(event.runId, {
      kind: 'work',
      fence,
      start,
      uncleanTakeover: !clean,
      handover: handovers[place] as Handover,
      connected: connected[place] as ConnectedCompany,
      workStart: workStarts[place] as Start,
    });
  }
  const over = taken.filter(({ event }) => begun.get(event.runId)?.kind !== 'work');
  await releaseEpochs(
    tx,
    over.map(({ fence }) => fence),
  );
  return events.map(({ runId }) => begun.get(runId) ?? { kind: 'idle' });
}

/** Statements for many companies answer in the order in which they were given. */
function paired<A, B>(items: readonly A[], answers: readonly B[]): [A, B][] {
  return items.map((item, place) => [item, answers[place] as B]);
}

function placeOf({ tenantId, companyId }: SyncDue): { tenantId: string; companyId: string } {
  return { tenantId, companyId };
}

function toSliceOfRun({ event, survived }: Taken): SliceKey & { survived: boolean } {
  const { type, runId, batchId, dispatch } = event;
  return { ...placeOf(event), type, runId, batchId, dispatch, survived };
}

/** The first slice of a run also opens its batch, unless only the work can tell whether there is one. */
export async function openBatchAtStart(
  db: Db,
  definition: Pick<WorkerDefinition<never>, 'countWork'>,
  { event, begun: { fence, start } }: { event: SyncDue; begun: Pick<BegunSlice<unknown>, 'fence' | 'start'> },
): Promise<void> {
  const { countWork } = definition;
  if (start.batchOpen || !hasBatch(event) || (countWork === undefined && mayBeIdle(event))) return;
  await withFence(db, fence, async (tx) => {
    const total = (await countWork?.(tx, scopeOf(event, start))) ?? (mayBeIdle(event) ? undefined : 0);
    if (total === undefined) return;
    await openBatch(tx, { event, total, now: null });
    start.total = total;
    start.batchOpen = true;
  });
}

function scopeOf({ companyId, runId, parameters }: SyncDue, { firstStartedAt }: { firstStartedAt: Date }) {
  const { recordIds, previewId } = parameters;
  const chosen = { ...(recordIds !== undefined && { recordIds }), ...(previewId !== undefined && { previewId }) };
  return { companyId, runId, firstStartedAt, ...chosen };
}

/** Only plain runs that nobody asked for may end without a batch (docs/protocol.md#consume). */
export function mayBeIdle({ trigger, parameters }: SyncDue): boolean {
  const { recordIds, startDate, dryRun, previewId, referenceOnly, close } = parameters;
  const plain =
    recordIds === undefined &&
    startDate === undefined &&
    dryRun !== true &&
    previewId === undefined &&
    referenceOnly !== true &&
    close === undefined;
  return plain && (trigger === 'schedule' || trigger === 'webhook');
}
