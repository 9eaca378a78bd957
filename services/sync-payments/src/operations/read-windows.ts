import { errorCode, type AutosyncError } from '@autosync/core';
import {
  listUnseen,
  saveRead,
  stageDocuments,
  withFence,
  type DocumentEntity,
  type DocumentRead,
  type DocumentSnapshot,
} from '@autosync/records';
import { readQbo, yieldSlice, type Slice } from '@autosync/sync-worker';
import { nextCall, PAGE, type ReadPlan, type WindowCall } from '../domain/read-plan.ts';
import { instantOf, toSnapshot, type MoneyDocument } from '../domain/snapshots.ts';

type DocumentKey = { entity: DocumentEntity; qboId: string };

/**
 * Makes the next call of a read by windows; false when nothing is left to ask. What a call found and where the next one
 * goes on are stored together, so that a read survives a crash and goes on in the next slice.
 *
 * After the windows it reads each document by its Id that we hold and that they should have shown. Only the answer 610
 * means that it was deleted (design 6): a query knows nothing of deletions, and a document may have moved while we read.
 */
export async function readMore(slice: Slice, read: DocumentRead<ReadPlan>): Promise<boolean> {
  const call = read.plan.next;
  if (call !== null) {
    mayCall(slice);
    const rows = await queryWindow(slice, call);
    const lastChangedAt = rows.length === 0 ? undefined : instantOf(rows.at(-1)?.MetaData, read.startedAt);
    read.plan.next = nextCall(read.plan, call, { rows: rows.length, lastChangedAt });
    const documents = rows.map((row) => toSnapshot(call.entity, row, read.startedAt));
    await stageRead(slice, read, documents);
    return true;
  }
  const unseen = await findUnseen(slice, read);
  if (unseen === undefined) return false;
  mayCall(slice);
  await stageRead(slice, read, [await readOne(slice, unseen, read.startedAt)]);
  return true;
}

async function findUnseen(slice: Slice, { plan, startedAt }: DocumentRead<ReadPlan>): Promise<DocumentKey | undefined> {
  const { companyId, tenantId, runId } = slice.event;
  const from = plan.from === null ? null : new Date(plan.from);
  const range = { companyId, runId, entities: plan.windows, from, before: startedAt, limit: 1 };
  const [unseen] = await slice.db.withTenant(tenantId, (tx) => listUnseen(tx, range));
  return unseen;
}

async function queryWindow(slice: Slice, { entity, since, startPosition }: WindowCall): Promise<MoneyDocument[]> {
  const conditions =
    since === null ? [] : [{ field: 'MetaData.LastUpdatedTime', operator: '>=' as const, value: since }];
  const page = { orderBy: 'MetaData.LastUpdatedTime, Id', startPosition, maxResults: PAGE };
  const { body } = await readQbo(slice, () => slice.qbo.query(entity, conditions, page));
  return body as MoneyDocument[];
}

/** By QBO's clock the document was last changed before the read started, so a deletion is dated after that. */
async function readOne(slice: Slice, { entity, qboId }: DocumentKey, startedAt: Date): Promise<DocumentSnapshot> {
  try {
    const { body, serverDate } = await readQbo(slice, () => slice.qbo.read(entity, qboId));
    return toSnapshot(entity, body as MoneyDocument, serverDate ?? startedAt);
  } catch (error) {
    const gone = errorCode(error) === 'qbo-fault' && (error as AutosyncError).details['faultCode'] === '610';
    if (!gone) throw error;
    return { entity, qboId, state: 'deleted', changedAt: startedAt };
  }
}

/** A slice makes its share of calls and stops between two of them (design 2.7). */
function mayCall(slice: Slice): void {
  if (slice.signal.aborted) throw yieldSlice('stopping');
  if (!slice.budget.takeDocument()) throw yieldSlice('slice-limit');
}

/** Puts aside what was found, together with what is left of the read. */
export async function stageRead(
  slice: Slice,
  read: DocumentRead<ReadPlan>,
  documents: readonly DocumentSnapshot[],
): Promise<void> {
  const { tenantId, companyId, runId } = slice.event;
  await withFence(slice.db, slice.fence, async (tx) => {
    await stageDocuments(tx, { tenantId, companyId, runId, documents });
    await saveRead(tx, { tenantId, companyId, runId, read, now: slice.sqlNow() });
  });
}
