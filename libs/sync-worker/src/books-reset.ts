import { describeFailure } from '@autosync/contracts';
import { AutosyncError, errorCode } from '@autosync/core';
import { saveBooksReset, withFence } from '@autosync/records';
import { detailsOf } from './company-trouble.ts';
import type { Slice, SliceEnd } from './slice.ts';

const COMPANY_RESET = '10200';

/** QBO says that the company has been reset, or it was found by what QBO holds. */
export function isReset(error: unknown): boolean {
  return errorCode(error) === 'books-reset' || saysReset(error);
}

const saysReset = (error: unknown): boolean =>
  errorCode(error) === 'qbo-fault' && detailsOf(error)['faultCode'] === COMPANY_RESET;

/** The fault with which QBO refuses a write of books that were reset. */
export const isResetFault = ({ code }: { code: string }): boolean => code === COMPANY_RESET;

/** The books have begun anew: then an Id stands for another document than the one we know. `detail` says how it showed. */
export function booksReset(detail: string): AutosyncError {
  return new AutosyncError('books-reset', detail);
}

export const toldByQuickBooks = 'QuickBooks says so (10200)';

/**
 * Nothing of the company is read or written until a person has looked at it. `writtenSince`: what was written since then is in
 * the new books already.
 */
export async function stopCompany(
  slice: Slice,
  error: unknown,
  { writtenSince = null }: { writtenSince?: Date | null } = {},
): Promise<SliceEnd> {
  const detail = saysReset(error) ? toldByQuickBooks : (error as Error).message;
  const { category, code, message, fix } = describeFailure('books-reset');
  slice.logger.error({ errorCode: code, detail }, 'the books of the company began anew');
  const { tenantId, companyId } = slice.event;
  await withFence(slice.db, slice.fence, (tx) =>
    saveBooksReset(tx, { tenantId, companyId, detail, writtenSince, now: slice.sqlNow() }),
  );
  await slice.markConnectionBroken(`${message} ${fix} (${detail})`);
  return { kind: 'failed', category, reason: code };
}
