import type { RunProgress, SyncDue } from '@autosync/contracts';
import { AutosyncError, addToSpan } from '@autosync/core';
import type { CompanyLock } from '@autosync/db';
import type { HandlerContext } from '@autosync/kafka';
import { beginSlices, mayBeIdle, openBatchAtStart, type BegunSlice } from './begin-slice.ts';
import { createCompanyGroup } from './company-groups.ts';
import { acquireCompany } from './company-lock.ts';
import { createSliceEnding } from './end-slice.ts';
import { openSlice, type OpenedSlice } from './open-slice.ts';
import { readQbo } from './reading.ts';
import { toProgressMessage, toRunProgress, type ProgressFacts } from './run-progress.ts';
import { sliceEndOf } from './slice-yield.ts';
import { createStartNotice, STARTED_AFTER_MS } from './start-notice.ts';
import type { Slice, SliceEnd } from './slice.ts';
import type { WorkerContext } from './worker-context.ts';
import type { WorkerDefinition } from './worker-definition.ts';

/** How a dispatch ended here, for the log and the metric. */
type SliceOutcome = SliceEnd | { kind: 'deferred' | 'replayed' };

/**
 * Works on one dispatch of a run (docs/protocol.md#lock, #progress). The life of a slice:
 *
 *   lock      not free: `deferred`, unless this dispatch is open elsewhere, then wait for it
 *   begin     epoch raised, run entered; a repeated dispatch is answered with what it reported before
 *   batch     opened, unless only the work can tell whether there is one
 *   started   the scheduler's lease begins; not told of a slice that is soon over and found nothing
 *   work      the definition's part
 *   end       outcome, finish row and limiter window committed under the fence
 *   progress  acknowledged by the broker
 *   unlock    only then, and after it the offset
 *
 * It may die between any two lines: the event is then delivered again, and the same dispatch resumes or is answered.
 * Throws retryable errors for another try of the event.
 */
export function createRunHandler<Start>(
  worker: WorkerContext,
  definition: WorkerDefinition<Start>,
  { startedAfterMs = STARTED_AFTER_MS }: { startedAfterMs?: number } = {},
) {
  const begin = createCompanyGroup(worker.db, (tx, events: readonly SyncDue[]) =>
    beginSlices(tx, { definition, holder: worker.source }, events),
  );
  const endSliceOfRun = createSliceEnding(worker, definition);

  async function publish(event: SyncDue, facts: ProgressFacts): Promise<void> {
    await send(toRunProgress(event, facts, worker.clock.now()));
  }

  async function send(progress: RunProgress): Promise<void> {
    await worker.producer.send([toProgressMessage(progress, worker.source)]);
  }

  async function workUnderLock(event: SyncDue, lock: CompanyLock, signal: AbortSignal): Promise<SliceOutcome> {
    const begun = await begin(event);
    switch (begun.kind) {
      case 'replay':
        // Nothing is stored when an old dispatch arrives while a newer one has not ended: that one will report.
        if (begun.progress !== null) await send(begun.progress as RunProgress);
        return { kind: 'replayed' };
      case 'idle':
        await publish(event, { outcome: 'finished', worked: false, reason: 'nothing-pending' });
        return { kind: 'idle', reason: 'nothing-pending' };
      case 'work':
        return workOn(event, begun, lock, signal);
    }
  }

  async function workOn(
    event: SyncDue,
    begun: BegunSlice<Start>,
    lock: CompanyLock,
    signal: AbortSignal,
  ): Promise<SliceOutcome> {
    await openBatchAtStart(worker.db, definition, { event, begun });
    const started = createStartNotice({
      send: () => publish(event, { outcome: 'started' }),
      afterMs: startedAfterMs,
      onError: (err) => worker.logger.debug({ runId: event.runId, err }, 'the start is told with the end'),
    });
    try {
      if (!mayPassUnnoticed(event, begun)) await started.tell();
      const opened = await openSlice(worker, { event, begun, lock, signal });
      const { end, progress } = await workInRealm(event, begun, opened).finally(opened.leaveRealm);
      if (end.kind === 'idle') await started.cancel();
      else await started.tell();
      await send(progress);
      return end;
    } finally {
      await started.cancel();
    }
  }

  /**
   * A slice of which only the work can tell whether it has any is seldom more than one call. Of a first dispatch: of another one
   * the scheduler must know that it has started, or it would believe what an older one reports late.
   */
  function mayPassUnnoticed(event: SyncDue, { start }: BegunSlice<Start>): boolean {
    return definition.countWork === undefined && mayBeIdle(event) && event.dispatch === 1 && !start.batchOpen;
  }

  /** Works, and stores how it ended. */
  async function workInRealm(
    event: SyncDue,
    begun: BegunSlice<Start>,
    opened: OpenedSlice,
  ): Promise<{ end: SliceEnd; progress: RunProgress }> {
    const end: SliceEnd =
      opened.kind === 'open'
        ? await endOf(() => runSlice(opened.slice, definition, begun.workStart))
        : { kind: 'yielded', reason: 'needs-reconnect' };
    const progress = await endSliceOfRun({
      event,
      fence: begun.fence,
      end,
      batchIsOpen: opened.kind === 'open' ? opened.slice.batchIsOpen() : begun.start.batchOpen,
      connectionVersion: opened.connectionVersion(),
      ...(opened.kind === 'open' ? { limiterWindow: opened.slice.limiterWindow() } : {}),
    });
    return { end, progress };
  }

  /** One line and one count per slice, however it ends; `error` means the event will be tried again. */
  async function observed(event: SyncDue, work: () => Promise<SliceOutcome>): Promise<void> {
    const startedMs = worker.clock.monotonicMs();
    const { tenantId, companyId, type, runId, batchId, dispatch } = event;
    const fields = { tenantId, companyId, type, runId, batchId, dispatch };
    addToSpan({
      tenant_id: tenantId,
      company_id: companyId,
      record_type: type,
      run_id: runId,
      batch_id: batchId,
      dispatch,
    });
    try {
      const outcome = await work();
      const durationMs = Math.round(worker.clock.monotonicMs() - startedMs);
      worker.metrics.slices.inc({ type, outcome: outcome.kind });
      addToSpan({ outcome: outcome.kind, ...reasonOf(outcome) });
      worker.metrics.sliceSeconds.observe({ type }, durationMs / 1000);
      worker.logger.info({ ...fields, outcome: outcome.kind, ...reasonOf(outcome), durationMs }, 'slice ended');
    } catch (error) {
      worker.metrics.slices.inc({ type, outcome: 'error' });
      throw error;
    }
  }

  return {
    async handle(event: SyncDue, context: HandlerContext): Promise<void> {
      const lock = await acquireCompany(worker, event, context);
      if (lock === null) {
        if (context.signal.aborted) throw new AutosyncError('stopping', 'the worker stops', { retryable: true });
        await observed(event, async () => {
          await publish(event, { outcome: 'deferred', reason: 'company-busy', notBeforeMs: worker.deferMs });
          return { kind: 'deferred' };
        });
        return;
      }
      try {
        await observed(event, () => workUnderLock(event, lock, AbortSignal.any([context.signal, lock.lost])));
      } finally {
        await lock.release();
      }
    },

    /** Tells the scheduler that an event which could be read will never be worked on (docs/protocol.md#progress). */
    async giveUp(event: SyncDue, reason: string): Promise<void> {
      await publish(event, { outcome: 'failed', category: 'platform', reason });
    },
  };
}

