import type { RunCheckMessage } from '@autosync/contracts';
import { longDuration, typicalDuration } from '../domain/durations.ts';
import type { QueueView, RunCheck } from '../domain/run-check.ts';

/** The answer as gRPC carries it: an absent time or text is "". */
export function toRunCheckMessage({ running, nextDue, now, ...check }: QueueView & RunCheck): RunCheckMessage {
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
  };
}
