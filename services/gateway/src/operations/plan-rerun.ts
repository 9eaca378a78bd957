import { declarationOf, endedBatchStates } from '@autosync/contracts';
import type { BatchStatusDefinition, BatchState, RecordType } from '@autosync/contracts';
import type { UnaryClient } from '@autosync/grpc';
import { MOST_RECORD_IDS } from '../domain/batch-order.ts';
import type { BatchOrder } from '../domain/batch-order.ts';
import { invalidRequest, problem } from '../errors.ts';

export type RerunChoice = 'failed' | 'all';

export type EndedBatch = {
  id: string;
  tenantId: string;
  type: RecordType;
  state: BatchState;
  startDate: string | null;
  dryRun: boolean;
};

type Lists = Pick<UnaryClient<BatchStatusDefinition>, 'listActions'>;

const PAGE = 200;
/** Above it, what was not done is found sooner by a new batch than by naming every record. */
const MOST_RECORDS = 10_000;

async function recordsOf(
  batchStatus: Lists,
  { id: batchId, tenantId }: EndedBatch,
  states: readonly string[],
): Promise<string[]> {
  const recordIds: string[] = [];
  let after = '';
  do {
    const page = { tenantId, batchId, states: [...states], after, limit: PAGE };
    const { items, nextCursor } = await batchStatus.listActions(page);
    recordIds.push(...items.map(({ recordId }) => recordId));
    if (recordIds.length > MOST_RECORDS) {
      const detail = `More than ${MOST_RECORDS} records are too many to run again one by one; start a new batch.`;
      throw invalidRequest({ pointer: '/actions', code: 'too-many', detail });
    }
    after = nextCursor;
  } while (after !== '');
  return recordIds;
}

function parts(recordIds: readonly string[]): string[][] {
  const count = Math.ceil(recordIds.length / MOST_RECORD_IDS);
  return Array.from({ length: count }, (_, n) => recordIds.slice(n * MOST_RECORD_IDS, (n + 1) * MOST_RECORD_IDS));
}

/**
 * What to order to run a batch again: its failed records or all of them, in as many batches as it takes to name them.
 * A type that comes in has no records of ours: it is read again as a whole. Throws `batch-not-ended`, `nothing-to-rerun` and
 * `invalid-request`.
 */
export async function planRerun(batchStatus: Lists, batch: EndedBatch, choice: RerunChoice): Promise<BatchOrder[]> {
  const { id, type, startDate, dryRun } = batch;
  if (!endedBatchStates.some((state) => state === batch.state)) {
    throw problem('batch-not-ended', 'What there is to run again is known when the batch has ended.');
  }
  const again = { type, rerunOf: id };
  if (declarationOf(type).direction === 'in') {
    if (choice === 'all') return [{ ...again, dryRun, ...(startDate !== null && { startDate }) }];
    const detail = `A batch of ${type} can be run again as a whole only.`;
    throw invalidRequest({ pointer: '/actions', code: 'not-for-type', detail });
  }
  const recordIds = await recordsOf(batchStatus, batch, choice === 'failed' ? ['failed'] : []);
  if (recordIds.length === 0) {
    const what =
      choice === 'failed' ? 'No record of this batch has failed.' : 'This batch came to no record; start a new one.';
    throw problem('nothing-to-rerun', what);
  }
  return parts(recordIds).map((part) => ({ ...again, recordIds: part, ...(dryRun && { dryRun }) }));
}
