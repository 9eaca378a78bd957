import type { Company } from './company.ts';
import { batchChanged, ended, requeued, runChange, type RunChange } from './run-change.ts';
import type { Run } from './run.ts';

type Situation = { company: Company; run: Run; now: Date };

/**
 * The lease of a run that had started is over: its worker is gone, and nobody resumed it. Or nobody takes it up, no worker of
 * its type lives, and the company's other runs wait behind it. The same run gets its next dispatch, behind every run of the
 * company that was waiting.
 */
export function decideExpiry({ company, run }: Omit<Situation, 'now'>): RunChange {
  return runChange(company, requeued(run, { round: company.round + 1, notBefore: null }), { slot: 'free' });
}

/**
 * The dispatch of a run is lost (docs/protocol.md#progress): it is sent again. A run that is lost `giveUpAfter` times in a
 * row while others of its type are taken up is broken, and fails; while none is, the workers are missing, and it waits.
 */
export function decideLoss(
  { company, run, now }: Situation,
  { othersTakenUp, giveUpAfter }: { othersTakenUp: boolean; giveUpAfter: number },
): RunChange {
  const unstarted = run.unstarted + (othersTakenUp ? 1 : 0);
  if (unstarted < giveUpAfter) {
    const waiting = requeued(run, { round: company.round + 1, notBefore: null });
    return runChange(company, { ...waiting, unstarted }, { slot: 'free' });
  }
  const reason = 'never-started';
  return ended(company, run, {
    now,
    freshness: { lastRunAt: now, succeeded: false, lastReason: reason },
    announce: batchChanged(company, run, { now, change: 'failed', category: 'platform', reason }),
  });
}
