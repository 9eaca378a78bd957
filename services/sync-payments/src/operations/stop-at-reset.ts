import { describeFailure } from '@autosync/contracts';
import { AutosyncError, errorCode } from '@autosync/core';
import { documentEntities, findContradicting, saveBooksReset, withFence, type PaymentSync } from '@autosync/records';
import { readQbo, type Slice, type SliceEnd } from '@autosync/sync-worker';
import type { Birth } from '../domain/findings.ts';
import { changeOf, createdOf } from '../domain/findings.ts';

const COMPANY_RESET = '10200';
const DELETED = '610';
/** What was made before a read may have been committed after it. */
const COMMIT_DELAY_MS = 600_000;
/** Documents that must all be gone before we say that the books are others. */
const WITNESSES = 3;

function faultCodeOf(error: unknown): unknown {
  return errorCode(error) === 'qbo-fault' ? (error as AutosyncError).details['faultCode'] : undefined;
}

/** QBO says that the company has been reset. */
export function isReset(error: unknown): boolean {
  return errorCode(error) === 'books-reset' || faultCodeOf(error) === COMPANY_RESET;
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
  const detail = `the Id ${suspicious.qboId} belongs to another document than before`;
  throw new AutosyncError('books-reset', detail);
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
 * Throws `books-reset` when QBO has none of our documents any more, and has told of no deletion. A company that had only a
 * few may have lost them in another way.
 */
export async function requireSomeDocument(slice: Slice, held: ReadonlyMap<string, { all: number }>): Promise<void> {
  const ours = [...held.values()].reduce((sum, { all }) => sum + all, 0);
  if (ours < WITNESSES) return;
  for (const entity of documentEntities) {
    const { body: theirs } = await readQbo(slice, () => slice.qbo.count(entity));
    if (theirs > 0) return;
  }
  throw new AutosyncError('books-reset', `none of ${ours} documents is there any more`);
}

/** Nothing of the company is read or written until a person has looked at it. */
export async function stopCompany(slice: Slice, error: unknown): Promise<SliceEnd> {
  const detail = faultCodeOf(error) === COMPANY_RESET ? 'QuickBooks says so (10200)' : (error as Error).message;
  const { category, code, message, fix } = describeFailure('books-reset');
  slice.logger.error({ errorCode: code, detail }, 'the books of the company began anew');
  const { tenantId, companyId } = slice.event;
  await withFence(slice.db, slice.fence, (tx) =>
    saveBooksReset(tx, { tenantId, companyId, detail, now: slice.sqlNow() }),
  );
  await slice.markConnectionBroken(`${message} ${fix} (${detail})`);
  return { kind: 'failed', category, reason: code };
}
