import { nothingChanged } from '@autosync/contracts';
import {
  closeAbandonedReads,
  closeRead,
  savePaymentSync,
  withFence,
  type PaymentStart,
  type PaymentSync,
} from '@autosync/records';
import { isReset, readQbo, readUntil, stopCompany, type Slice, type SliceEnd } from '@autosync/sync-worker';
import { noFindings, type Findings } from '../domain/findings.ts';
import { planAfterCapture, planCycle, planWindows, type ReadPlan } from '../domain/read-plan.ts';
import { startOfDay } from '../domain/start-of-day.ts';
import { captureChanges, compareClocks } from './capture-changes.ts';
import { comparePayments } from './compare-payments.ts';
import { finishRead } from './finish-read.ts';
import { readMore } from './read-more.ts';
import { requireSameBooks } from './stop-at-reset.ts';
import { stageRead } from './store-findings.ts';

/** A stored read may come from an older release. */
export type StartOfPayments = PaymentStart<Partial<ReadPlan>>;

const ABANDONED_AFTER_MS = 7 * 86_400_000;

/**
 * One slice of a payments run. An ordinary cycle is one call and one transaction. What takes more calls (the first read, a
 * starting date, more than change data capture can tell, the daily count) is staged call by call and merged at the end.
 */
export async function syncPayments(slice: Slice, start: StartOfPayments): Promise<SliceEnd> {
  try {
    const end = await readAndFinish(slice, start);
    const mayCompare = end.kind === 'finished' || (end.kind === 'idle' && end.readUntil === undefined);
    if (mayCompare) await comparePayments(slice);
    return end;
  } catch (error) {
    if (!isReset(error)) throw error;
    await withFence(slice.db, slice.fence, (tx) => closeRead(tx, slice.event.runId));
    return stopCompany(slice, error);
  }
}

async function readAndFinish(slice: Slice, start: StartOfPayments): Promise<SliceEnd> {
  const { sync, read } = start;
  // A plan of an older release says nothing of counts: such a read begins anew.
  const underWay = read?.plan.counts === undefined ? null : { plan: read.plan as ReadPlan };
  const begun = underWay === null ? await begin(slice, sync) : { plan: underWay.plan, found: noFindings() };
  await requireSameBooks(slice, sync, begun.found.births);
  if (isComplete(begun.plan)) {
    return isQuiet(slice, start, begun.found)
      ? { kind: 'idle', reason: nothingChanged, readUntil: new Date(begun.plan.until) }
      : finishRead(slice, { ...begun, sync });
  }

  if (underWay === null) await stageRead(slice, begun.plan, begun.found);
  let { plan } = begun;
  for (let next: ReadPlan | undefined = plan; next !== undefined; next = await readMore(slice, plan, sync)) {
    plan = next;
    if (slice.reporter.cancelRequested()) return { kind: 'cancelled' };
  }
  return finishRead(slice, { plan, found: noFindings(), sync });
}

/** Nothing is left to ask; a read that has windows also asks for what they did not show. */
function isComplete({ windows, counts }: ReadPlan): boolean {
  return windows.length === 0 && counts.length === 0;
}

/**
 * Nothing was found, nothing is put aside, nobody is to be told of anything, and no comparison is due: all that is left of the
 * cycle is how far it read. Nearly all cycles are like this.
 */
function isQuiet(slice: Slice, { read, hasUnreadable, comparison }: StartOfPayments, found: Findings): boolean {
  const foundNothing = found.documents.length === 0 && found.unreadable.length === 0 && found.names.size === 0;
  return foundNothing && read === null && !hasUnreadable && comparison === 'later' && !slice.batchIsOpen();
}

type Begun = { plan: ReadPlan; found: Findings };

async function begin(slice: Slice, sync: PaymentSync): Promise<Begun> {
  const { startDate } = slice.event.parameters;
  if (startDate !== undefined) return readAll(slice, startOfDay(startDate, slice.company.timeZone));
  const cycle = planCycle(sync, slice.clock.now());
  if (cycle.kind === 'everything') return readAll(slice, null);
  const { changedSince, daily } = cycle;
  if (daily && sync.homeCurrency === null) await readHomeCurrency(slice);
  const { incomplete, until, ...found } = await captureChanges(slice, changedSince);
  return { plan: planAfterCapture({ changedSince, until, incomplete, daily }), found };
}

/** The server's clock is asked before the first window: what changes while we read is captured at the end. */
async function readAll(slice: Slice, from: Date | null): Promise<Begun> {
  const { companyId } = slice.event;
  const abandonedBefore = new Date(slice.clock.now().getTime() - ABANDONED_AFTER_MS);
  await withFence(slice.db, slice.fence, (tx) => closeAbandonedReads(tx, { companyId, before: abandonedBefore }));
  const until = await readHomeCurrency(slice);
  return { plan: planWindows({ from, until }), found: noFindings() };
}

/** The currency of amounts that name none; answers QBO's time. */
async function readHomeCurrency(slice: Slice): Promise<Date> {
  const { tenantId, companyId } = slice.event;
  const askedAt = slice.clock.now();
  const { body, serverDate } = await readQbo(slice, () => slice.qbo.preferences());
  compareClocks(slice, serverDate, askedAt);
  const homeCurrency = body.CurrencyPrefs?.HomeCurrency?.value;
  if (typeof homeCurrency === 'string') {
    await withFence(slice.db, slice.fence, (tx) =>
      savePaymentSync(tx, { tenantId, companyId, sync: { homeCurrency } }),
    );
  }
  return readUntil(serverDate, askedAt);
}
