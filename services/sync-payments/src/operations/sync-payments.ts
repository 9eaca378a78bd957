import {
  closeAbandonedReads,
  documentEntities,
  findRead,
  readPaymentSync,
  withFence,
  type DocumentRead,
  type DocumentSnapshot,
} from '@autosync/records';
import { readQbo, type Slice, type SliceEnd } from '@autosync/sync-worker';
import { planCycle, planWindows, type ReadPlan } from '../domain/read-plan.ts';
import { startOfDay } from '../domain/start-of-day.ts';
import { finishRead } from './finish-read.ts';
import { readChanges } from './read-changes.ts';
import { readMore, stageRead } from './read-windows.ts';

const ABANDONED_AFTER_MS = 7 * 86_400_000;

/**
 * One slice of a payments run. An ordinary cycle is one call and one transaction. What takes more calls (the first read, a
 * starting date, more than change data capture can tell) is staged call by call and merged at the end.
 */
export async function syncPayments(slice: Slice): Promise<SliceEnd> {
  const { tenantId, runId } = slice.event;
  const underWay = await slice.db.withTenant(tenantId, (tx) => findRead<ReadPlan>(tx, runId));
  const { read, documents } = underWay === null ? await begin(slice) : { read: underWay, documents: [] };
  const byWindows = read.plan.windows.length > 0;
  if (byWindows) {
    if (underWay === null) await stageRead(slice, read, documents);
    while (await readMore(slice, read)) {
      if (slice.reporter.cancelRequested()) return { kind: 'cancelled' };
    }
  }
  const { covers } = read.plan;
  return finishRead(slice, { covers, startedAt: read.startedAt, documents: byWindows ? [] : documents });
}

type Begun = { read: DocumentRead<ReadPlan>; documents: DocumentSnapshot[] };

async function begin(slice: Slice): Promise<Begun> {
  const { tenantId, companyId, trigger, parameters } = slice.event;
  const { startDate } = parameters;
  if (startDate !== undefined) return readAll(slice, startOfDay(startDate, slice.company.timeZone));

  const sync = await slice.db.withTenant(tenantId, (tx) => readPaymentSync(tx, companyId));
  // A webhook may be about a deleted or voided invoice; which, it does not say.
  const cycle = planCycle(sync, { now: slice.clock.now(), hinted: trigger === 'webhook' });
  if (cycle.kind === 'everything') return readAll(slice, null);
  const { documents, incomplete, startedAt } = await readChanges(slice, cycle.since);
  const covers = cycle.since.map(({ entity }) => entity);
  return { read: { plan: planWindows(incomplete, { covers, from: null }), startedAt }, documents };
}

/** The server's clock is asked before the first window: what changes while we read belongs to the next cycle. */
async function readAll(slice: Slice, from: Date | null): Promise<Begun> {
  const { companyId } = slice.event;
  const askedAt = slice.clock.now();
  await withFence(slice.db, slice.fence, (tx) =>
    closeAbandonedReads(tx, { companyId, before: new Date(askedAt.getTime() - ABANDONED_AFTER_MS) }),
  );
  const { serverDate } = await readQbo(slice, () => slice.qbo.companyInfo());
  return {
    read: {
      plan: planWindows(documentEntities, { covers: documentEntities, from }),
      startedAt: serverDate ?? askedAt,
    },
    documents: [],
  };
}
