import { describeFailure } from '@autosync/contracts';
import type { IntentOperation, RecordFailure, WorkItem } from '@autosync/records';
import type { Refusal } from './outgoing/entity-definition.ts';

/** What is known of the document when an action ends; everything is optional since a record may fail before it. */
export type ResultDetails = {
  operation?: IntentOperation | 'none';
  entity?: string;
  qboId?: string;
  docNumber?: string | null;
  amount?: string;
  intuitTid?: string | null;
  /** Sentences about what was done; a failure has its own before them. */
  message?: string;
};

/** The failure of a record in the catalogue's words. */
export function toFailure(refusal: Refusal, at: Date): RecordFailure & { retryable: boolean } {
  return { ...describeFailure(refusal.code, refusal.values), at: at.toISOString() };
}

/** The body of a result row, in the shape of `ActionResult` of the batch-status contract (without `attempt`). */
export function toActionResult(
  item: Pick<WorkItem, 'recordId' | 'externalId'>,
  state: 'succeeded' | 'warning' | 'failed' | 'skipped',
  at: Date,
  details: ResultDetails & { failure?: RecordFailure },
): Record<string, unknown> {
  return {
    recordId: item.recordId,
    externalId: item.externalId,
    state,
    operation: details.operation ?? 'none',
    entity: details.entity ?? '',
    qboId: details.qboId ?? '',
    docNumber: details.docNumber ?? '',
    amount: details.amount ?? '',
    category: details.failure?.category ?? '',
    code: details.failure?.code ?? '',
    message: [details.failure?.message, details.message].filter((sentence) => sentence !== undefined).join(' '),
    fix: details.failure?.fix ?? '',
    intuitTid: details.intuitTid ?? '',
    at: at.toISOString(),
  };
}

/** Failure codes that hold a record instead of failing it (docs/protocol.md#disconnect): the action is `skipped`. */
export function isHeld(code: string): boolean {
  return code === 'period-closed' || code === 'document-in-closed-period';
}
