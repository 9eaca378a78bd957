import { endedBatchStates, type RecordType } from '@autosync/contracts';
import type { Batch } from './tenant-api.ts';

/** How a company stands: this start's batches, oldest first, and whether records wait to be synced. */
export type CompanyState = { name: string; batches: Batch[]; hasPending: boolean };

export function isOpen({ state }: Pick<Batch, 'state'>): boolean {
  return !endedBatchStates.includes(state);
}

/**
 * True when nothing waits and nothing runs. A record may be synced before its batch can be seen: where one of a type must
 * come, its absence means that we are too early.
 */
export function isDone({ batches, hasPending }: CompanyState, expected: readonly RecordType[]): boolean {
  const come = new Set(batches.map(({ type }) => type));
  return !hasPending && !batches.some(isOpen) && expected.every((type) => come.has(type));
}
