import { listRemovedCompanies } from '@autosync/connections';
import { createLoop, errorCode, type Clock, type Loop } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import type { Logger } from '@autosync/observability';
import {
  deleteAbandonedReads,
  deleteAbandonedRuns,
  deleteOldComparisons,
  deleteOldDifferences,
  deleteOldIntents,
  deleteOldLimiterWindows,
  deleteOldPreviews,
  deleteOldResultsAside,
  deleteOldRuns,
  deleteRowsOfCompany,
} from '@autosync/records';
import type { WorkerConfig } from './config.ts';

type Settings = Pick<
  WorkerConfig,
  'runRetentionMs' | 'abandonedRetentionMs' | 'intentRetentionMs' | 'removedRetentionMs' | 'retentionSweepMs'
>;

type Sweep = {
  what: string;
  keepMs: number;
  deletePage: (tx: Tx, page: { before: Date; limit: number }) => Promise<number>;
};

/** What a dry run showed is kept for a week. */
export const PREVIEW_RETENTION_MS = 7 * 86_400_000;

/** What comparisons found, once it is over, is kept for a year: an accountant asks about the year. */
export const COMPARISON_RETENTION_MS = 366 * 86_400_000;

const PAGE = 5000;
const REMOVED_PAGE = 100;

/** What is kept for a while, and for how long (README, Retention). */
export function sweepsOf(settings: Settings): readonly Sweep[] {
  const { runRetentionMs, abandonedRetentionMs, intentRetentionMs } = settings;
  return [
    { what: 'runs', keepMs: runRetentionMs, deletePage: deleteOldRuns },
    { what: 'results-aside', keepMs: runRetentionMs, deletePage: deleteOldResultsAside },
    { what: 'limiter-windows', keepMs: runRetentionMs, deletePage: deleteOldLimiterWindows },
    { what: 'abandoned-runs', keepMs: abandonedRetentionMs, deletePage: deleteAbandonedRuns },
    { what: 'abandoned-reads', keepMs: abandonedRetentionMs, deletePage: deleteAbandonedReads },
    { what: 'previews', keepMs: PREVIEW_RETENTION_MS, deletePage: deleteOldPreviews },
    { what: 'comparisons', keepMs: COMPARISON_RETENTION_MS, deletePage: deleteOldComparisons },
    { what: 'differences', keepMs: COMPARISON_RETENTION_MS, deletePage: deleteOldDifferences },
    { what: 'intents', keepMs: intentRetentionMs, deletePage: deleteOldIntents },
  ];
}

/**
 * Deletes what has been kept for long enough, page by page until nothing is left of it, so that it keeps up whatever the
 * rate. Several workers may do it at once.
 */
export function createRetention({
  db,
  clock,
  settings,
  logger,
}: {
  db: Pick<Db, 'withAllTenants'>;
  clock: Clock;
  settings: Settings;
  logger: Pick<Logger, 'info' | 'warn'>;
}): Loop {
  const agoMs = (ms: number) => new Date(clock.now().getTime() - ms);

  async function drain(signal: AbortSignal, deletePage: (tx: Tx) => Promise<number>, full: number): Promise<number> {
    let rows = 0;
    for (let page = full; page >= full && !signal.aborted; rows += page) page = await db.withAllTenants(deletePage);
    return rows;
  }

  async function forgetRemoved(signal: AbortSignal): Promise<number> {
    const before = agoMs(settings.removedRetentionMs);
    const pageAfter = (after: string | null) =>
      db.withAllTenants((tx) => listRemovedCompanies(tx, { before, after, limit: REMOVED_PAGE }));
    let rows = 0;
    for (
      let page = await pageAfter(null);
      page.length > 0 && !signal.aborted;
      page = await pageAfter(page.at(-1) ?? null)
    ) {
      for (const companyId of page) {
        rows += await drain(signal, (tx) => deleteRowsOfCompany(tx, { companyId, limit: PAGE }), 1);
      }
    }
    return rows;
  }

  return createLoop({
    async work(signal) {
      const deleted: Record<string, number> = {};
      for (const { what, keepMs, deletePage } of sweepsOf(settings)) {
        const before = agoMs(keepMs);
        deleted[what] = await drain(signal, (tx) => deletePage(tx, { before, limit: PAGE }), PAGE);
      }
      deleted['removed-companies'] = await forgetRemoved(signal);
      if (Object.values(deleted).some((rows) => rows > 0)) logger.info({ deleted }, 'old rows deleted');
      return settings.retentionSweepMs;
    },
    onError: (error) => logger.warn({ errorCode: errorCode(error), err: error }, 'old rows could not be deleted'),
  });
}
