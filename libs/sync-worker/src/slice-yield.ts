import { AutosyncError, errorCode } from '@autosync/core';
import type { SliceEnd, YieldReason } from './slice.ts';

/** Ends the slice from anywhere inside it: documents in flight finish, no new one starts, the run is queued again. */
export function yieldSlice(reason: YieldReason, notBeforeMs = 0): AutosyncError {
  return new AutosyncError('slice-yield', `the slice yields: ${reason}`, { details: { reason, notBeforeMs } });
}

/** The end a `slice-yield` asks for; undefined for every other error. */
export function sliceEndOf(error: unknown): Extract<SliceEnd, { kind: 'yielded' }> | undefined {
  if (errorCode(error) !== 'slice-yield') return undefined;
  const { reason, notBeforeMs } = (error as AutosyncError).details;
  return { kind: 'yielded', reason: reason as YieldReason, notBeforeMs: notBeforeMs as number };
}
