import { errorCode } from '@autosync/core';
import { yieldSlice } from '../slice-yield.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { yieldFor } from './sending.ts';

/**
 * A read of QBO inside a slice. One refresh after a 401; an unclear answer or any trouble of the whole company becomes
 * `slice-yield`, since nothing can be decided without the read. A Fault about what was asked for is passed on.
 */
export async function readQbo<T>(slice: Omit<OutgoingSlice, 'company'>, read: () => Promise<T>): Promise<T> {
  for (let refreshed = false; ; refreshed = true) {
    try {
      return await read();
    } catch (error) {
      const code = errorCode(error);
      if (code === 'qbo-fault' || code === 'qbo-invalid-call') throw error;
      if (code === 'qbo-ambiguous') throw yieldSlice('qbo-unavailable', slice.timings.unavailablePauseMs);
      if (code !== 'qbo-unauthorized') throw await yieldFor(slice, error);
      if (refreshed) throw yieldSlice('qbo-unavailable', slice.timings.unavailablePauseMs);
      await slice.refreshToken();
    }
  }
}
