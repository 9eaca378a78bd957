import { describeFailure, type SyncDue } from '@autosync/contracts';
import { confirmRealm, createTokenSource, setConnectionState, type ConnectionRow } from '@autosync/connections';
import { AutosyncError, errorCode } from '@autosync/core';
import type { CompanyLock } from '@autosync/db';
import { createLimiter, createQboClient, type LimiterWindow } from '@autosync/qbo';
import { setBatchOpen, type BooksReset } from '@autosync/records';
import type { BegunSlice } from './begin-slice.ts';
import { createProgressReporter } from './progress-reporter.ts';
import { createSliceBudget, documentsAtOnce } from './slice-limits.ts';
import type { Slice } from './slice.ts';
import { openBatch } from './open-batch.ts';
import { yieldSlice } from './slice-yield.ts';
import type { WorkerContext } from './worker-context.ts';

export type OpenedSlice = (
  | { kind: 'open'; slice: Slice; connectionVersion: () => number }
  | { kind: 'not-connected'; connectionVersion: () => number }
) & {
  /** To be called when the slice is over, however it ended: its realm is no longer in hand. */
  leaveRealm: () => void;
};

/** Puts together what the work of a slice uses: the company, its connection, the limiter and the client of its realm. */
export async function openSlice(
  worker: WorkerContext,
  {
    event,
    begun,
    lock,
    signal,
  }: { event: SyncDue; begun: BegunSlice<unknown>; lock: CompanyLock; signal: AbortSignal },
): Promise<OpenedSlice> {
  const { tenantId, companyId } = event;
  const { company, connection } = begun.connected;
  const { limiterWindow, reset, restored } = begun.handover;
  const closing = event.parameters.close !== undefined;
  const realmId = connection?.realmId ?? null;
  if (reset !== null && connection?.state === 'connected') await stopAgain(worker, connection, reset);
  const mayWork = connection?.state === 'connected' && realmId !== null && reset === null;
  if (company === null || (!mayWork && !closing)) {
    const version = connection?.version ?? 0;
    return { kind: 'not-connected', connectionVersion: () => version, leaveRealm: () => undefined };
  }

  const tokens = createTokenSource({
    db: worker.db,
    keyRing: worker.keyRing,
    oauth: worker.oauth,
    keeper: worker.tokenKeeper,
    tenantId,
    companyId,
    connection,
    clock: worker.clock,
    onRefresh: (outcome) => worker.metrics.tokenRefreshes.inc({ outcome }),
  });
  const kept = begun.uncleanTakeover ? undefined : worker.keptLimiters.take(begun.fence, realmId ?? '');
  const limiter =
    kept ??
    createLimiter({
      settings: worker.limiter,
      window: limiterWindow as LimiterWindow | null,
      uncleanTakeover: begun.uncleanTakeover,
      clock: worker.clock,
      realmId: realmId ?? '',
      realmPauses: worker.realmPauses,
      onWait: worker.metrics.qbo.onWait,
    });

  function assertLockAnswers(): void {
    if (lock.lost.aborted || worker.locks.msSinceAnswer() > worker.limits.lockAnswerMs) {
      throw new AutosyncError('lock-stale', 'the lock session has not answered lately', { retryable: true });
    }
  }

  const qbo = createQboClient({
    endpoints: worker.endpoints,
    realmId: realmId ?? '',
    accessToken: () => tokens.accessToken(),
    renewToken: () => tokens.refreshNow(),
    limiter,
    beforeSend: assertLockAnswers,
    onCall: worker.metrics.qbo.onCall,
    timeoutMs: worker.callTimeoutMs,
    clock: worker.clock,
  });

  const logger = worker.logger.child({
    tenantId,
    companyId,
    type: event.type,
    runId: event.runId,
    batchId: event.batchId,
  });
  let batchIsOpen = begun.start.batchOpen;
  const reporter = createProgressReporter({
    report: async ({ done, total, step }) =>
      batchIsOpen
        ? worker.batchStatus.reportProgress(
            { tenantId, batchId: event.batchId, done, total, step },
            { deadlineMs: worker.progressDeadlineMs },
          )
        : { cancelRequested: false },
    done: begun.start.actions,
    total: begun.start.total,
    intervalMs: worker.progressIntervalMs,
    onError: (error) => logger.debug({ err: error }, 'progress not reported'),
  });

  const slice: Slice = {
    event,
    start: begun.start,
    fence: begun.fence,
    db: worker.db,
    clock: worker.clock,
    logger,
    qbo,
    company: { name: company.name, timeZone: company.timeZone, settings: company.settings },
    budget: createSliceBudget(worker.limits, worker.clock),
    reporter,
    batchIsOpen: () => batchIsOpen,
    async openBatch(tx, total) {
      if (batchIsOpen) await setBatchOpen(tx, { runId: event.runId, total });
      else await openBatch(tx, { event, total, now: null });
      batchIsOpen = true;
      reporter.setTotal(total);
    },
    signal,
    pauses: worker.pauses,
    documentsAtOnce: documentsAtOnce(worker.limiter),
    async markConnectionBroken(reason) {
      await worker.db.withTenant(tenantId, (tx) =>
        setConnectionState(tx, { companyId, readVersion: tokens.version(), state: 'needsReconnect', reason }),
      );
    },
    realmConfirmed: connection?.realmVerifiedAt !== null,
    async confirmRealm() {
      if (slice.realmConfirmed || realmId === null) return;
      try {
        await worker.db.withTenant(tenantId, (tx) => confirmRealm(tx, { companyId, realmId }));
        slice.realmConfirmed = true;
      } catch (error) {
        if (errorCode(error) !== 'unique-violation') throw error;
        await slice.markConnectionBroken('The QuickBooks company is connected already, under another name.');
        throw yieldSlice('needs-reconnect');
      }
    },
    limiterWindow: () => limiter.window(),
    restored,
    countRecords: (outcome, count) => worker.metrics.records.inc({ type: event.type, outcome }, count),
    countComparison(outcome, reads) {
      worker.metrics.comparisons.inc({ type: event.type, outcome });
      worker.metrics.comparisonReads.inc({ type: event.type }, reads);
    },
    sqlNow: () => null,
  };
  const letGo = worker.metrics.qbo.hold(limiter);
  return {
    kind: 'open',
    slice,
    connectionVersion: () => tokens.version(),
    leaveRealm() {
      letGo();
      worker.keptLimiters.keep(begun.fence, realmId ?? '', limiter);
    },
  };
}

/** Somebody has connected a company whose books began anew: it stays stopped until it is decided what that means. */
async function stopAgain(
  worker: WorkerContext,
  { tenantId, companyId, version }: ConnectionRow,
  { detail }: BooksReset,
): Promise<void> {
  const { message, fix } = describeFailure('books-reset');
  const reason = `${message} ${fix} (${detail})`;
  await worker.db.withTenant(tenantId, (tx) =>
    setConnectionState(tx, { companyId, readVersion: version, state: 'needsReconnect', reason }),
  );
}
