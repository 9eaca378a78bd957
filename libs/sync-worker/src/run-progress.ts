import {
  runProgressEvent,
  runProgressTopic,
  type FailureCategory,
  type ProgressOutcome,
  type RunProgress,
  type SyncDue,
} from '@autosync/contracts';
import type { OutgoingMessage } from '@autosync/kafka';

export type ProgressFacts = {
  outcome: ProgressOutcome;
  worked?: boolean;
  reason?: string;
  category?: FailureCategory;
  /** How long the run rests. */
  notBeforeMs?: number;
  connectionVersion?: number;
};

/** What a worker tells the scheduler about a dispatch: the only thing that moves a run (docs/protocol.md#progress). */
export function toRunProgress(event: SyncDue, facts: ProgressFacts, now: Date): RunProgress {
  const { tenantId, companyId, type, runId, batchId, dispatch, trigger } = event;
  const { notBeforeMs } = facts;
  return {
    tenantId,
    companyId,
    type,
    runId,
    batchId,
    dispatch,
    trigger,
    ...facts,
    ...(notBeforeMs === undefined ? {} : { notBefore: new Date(now.getTime() + notBeforeMs).toISOString() }),
    at: now.toISOString(),
  };
}

export function toProgressMessage(progress: RunProgress, source: string): OutgoingMessage {
  return runProgressEvent.encode(progress, runProgressTopic, { source, now: new Date(progress.at) });
}
