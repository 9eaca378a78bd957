import type { RunCheckMessage } from '@autosync/contracts';
import { longDuration, typicalDuration } from '../domain/durations.ts';
import type { CheckedRun } from '../operations/check-run.ts';

/** The answer as gRPC carries it: an absent time or text is "". */
export function toRunCheckMessage({ running, nextDue, now, ...check }: CheckedRun): RunCheckMessage {
  return {
    answer: check.answer,
    reasons: check.reasons,
    running: running && {
      batchId: running.batchId,
      type: running.type,
      trigger: running.trigger,
      referenceOnly: running.referenceOnly,
      typicalDurationMs: typicalDuration(running.durationsMs),
      p95DurationMs: longDuration(running.durationsMs),
    },
    waiting: check.waiting,
    nextDueType: nextDue?.type ?? '',
    nextDueAt: nextDue?.at.toISOString() ?? '',
    at: now.toISOString(),
    resting: check.resting.map(({ batchId, type, until }) => ({ batchId, type, until: until.toISOString() })),
  };
}
