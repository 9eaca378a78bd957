import { countAfterMerge, type PaymentSync } from '@autosync/records';
import { readQbo, yieldSlice, type Slice } from '@autosync/sync-worker';
import { changeOf, findDocuments, findNames, noFindings, type Findings } from '../domain/findings.ts';
import {
  countedRange,
  isDailyCount,
  isDocument,
  nextCall,
  PAGE,
  windowFor,
  withWindows,
  type Count,
  type ReadEntity,
  type ReadPlan,
  type WindowCall,
} from '../domain/read-plan.ts';
import { captureChanges } from './capture-changes.ts';
import { findUnseen } from './find-unseen.ts';
import { requireMoreThanGone, requireSameBooks, requireSomeDocument } from './stop-at-reset.ts';
import { stageRead } from './store-findings.ts';

type Step = { plan: ReadPlan; found: Findings };

/**
 * Takes the next step of a read of several calls, and answers the plan after it; undefined when the read is complete. The
 * windows come first, then what they should have shown and did not, then the counts, which may ask for more windows, and
 * last what changed meanwhile. What a step found and what is left are stored together.
 */
export async function readMore(slice: Slice, plan: ReadPlan, sync: PaymentSync): Promise<ReadPlan | undefined> {
  const step = await nextStep(slice, plan, sync);
  if (step === undefined) return undefined;
  await requireSameBooks(slice, sync, step.found.births);
  await stageRead(slice, step.plan, step.found);
  return step.plan;
}

async function nextStep(slice: Slice, plan: ReadPlan, sync: PaymentSync): Promise<Step | undefined> {
  if (plan.next !== null) return readWindow(slice, plan, plan.next);
  const unseen = await findUnseen(slice, plan, () => mayCall(slice));
  if (unseen !== undefined) return { plan, found: unseen };
  const [count, ...counts] = plan.counts;
  if (count !== undefined) return compareCount(slice, { ...plan, counts }, count);
  if (plan.windows.length > 0 && !plan.closed) return close(slice, plan, sync);
  return undefined;
}

async function readWindow(slice: Slice, plan: ReadPlan, call: WindowCall): Promise<Step> {
  const window = plan.windows[call.window];
  if (window === undefined) return { plan: { ...plan, next: null }, found: noFindings() };
  mayCall(slice);
  const rows = await queryWindow(slice, window.entity, call);
  const lastChangedAt = rows.map(changeOf).findLast((changedAt) => changedAt !== undefined);
  const next = nextCall(plan, call, { rows: rows.length, lastChangedAt });
  const readAt = new Date(plan.until);
  const found = isDocument(window.entity) ? findDocuments(window.entity, rows, readAt) : findNames(rows);
  return { plan: { ...plan, next }, found };
}

/** QuickBooks shows inactive entries of a list only where a query asks for them. */
async function queryWindow(
  slice: Slice,
  entity: ReadEntity,
  { since, startPosition }: WindowCall,
): Promise<readonly unknown[]> {
  const changed = { field: 'MetaData.LastUpdatedTime', operator: '>=' as const, value: since ?? '' };
  const inactiveToo = { field: 'Active', operator: 'in' as const, value: [true, false] };
  const conditions = [...(since === null ? [] : [changed]), ...(isDocument(entity) ? [] : [inactiveToo])];
  const page = { orderBy: 'MetaData.LastUpdatedTime, Id', startPosition, maxResults: PAGE };
  const { body } = await readQbo(slice, () => slice.qbo.query(entity, conditions, page));
  return body;
}

/** Where QBO has another number of documents than we would hold after this read, they are read. */
async function compareCount(slice: Slice, plan: ReadPlan, count: Count): Promise<Step> {
  mayCall(slice);
  const { tenantId, companyId, runId } = slice.event;
  const range = countedRange(plan);
  const { entity, of } = count;
  const { body: theirs } = await readQbo(slice, () => slice.qbo.count(entity, of === 'all' ? undefined : range));
  const held = await slice.db.withTenant(tenantId, (tx) => countAfterMerge(tx, { companyId, runId, ...range }));
  const ours = held.get(entity)?.[of] ?? 0;
  if (ours === theirs) return { plan, found: noFindings() };
  if (theirs === 0 && isDailyCount(plan)) {
    await requireSomeDocument(
      slice,
      [...held.values()].reduce((sum, { all }) => sum + all, 0),
    );
  }
  slice.logger.warn({ entity, of, ours, theirs }, 'QuickBooks has another number of documents than we hold');
  return { plan: withWindows(plan, [windowFor(count, plan)]), found: noFindings() };
}

/**
 * Windows are read one after the other, so a payment may have come between that of payments and that of invoices. What
 * changed since they began is captured in one call; when that is too much, the next cycle brings it.
 */
async function close(slice: Slice, plan: ReadPlan, sync: PaymentSync): Promise<Step> {
  mayCall(slice);
  await requireMoreThanGone(slice, sync);
  const { incomplete, until, ...found } = await captureChanges(slice, new Date(plan.until));
  const closed = { ...plan, closed: true };
  if (incomplete.length > 0) return { plan: closed, found };
  return { plan: { ...closed, until: until.toISOString() }, found };
}

/** A slice makes its share of calls and stops between two of them. */
function mayCall(slice: Slice): void {
  if (slice.signal.aborted) throw yieldSlice('stopping');
  if (!slice.budget.takeDocument()) throw yieldSlice('slice-limit');
}
