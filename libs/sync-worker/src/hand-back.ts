import { noPlace, type SyncDue } from '@autosync/contracts';
import type { HandBack } from '@autosync/kafka';
import { toProgressMessage, toRunProgress } from './run-progress.ts';
import type { WorkerContext } from './worker-context.ts';

/** Longer than a place usually takes to become free, and short beside what somebody waits for. */
const HAND_BACK_AFTER_MS = 30_000;

/** Between two looks for a place, so that a run is not handed back and taken again all the time. */
const REST_MS = 5000;

/**
 * Gives runs back that have waited too long for a place: they wait in the scheduler's queue, where others can overtake
 * them, and go to whichever worker is free (docs/protocol.md#consume). Runs that somebody waits for stay: they are next.
 */
export function createHandBack(
  worker: Pick<WorkerContext, 'producer' | 'clock' | 'source'>,
  { afterMs = HAND_BACK_AFTER_MS }: { afterMs?: number } = {},
): HandBack<SyncDue> {
  return {
    afterMs,
    mayHandBack: ({ trigger, parameters }) =>
      (trigger === 'schedule' || trigger === 'webhook') &&
      parameters.close === undefined &&
      parameters.referenceOnly !== true,
    async handBack(event) {
      const facts = { outcome: 'deferred', reason: noPlace, notBeforeMs: REST_MS } as const;
      const progress = toRunProgress(event, facts, worker.clock.now());
      await worker.producer.send([toProgressMessage(progress, worker.source)]);
    },
  };
}
