import type { SyncDue } from '@autosync/contracts';
import { sleep } from '@autosync/core';
import type { CompanyLock } from '@autosync/db';
import type { HandlerContext } from '@autosync/kafka';
import { isSliceOpen } from '@autosync/records';
import type { WorkerContext } from './worker-context.ts';

/**
 * The company's lock, or null when somebody else is at work on another run of it (docs/protocol.md#lock).
 *
 * While this very dispatch is open in another worker's hands the event stays uncommitted and the lock is tried again and
 * again: that worker may be dead or frozen, and then this one must take over within seconds.
 */
export async function acquireCompany(
  worker: WorkerContext,
  event: SyncDue,
  context: Pick<HandlerContext, 'signal' | 'leavePool'>,
): Promise<CompanyLock | null> {
  const startedMs = worker.clock.monotonicMs();
  for (;;) {
    const lock = await worker.locks.tryAcquire(event.companyId);
    if (lock !== null) {
      worker.metrics.lockWait.observe((worker.clock.monotonicMs() - startedMs) / 1000);
      return lock;
    }
    const open = await worker.db.withTenant(event.tenantId, (tx) => isSliceOpen(tx, event));
    if (!open || context.signal.aborted) return null;
    context.leavePool();
    await sleep(worker.lockRetryMs, context.signal);
  }
}
