import { errorCode, toError } from '@autosync/core';
import {
  endComparison,
  comparisonTime,
  restComparison,
  saveComparisonStep,
  scheduleComparison,
  takeComparison,
  withFence,
  type Comparison,
} from '@autosync/records';
import type { Tx } from '@autosync/db';
import { isOfTheSlice } from '../outgoing/containment.ts';
import { sliceEndOf, yieldSlice } from '../slice-yield.ts';
import type { Slice } from '../slice.ts';
import { countReads } from './counted-reads.ts';

/** Writes what a step found, in the transaction that remembers the step, and answers what is left. */
export type ComparisonStep<Plan> = (tx: Tx) => Promise<Plan>;

export type ComparisonResult = { found: number; gone: number; differing: number; sums: unknown };

/** A record type's way to compare, in steps that are repeated as a whole when a worker dies in one. */
export type ComparisonWork<Plan, S extends Slice> = {
  begin(slice: S, comparison: Comparison<Plan>): Promise<Plan>;
  /** The next step, of one read or few, or of one statement; undefined: nothing is left but to end it. */
  next(slice: S, given: { comparison: Comparison<Plan>; plan: Plan }): Promise<ComparisonStep<Plan> | undefined>;
  /** What came of it. `readUntil`: until when QuickBooks is known now. */
  end(
    tx: Tx,
    slice: S,
    given: { comparison: Comparison<Plan>; plan: Plan },
  ): Promise<ComparisonResult & { readUntil?: Date }>;
  /** A first sync of so many records is compared right after it; null: what came in was just read. */
  largeSync: number | null;
  /** Days until the next one, from what this one cost. */
  daysUntilNext(reads: number): number;
};

/** Reads in one run; a large company is compared over many of them, so that nobody waits and the allowance is kept. */
const READS_PER_RUN = 20;
/** Steps without a read, in one run. */
const STEPS_PER_RUN = 200;
/** Over all runs: two million documents. */
const MOST_READS = 2000;
/** Begins in a row in which nothing could be stored. */
const MOST_TRIES = 5;
const DAY_MS = 86_400_000;

/**
 * Compares both sides when it is time, after the normal work of a run that takes all records: QuickBooks still sees one caller.
 * What somebody asked for is done now, by further slices if it takes them; what is due by itself does its share and goes
 * on in the next run. Trouble of QuickBooks ends the share, never the run; a fault of the comparison ends the comparison.
 */
export async function compareIfDue<Plan, S extends Slice>(slice: S, work: ComparisonWork<Plan, S>): Promise<void> {
  if (!isOfAllRecords(slice)) return;
  const { tenantId, companyId, type, runId } = slice.event;
  const now = slice.sqlNow();
  const timeOf = () => slice.db.withTenant(tenantId, (tx) => comparisonTime(tx, { companyId, type, now }));
  let time = await timeOf();
  if (time === 'unscheduled' || (time === 'later' && slice.batchIsOpen())) {
    await withFence(slice.db, slice.fence, (tx) =>
      scheduleComparison(tx, { tenantId, companyId, type, runId, largeFrom: work.largeSync, now }),
    );
    time = await timeOf();
  }
  if (time !== 'due') return;
  const comparison = await withFence(slice.db, slice.fence, (tx) =>
    takeComparison<Plan>(tx, { tenantId, companyId, type, now }),
  );
  try {
    if (comparison.tries > MOST_TRIES) throw new Error(`it was begun ${MOST_TRIES} times and never came on`);
    await goOn(slice, work, comparison);
  } catch (error) {
    await endOfShare(slice, comparison, error);
  }
}

function isOfAllRecords({ event: { parameters } }: Slice): boolean {
  const { recordIds, dryRun, startDate, previewId } = parameters;
  return [recordIds, startDate, previewId].every((part) => part === undefined) && dryRun !== true;
}

async function goOn<Plan, S extends Slice>(
  given: S,
  work: ComparisonWork<Plan, S>,
  comparison: Comparison<Plan>,
): Promise<void> {
  const { slice, taken } = countReads(given);
  let plan: Plan = comparison.plan === null ? await work.begin(slice, comparison) : comparison.plan;
  let reads = 0;
  for (let steps = 0; ; steps += 1) {
    if (reads >= READS_PER_RUN || steps >= STEPS_PER_RUN || slice.budget.isOver()) throw yieldSlice('slice-limit');
    if (slice.signal.aborted) throw yieldSlice('stopping');
    if (slice.reporter.cancelRequested()) return;
    const step = await work.next(slice, { comparison, plan });
    if (step === undefined) break;
    const cost = taken();
    reads += cost;
    if (comparison.reads + reads > MOST_READS) throw new Error(`it took more than ${MOST_READS} reads`);
    plan = await withFence(slice.db, slice.fence, async (tx) => {
      const left = await step(tx);
      await saveComparisonStep(tx, { id: comparison.id, plan: left, reads: cost });
      return left;
    });
  }
  const nextInMs = work.daysUntilNext(comparison.reads + reads) * DAY_MS;
  const result = await withFence(slice.db, slice.fence, async (tx) => {
    const { readUntil, ...outcome } = await work.end(tx, slice, { comparison, plan });
    await endComparison(tx, { id: comparison.id, outcome, nextInMs, readUntil, now: slice.sqlNow() });
    return outcome;
  });
  const { found, gone, differing } = result;
  given.logger.info(
    { comparisonId: comparison.id, reads: comparison.reads + reads, found, gone, differing },
    'both sides compared',
  );
  given.countComparison(found + differing === 0 ? 'same' : 'different', comparison.reads + reads);
}

/** What becomes of the run when its share of the comparison ends early. */
async function endOfShare(slice: Slice, comparison: Comparison<unknown>, error: unknown): Promise<void> {
  const end = sliceEndOf(error);
  if (end !== undefined) {
    await withFence(slice.db, slice.fence, (tx) => restComparison(tx, comparison.id));
    const mustEnd = end.reason === 'stopping' || end.reason === 'needs-reconnect';
    if (mustEnd || slice.event.trigger === 'manual') throw error;
    slice.logger.info({ comparisonId: comparison.id, reason: end.reason }, 'the comparison goes on in the next run');
    return;
  }
  if (isOfTheSlice(error)) throw error;
  const failure = toError(error).message.slice(0, 300);
  slice.logger.error(
    { comparisonId: comparison.id, errorCode: errorCode(error), err: toError(error) },
    'the comparison could not be done',
  );
  await withFence(slice.db, slice.fence, (tx) =>
    endComparison(tx, { id: comparison.id, outcome: { failure }, nextInMs: DAY_MS, now: slice.sqlNow() }),
  );
  slice.countComparison('failed', comparison.reads);
}
