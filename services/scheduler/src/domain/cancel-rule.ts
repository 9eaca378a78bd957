import type { Company } from './company.ts';
import { batchChanged, closing, ended, runChange, type RunChange } from './run-change.ts';
import { isNeverDispatched, type Run } from './run.ts';

export type CancelOutcome = 'removed' | 'requested' | 'ended';

/**
 * Somebody asks that a run ends (docs/protocol.md#manual). Never dispatched: it is removed. On its way: the worker stops between two
 * documents. Waiting between two dispatches: a closing dispatch ends it. Asking again changes nothing.
 */
export function decideCancel(
  company: Company,
  run: Run,
  now: Date,
): { outcome: CancelOutcome; change: RunChange | null } {
  if (run.state === 'ended') return { outcome: 'ended', change: null };
  if (isNeverDispatched(run)) {
    const announce = batchChanged(company, run, { now, change: 'cancelled' });
    return { outcome: 'removed', change: ended(company, run, { now, announce }) };
  }
  if (run.cancelRequested) return { outcome: 'requested', change: null };
  const asked: Run = { ...run, cancelRequested: true };
  const announce = batchChanged(company, run, { now, change: 'cancelRequested' });
  const change = runChange(company, run.state === 'queued' ? closing(asked, 'cancelled') : asked, { announce });
  return { outcome: 'requested', change };
}

/** The company was not reconnected in time: what waits is closed; a run nobody has seen vanishes (docs/protocol.md#degrading). */
export function decideUnreconnected(company: Company, run: Run, now: Date): RunChange | null {
  if (run.state !== 'queued' || run.close !== null) return null;
  const invisible = run.plain && isNeverDispatched(run);
  return invisible ? ended(company, run, { now, store: 'delete' }) : runChange(company, closing(run, 'auth'));
}

/**
 * AutoSync or the type was switched off (docs/protocol.md#dispatch). A scheduled run that nobody has seen vanishes; one that
 * has begun ends with the slice it is in, and the rest is skipped. Nobody is told, as it may have no batch yet.
 */
export function decideSwitchedOff(company: Company, run: Run, now: Date): RunChange | null {
  if (!run.plain || run.state === 'ended' || run.cancelRequested || run.close !== null) return null;
  const invisible = run.state === 'queued' && run.startedDispatch === 0;
  if (invisible) return ended(company, run, { now, store: 'delete' });
  const asked: Run = { ...run, cancelRequested: true };
  return runChange(company, run.state === 'queued' ? closing(asked, 'cancelled') : asked);
}
