import {
  closeRead,
  findRead,
  keepDiffering,
  mergeStaged,
  readPaymentSync,
  settleMoneyDifferences,
} from '@autosync/records';
import { CAPTURE_OVERLAP_MS, compareIfDue, type ComparisonWork, type Slice } from '@autosync/sync-worker';
import { planWindows, type ReadPlan } from '../domain/read-plan.ts';
import { noFindings } from '../domain/findings.ts';
import { readMore } from './read-more.ts';
import { stageRead } from './store-findings.ts';

/** Metered reads of a company's payments on a day, at most, in the long run. */
const READS_A_DAY = 10;

/** What QuickBooks changed before this should be known here. Where the read stands is stored with what it found. */
type Plan = { knownUntil: string };

/**
 * A comparison of payments is a complete fresh read, put aside under the comparison's own id beside the cycles, which go on
 * meanwhile. Only what differs from what should be known is taken over; what changed lately is the next cycle's, or people
 * would not be told of it.
 */
export function comparePayments(slice: Slice): Promise<void> {
  const { tenantId, companyId } = slice.event;
  const syncOf = () => slice.db.withTenant(tenantId, (tx) => readPaymentSync(tx, companyId));
  const work: ComparisonWork<Plan, Slice> = {
    async begin() {
      const { watermark } = await syncOf();
      // A cycle reads this much twice: until then all is known.
      return { knownUntil: new Date((watermark?.getTime() ?? 0) - CAPTURE_OVERLAP_MS).toISOString() };
    },
    async next(counted, { comparison, plan }) {
      const staged = asideOf(counted, comparison.id);
      const read = await slice.db.withTenant(tenantId, (tx) => findRead<ReadPlan>(tx, comparison.id));
      if (read === null) {
        await stageRead(staged, planWindows({ from: null, until: slice.clock.now() }), noFindings());
      } else if ((await readMore(staged, read.plan, await syncOf())) === undefined) {
        return undefined;
      }
      return () => Promise.resolve(plan);
    },
    async end(tx, _slice, { comparison, plan }) {
      const { id: comparisonId } = comparison;
      const place = { tenantId, companyId, now: slice.sqlNow() };
      const knownUntil = new Date(plan.knownUntil);
      const { found, sums } = await settleMoneyDifferences(tx, { ...place, comparisonId, knownUntil });
      await keepDiffering(tx, { companyId, comparisonId });
      await mergeStaged(tx, { ...place, runId: comparisonId });
      await closeRead(tx, comparisonId);
      return { found, gone: 0, differing: 0, sums };
    },
    largeSync: null,
    daysUntilNext: (reads) => Math.max(1, Math.ceil(reads / READS_A_DAY)),
  };
  return compareIfDue(slice, work);
}

/** The comparison bounds its reads itself, and puts aside what it reads under its own id. */
function asideOf(slice: Slice, comparisonId: string): Slice {
  return {
    ...slice,
    event: { ...slice.event, runId: comparisonId },
    budget: { ...slice.budget, takeDocument: () => true },
  };
}
