import type { Company } from './company.ts';
import { batchChanged, ended, requeued, runChange, type RunChange } from './run-change.ts';
import type { Run } from './run.ts';

/**
 * The lease of a dispatch ended (design 2.10). The same run gets its next dispatch, behind every run of the company that
 * was waiting. A run that never starts although others of its type do is broken, and fails after `giveUpAfter` such
 * dispatches; while no run of the type starts, it is the workers that are missing, and it waits.
 */
export function decideExpiry(
  { company, run, now }: { company: Company; run: Run; now: Date },
  { othersStarted, giveUpAfter }: { othersStarted: boolean; giveUpAfter: number },
): RunChange {
  const waiting = requeued(run, { round: company.round + 1, notBefore: null });
  if (run.state === 'running') return runChange(company, waiting, { slot: 'free' });
  const unstarted = run.unstarted + (othersStarted ? 1 : 0);
  if (unstarted < giveUpAfter) return runChange(company, { ...waiting, unstarted }, { slot: 'free' });
  const reason = 'never-started';
  return ended(company, run, {
    now,
    freshness: { lastRunAt: now, succeeded: false, lastReason: reason },
    announce: batchChanged(company, run, { now, change: 'failed', category: 'platform', reason }),
  });
}
