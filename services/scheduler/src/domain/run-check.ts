import { declarationOf, whyPaused, type RecordType, type Trigger } from '@autosync/contracts';
import type { ConnectionState } from './company.ts';
import type { Pause } from './pause.ts';

/** What counts for a manual run that is not queued yet, as of `now`. */
export type QueueView = {
  connectionState: ConnectionState;
  disabled: boolean;
  /** What holds for the company. */
  pauses: readonly Pause[];
  /** What has the company's slot. */
  running: {
    batchId: string;
    type: RecordType;
    trigger: Trigger;
    referenceOnly: boolean;
    /** A worker has it. */
    taken: boolean;
    durationsMs: number[];
  } | null;
  /** Runs that would go before it. */
  waiting: number;
  /** What begins next by itself: nothing while the company is not connected, switched off or paused. */
  nextDue: { type: RecordType; at: Date } | null;
  now: Date;
};

export type RunCheck = {
  answer: 'safe' | 'wait';
  reasons: {
    code: 'not-connected' | 'needs-reconnect' | 'disabled' | 'paused' | 'running' | 'queue';
    message: string;
  }[];
};

/**
 * Whether a manual run would start within 10 s (docs/protocol.md#contracts, run-check). It is always accepted: what is in its way only
 * makes it wait. The dispatch window is no reason: manual runs go first, and one of its places is free within seconds.
 */
export function decideRunCheck({ connectionState, disabled, pauses, running, waiting }: QueueView): RunCheck {
  const reasons: RunCheck['reasons'] = [];
  if (connectionState === 'disconnected') {
    reasons.push({
      code: 'not-connected',
      message: 'The company is not connected to QuickBooks; a batch waits for it.',
    });
  }
  if (connectionState === 'needsReconnect') {
    const message = 'QuickBooks no longer accepts the connection; a batch waits until the company is connected again.';
    reasons.push({ code: 'needs-reconnect', message });
  }
  if (disabled) {
    reasons.push({ code: 'disabled', message: 'The company is switched off; a batch waits until it is on again.' });
  }
  for (const pause of pauses) {
    const what = pause.type === null ? 'A batch' : `A batch of ${declarationOf(pause.type).title}`;
    reasons.push({ code: 'paused', message: `${what} waits until somebody resumes it. ${whyPaused(pause)}` });
  }
  if (running !== null) {
    reasons.push({ code: 'running', message: whatRuns(running) });
  }
  if (waiting > 0) {
    const message =
      waiting === 1 ? 'One other run of the company goes first.' : `${waiting} other runs of the company go first.`;
    reasons.push({ code: 'queue', message });
  }
  return { answer: reasons.length === 0 ? 'safe' : 'wait', reasons };
}

function whatRuns({ type, referenceOnly, taken }: NonNullable<QueueView['running']>): string {
  const { title } = declarationOf(type);
  if (taken) {
    const what = referenceOnly ? 'Reference data is being read from QuickBooks' : `A batch of ${title} is running`;
    return `${what}; it lets others have their turn within 190 seconds.`;
  }
  const what = referenceOnly ? 'Reading reference data from QuickBooks' : `A batch of ${title}`;
  return `${what} waits until the worker of ${title} takes it up; while none is there, it lets others have their turn within 10 seconds.`;
}
