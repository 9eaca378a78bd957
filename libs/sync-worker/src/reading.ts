import { errorCode } from '@autosync/core';
import { yieldFor } from './company-trouble.ts';
import { yieldSlice } from './slice-yield.ts';
import type { Slice } from './slice.ts';

/**
 * A read of QBO inside a slice. One refresh after a 401; an unclear answer or any trouble of the whole company becomes
 * `slice-yield`, since nothing can be decided without the read. A Fault about what was asked for is passed on.
 */
export async function readQbo<T>(
  slice: Pick<Slice, 'pauses' | 'refreshToken' | 'markConnectionBroken'>,
  read: () => Promise<T>,
): Promise<T> {
  for (let refreshed = false; ; refreshed = true) {
    try {
      return await read();
    } catch (error) {
      const code = errorCode(error);
      if (code === 'qbo-fault' || code === 'qbo-invalid-call') throw error;
      if (code === 'qbo-ambiguous') throw yieldSlice('qbo-unavailable', slice.pauses.unavailableMs);
      if (code !== 'qbo-unauthorized') throw await yieldFor(slice, error);
      if (refreshed) throw yieldSlice('qbo-unavailable', slice.pauses.unavailableMs);
      await slice.refreshToken();
    }
  }
}