/** How the work ended; a `slice-yield` from anywhere inside it is an end like any other. */
async function endOf(work: () => Promise<SliceEnd>): Promise<SliceEnd> {
  try {
    return await work();
  } catch (error) {
    const end = sliceEndOf(error);
    if (end === undefined) throw error;
    return end;
  }
}

/** Nothing is written for a realm that QuickBooks has not answered for; the run that follows connecting asks first. */
async function requireRealm(slice: Slice): Promise<void> {
  if (slice.realmConfirmed) return;
  await readQbo(slice, () => slice.qbo.companyInfo());
  await slice.confirmRealm();
}

/** Work, cancelling and closing, with progress reports around them. */
async function runSlice<Start>(slice: Slice, definition: WorkerDefinition<Start>, start: Start): Promise<SliceEnd> {
  const { close, referenceOnly } = slice.event.parameters;
  if (referenceOnly === true) {
    await definition.readReference(slice);
    await slice.confirmRealm();
    return { kind: 'finished', reason: 'reference-read' };
  }
  await slice.reporter.start();
  try {
    if (close !== undefined) {
      await definition.skipRest(slice, close);
      return close === 'cancelled'
        ? { kind: 'cancelled' }
        : { kind: 'failed', category: 'auth', reason: 'connection-broken' };
    }
    const end = await endOf(async () => {
      await requireRealm(slice);
      return definition.work(slice, start);
    });
    if (end.kind === 'cancelled') await definition.skipRest(slice, 'cancelled');
    if (end.kind === 'yielded') slice.reporter.setStep(stepOf(end));
    return end;
  } finally {
    await slice.reporter.stop();
  }
}

function reasonOf(outcome: SliceOutcome): { reason?: string } {
  return 'reason' in outcome && outcome.reason !== undefined ? { reason: outcome.reason } : {};
}

function stepOf(end: Extract<SliceEnd, { kind: 'yielded' }>) {
  switch (end.reason) {
    case 'needs-reconnect':
      return 'waiting-for-reconnection' as const;
    case 'qbo-throttled':
    case 'qbo-unavailable':
    case 'limiter-wait':
    case 'look-up-wait':
    case 'token-wait':
      return 'waiting-for-quickbooks' as const;
    case 'slice-limit':
    case 'stopping':
      return 'syncing' as const;
  }
}
