import { documentEntities, type DocumentEntity, type PaymentSync } from '@autosync/records';

/** A read by queries over windows of MetaData.LastUpdatedTime, as it is stored between two calls. Instants are ISO texts. */
export type ReadPlan = {
  /** What the read is complete for once it ends, whichever way it was read. */
  covers: DocumentEntity[];
  /** What is read by windows, in this order. */
  windows: DocumentEntity[];
  /** Changed since then; null: everything there is. */
  from: string | null;
  /** The next call; null: all windows are read. */
  next: WindowCall | null;
};

export type WindowCall = { entity: DocumentEntity; since: string | null; startPosition: number };

/** A cycle reads this much more than it must, since commits do not follow their stamps (facts 4.12). */
const OVERLAP_MS = 600_000;
/** Change data capture looks back 30 days (facts 3.7); a day is left for clocks that differ. */
const CAPTURE_REACH_MS = 29 * 86_400_000;
const INVOICES_EVERY_MS = 86_400_000;

/** Objects per call: QBO's limit, of queries and of a change data capture. */
export const PAGE = 1000;
/** Rows read twice when a page is one single second, so that one that leaves it cannot hide another. */
const PAGE_OVERLAP = 100;

/** How a cycle begins: by change data capture, or, when that does not reach back far enough, with everything. */
export type CyclePlan =
  { kind: 'changes'; since: { entity: DocumentEntity; changedSince: Date }[] } | { kind: 'everything' };

/**
 * Payments and credit memos are read by each cycle, invoices daily or on a hint (design 6): our own batches would fill the
 * answer, which has a limit and no pages.
 */
export function planCycle(sync: PaymentSync, { now, hinted }: { now: Date; hinted: boolean }): CyclePlan {
  const { watermark, invoicesWatermark } = sync;
  const withInvoices =
    hinted ||
    sync.invoicesHinted ||
    invoicesWatermark === null ||
    now.getTime() - invoicesWatermark.getTime() >= INVOICES_EVERY_MS;
  const since = documentEntities
    .filter((entity) => entity !== 'Invoice' || withInvoices)
    .map((entity) => ({ entity, from: entity === 'Invoice' ? invoicesWatermark : watermark }));
  const reachable = since.every(({ from }) => from !== null && now.getTime() - from.getTime() < CAPTURE_REACH_MS);
  if (!reachable) return { kind: 'everything' };
  return {
    kind: 'changes',
    since: since.map(({ entity, from }) => ({
      entity,
      changedSince: new Date((from?.getTime() ?? 0) - OVERLAP_MS),
    })),
  };
}

/** A plan that reads `windows` since an instant, or everything of them. */
export function planWindows(
  windows: readonly DocumentEntity[],
  { covers, from }: { covers: readonly DocumentEntity[]; from: Date | null },
): ReadPlan {
  const plan = { covers: [...covers], windows: [...windows], from: from?.toISOString() ?? null };
  return { ...plan, next: firstCall(plan, windows[0]) };
}

function firstCall({ from }: Pick<ReadPlan, 'from'>, entity: DocumentEntity | undefined): WindowCall | null {
  return entity === undefined ? null : { entity, since: from, startPosition: 1 };
}

/**
 * What to ask after a page whose last row was changed at `lastChangedAt`. Pages by offset drift while data change, so the
 * next window begins in the second in which this one ended; only a page within one second is passed by offset.
 */
export function nextCall(
  plan: ReadPlan,
  call: WindowCall,
  page: { rows: number; lastChangedAt: Date | undefined },
): WindowCall | null {
  if (page.rows < PAGE || page.lastChangedAt === undefined) {
    return firstCall(plan, plan.windows[plan.windows.indexOf(call.entity) + 1]);
  }
  const since = page.lastChangedAt.toISOString();
  return since === call.since
    ? { ...call, startPosition: call.startPosition + PAGE - PAGE_OVERLAP }
    : { entity: call.entity, since, startPosition: 1 };
}
