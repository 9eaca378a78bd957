import { createLoop, type Loop } from '@autosync/core';
import type { BatchStep } from '@autosync/contracts';

/** Tells batch-status how far a run is. Best effort: no answer means go on (docs/protocol.md#report). */
export type ProgressReporter = {
  /** Reports once before the first document, then every interval. */
  start(): Promise<void>;
  stop(): Promise<void>;
  addDone(count: number): void;
  setTotal(total: number): void;
  setStep(step: BatchStep): void;
  /** True once an answer said that somebody asked to cancel. */
  cancelRequested(): boolean;
};

export type ReportProgress = (progress: {
  done: number;
  total: number;
  step: BatchStep;
}) => Promise<{ cancelRequested: boolean }>;

export function createProgressReporter({
  report,
  done: doneBefore,
  total: totalBefore,
  intervalMs,
  onError,
}: {
  report: ReportProgress;
  done: number;
  /** An estimate until the end. */
  total: number;
  intervalMs: number;
  onError: (error: unknown) => void;
}): ProgressReporter {
  let done = doneBefore;
  let total = totalBefore;
  let step: BatchStep = 'syncing';
  let cancel = false;

  async function send(): Promise<void> {
    try {
      const answer = await report({ done, total: Math.max(done, total), step });
      cancel ||= answer.cancelRequested;
    } catch (error) {
      onError(error);
    }
  }

  let first = true;
  const loop: Loop = createLoop({
    work: async () => {
      if (!first) await send();
      first = false;
      return intervalMs;
    },
    onError,
  });

  return {
    async start() {
      await send();
      loop.start();
    },
    async stop() {
      await loop.stop();
      await send();
    },
    addDone(count) {
      done += count;
    },
    setTotal(value) {
      total = value;
    },
    setStep(value) {
      step = value;
    },
    cancelRequested: () => cancel,
  };
}
