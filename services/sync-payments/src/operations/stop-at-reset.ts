import { errorCode, type AutosyncError } from '@autosync/core';
import { countOnlyGone, documentEntities, findContradicting, type PaymentSync } from '@autosync/records';
import { booksReset, CAPTURE_OVERLAP_MS, CAPTURE_REACH_MS, isReset, readQbo, type Slice } from '@autosync/sync-worker';
import type { Birth } from '../domain/findings.ts';
import { changeOf, createdOf } from '../domain/findings.ts';

const DELETED = '610';
/** What was made before a read may have been committed after it. */
const COMMIT_DELAY_MS = 600_000;
/** Documents that must all be gone before we say that the books are others. */
const WITNESSES = 3;

function faultCodeOf(error: unknown): unknown {
  return errorCode(error) === 'qbo-fault' ? (error as AutosyncError).details['faultCode'] : undefined;
}

export function isGone(error: unknown): boolean {
  return faultCodeOf(error) === DELETED;
}

/**
 * Throws `books-reset` when the books have begun anew: then an Id stands for another document than the one we know, and
 * nothing that we hold or write would be right. QBO gives higher and higher Ids, so a document that was made since our
 * last read and has a lower one is suspicious; it is a reset only when what we knew under higher Ids is gone, or is
 * younger than we know it.
 */
export async function requireSameBooks(slice: Slice, sync: PaymentSync, births: readonly Birth[]): Promise<void> {
  const { watermark, highestId } = sync;
  if (watermark === null) return;
  const madeSinceMs = watermark.getTime() - COMMIT_DELAY_MS;
  const [suspicious] = births
    .filter(({ qboId, createdAt }) => createdAt.getTime() >= madeSinceMs && Number(qboId) <= highestId)
    .sort((one, other) => Number(one.qboId) - Number(other.qboId));
  if (suspicious === undefined) return;
  const { tenantId, companyId } = slice.event;
  const claim = { companyId, id: Number(suspicious.qboId), createdAt: suspicious.createdAt, limit: WITNESSES };
  const known = await slice.db.withTenant(tenantId, (tx) => findContradicting(tx, claim));
  if (known.length === 0) return;
  for (const { entity, qboId, changedAt } of known) {
    if (await isStillThere(slice, { entity, qboId, changedAt })) return;
  }
  throw booksReset(`the Id ${suspicious.qboId} belongs to another document than before`);
}

type Witness = Awaited<ReturnType<typeof findContradicting>>[number];

async function isStillThere(slice: Slice, { entity, qboId, changedAt }: Witness): Promise<boolean> {
  try {
    const { body } = await readQbo(slice, () => slice.qbo.read(entity, qboId));
    const createdAt = createdOf(body) ?? changeOf(body);
    return createdAt === undefined || createdAt <= changedAt;
  } catch (error) {
    if (isGone(error) || isReset(error)) return false;
    throw error;
  }
}

/**
 * Throws `books-reset` when a read has shown nothing but that documents of ours are gone, QBO has no others, and it tells of no
 * deletion either.
 */
export async function requireMoreThanGone(slice: Slice, sync: PaymentSync): Promise<void> {
  const { tenantId, runId } = slice.event;
  const gone = await slice.db.withTenant(tenantId, (tx) => countOnlyGone(tx, { runId, least: WITNESSES }));
  if (gone === 0) return;
  const reach = slice.clock.now().getTime() - CAPTURE_REACH_MS;
  const since = new Date(Math.max(reach, (sync.watermark?.getTime() ?? 0) - CAPTURE_OVERLAP_MS));
  const { body } = await readQbo(slice, () => slice.qbo.changeDataCapture(documentEntities, since));
  if (documentEntities.some((entity) => body.of[entity].deleted.length > 0)) return;
  await requireSomeDocument(slice, gone);
}

/**
 * Throws `books-reset` when QBO has no document any more, where we hold `ours`; who calls it knows that QBO has told of no
 * deletion. A company that had only a few may have lost them in another way.
 */
export async function requireSomeDocument(slice: Slice, ours: number): Promise<void> {
  if (ours < WITNESSES) return;
  for (const entity of documentEntities) {
    const { body: theirs } = await readQbo(slice, () => slice.qbo.count(entity));
    if (theirs > 0) return;
  }
  throw booksReset(`none of ${ours} documents is there any more`);
}
