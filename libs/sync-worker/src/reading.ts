import { errorCode } from '@autosync/core';
import { yieldFor } from './company-trouble.ts';
import { yieldSlice } from './slice-yield.ts';
import type { Slice } from './slice.ts';

/**
 * A read of QBO inside a slice. An unclear answer or any trouble of the whole company becomes `slice-yield`, since nothing
 * can be decided without the read. A Fault about what was asked for is passed on.
 */
export async function readQbo<T>(
  slice: Pick<Slice, 'pauses' | 'markConnectionBroken'>,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'qbo-fault' || code === 'qbo-invalid-call') throw error;
    if (code === 'qbo-ambiguous') throw yieldSlice('qbo-unavailable', slice.pauses.unavailableMs);
    throw await yieldFor(slice, error);
  }
}
