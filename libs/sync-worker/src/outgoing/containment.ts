import { errorCode, isRetryable, toError } from '@autosync/core';
import { isReset } from '../books-reset.ts';

/**
 * Whether an error concerns the slice and not the record in hand: the slice yields, the ground under it is gone (lock, fence,
 * database) and the event is tried again, or the books are others. Everything else ends the record that met it (docs/protocol.md#containment).
 */
export function isOfTheSlice(error: unknown): boolean {
  return errorCode(error) === 'slice-yield' || isRetryable(error) || isReset(error);
}

/** The sentence of an error for people: its message, never a stack. */
export function sentenceOf(error: unknown): string {
  return toError(error).message.slice(0, 300);
}
