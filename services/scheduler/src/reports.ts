import { recordTypes, type BatchFinished, type RunProgress } from '@autosync/contracts';
import type { Logger } from '@autosync/observability';
import type { Claimed } from './data-access/claim.ts';
import type { Dispatched } from './data-access/dispatch.ts';
import type { CancelOutcome } from './domain/cancel-rule.ts';
import { queueClassName, scheduledClassOf } from './domain/queue-classes.ts';
import type { SchedulerMetrics } from './metrics.ts';
import type { InFlight } from './operations/dispatch-runs.ts';
import type { QueuedRun } from './operations/queue-run.ts';
import type { Expired } from './operations/sweep-leases.ts';
import type { BatchTaken } from './operations/take-batch-finished.ts';
import type { Taken } from './operations/take-progress.ts';
import type { Places } from './operations/windows.ts';

/** What the machinery did, as metrics and, where a person may ask for it later, as a log line. */
export function createReports({ logger, measured }: { logger: Logger; measured: SchedulerMetrics }) {
  return {
    claimed(claimed: Claimed[], durationMs: number): void {
      measured.claimDuration.observe(durationMs / 1000);
      measured.lastClaim.set(Date.now() / 1000);
      if (claimed.length === 0) return;
      measured.dueLateness.observe(Math.max(...claimed.map(({ latenessMs }) => latenessMs)) / 1000);
      for (const { type, outcome, rows, slots } of claimed) {
        if (outcome === 'queued') {
          measured.slots.inc({ type, outcome }, rows);
          measured.slots.inc({ type, outcome: 'coalesced' }, slots - rows);
          measured.runsQueued.inc({ class: queueClassName(scheduledClassOf(type)) }, rows);
        } else measured.slots.inc({ type, outcome }, slots);
      }
      logger.debug({ claimed, durationMs }, 'due slots claimed');
    },

    dispatched(dispatched: Dispatched[]): void {
      for (const sent of dispatched) {
        const labels = { class: queueClassName(sent.class) };
        measured.dispatches.inc({ type: sent.type, ...labels }, sent.runs);
        measured.dispatchLateness.observe(labels, Math.max(0, sent.latenessMs) / 1000);
      }
      logger.debug({ dispatched }, 'runs dispatched');
    },

    inFlight(inFlight: InFlight[]): void {
      for (const { type, runs, window } of inFlight) measured.windowUsed.set({ type }, runs / window);
    },

    places(places: Places): void {
      for (const type of recordTypes) measured.workerPlaces.set({ type }, places[type]);
    },

    expired(expired: Expired[], message: 'lease expired' | 'dispatch lost'): void {
      for (const { run, fate } of expired) {
        measured.leasesExpired.inc({ type: run.type, fate });
        const { tenantId, companyId, batchId, runId, type, dispatch } = run;
        const fields = { tenantId, companyId, batchId, runId, type, dispatch, unstarted: run.unstarted, fate };
        logger.warn(fields, message);
      }
    },

    /** No lease has ended and nothing is lost: its worker is not there. */
    untaken(untaken: Expired[]): void {
      for (const { run } of untaken) {
        const { tenantId, companyId, batchId, runId, type, dispatch } = run;
        logger.info({ tenantId, companyId, batchId, runId, type, dispatch }, 'dispatch not taken up');
      }
    },

    progress(event: RunProgress, { fate, move }: Taken): void {
      const { outcome, tenantId, companyId, batchId, runId, type, dispatch, reason } = event;
      measured.progress.inc({ outcome, move: fate === 'refused' ? 'refused' : move });
      const fields = { tenantId, companyId, batchId, runId, type, dispatch, outcome, move, reason };
      if (move === 'finish' || move === 'fail' || move === 'reopen') logger.info(fields, 'run moved');
      else logger.debug(fields, 'run moved');
    },

    batchFinished(event: BatchFinished, { step, disconnects }: BatchTaken): void {
      measured.batchesFinished.inc({ step });
      if (!disconnects) return;
      const { tenantId, companyId, batchId, type } = event;
      measured.disconnects.inc({ type });
      logger.warn({ tenantId, companyId, batchId, type }, 'AutoSync disconnected after failures in a row');
    },

    queued({ run, created }: QueuedRun): void {
      const { tenantId, companyId, batchId, runId, type } = run;
      if (created) measured.runsQueued.inc({ class: 'manual' });
      logger.info({ tenantId, companyId, batchId, runId, type, created }, 'manual run queued');
    },

    cancelled(batchId: string, outcome: CancelOutcome): void {
      logger.info({ batchId, outcome }, 'cancel asked');
    },
  };
}
