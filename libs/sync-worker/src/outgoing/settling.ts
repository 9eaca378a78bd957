import { formatMoney } from '@autosync/core';
import type { Intent, WorkItem } from '@autosync/records';
import { isHeld, toActionResult, toFailure, type ResultDetails } from '../action-result.ts';
import { textField } from './body-fields.ts';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { intentEndOf, type Sent } from './sending.ts';

export type Settled = { kind: 'settled' };

/** Makes outcomes durable: the record's state, the end of its intent and the row that people read, in one write. */
export function createSettler<Content>(slice: OutgoingSlice, definition: EntityDefinition<Content>) {
  /** What people see of the document an intent is about. */
  function detailsOf(intent: Intent): ResultDetails {
    return {
      operation: intent.operation,
      entity: intent.entity,
      amount: formatMoney(definition.writtenTotal(intent.payload)),
    };
  }

  /** QBO holds the version that was sent. A total that differs from ours is a warning (mission, rule 8). */
  async function synced(
    item: WorkItem,
    intent: Intent,
    body: Record<string, unknown>,
    intuitTid: string | null,
  ): Promise<Settled> {
    const at = slice.clock.now();
    const sent = definition.writtenTotal(intent.payload);
    const returned = definition.returnedTotal(body);
    const docNumber = textField(body, 'DocNumber') || null;
    const qboId = textField(body, 'Id');
    const details = { ...detailsOf(intent), qboId, docNumber, intuitTid };
    const totals = { returned: formatMoney(returned), sent: formatMoney(sent) };
    const result =
      sent === returned
        ? toActionResult(item, 'succeeded', at, details)
        : toActionResult(item, 'warning', at, {
            ...details,
            failure: toFailure({ code: 'qbo-total-differs', values: totals }, at),
          });
    await slice.write({
      settlement: {
        recordId: item.recordId,
        intentEnd: { requestId: intent.requestId, state: 'succeeded', qboId, fault: null, intuitTid },
        outcome: {
          kind: 'synced',
          version: intent.version,
          entity: intent.entity,
          qboId,
          syncToken: textField(body, 'SyncToken'),
          docNumber,
          document: definition.ownedFields(body),
        },
        result,
      },
    });
    return { kind: 'settled' };
  }

  /** QBO already holds this version: asked for by id, but nothing to write. */
  async function unchanged(item: WorkItem): Promise<Settled> {
    const details = item.synced === null ? {} : { entity: item.synced.entity, qboId: item.synced.qboId };
    const result = toActionResult(item, 'succeeded', slice.clock.now(), details);
    const outcome = { kind: 'unchanged', version: item.version } as const;
    await slice.write({ settlement: { recordId: item.recordId, outcome, result } });
    return { kind: 'settled' };
  }

  /** Failed, or held when the books are closed. `attempt` is the intent and what QBO answered, if it came that far. */
  async function failed(
    item: WorkItem,
    refusal: Refusal,
    attempt?: { intent: Intent; sent: Sent; intuitTid?: string | null },
  ): Promise<Settled> {
    const at = slice.clock.now();
    const { retryable, ...failure } = toFailure(refusal, at);
    const intentEnd = attempt === undefined ? undefined : intentEndOf(attempt.intent.requestId, attempt.sent);
    const details = attempt === undefined ? {} : { ...detailsOf(attempt.intent), intuitTid: attempt.intuitTid ?? null };
    const held = isHeld(refusal.code);
    await slice.write({
      settlement: {
        recordId: item.recordId,
        ...(intentEnd === undefined ? {} : { intentEnd }),
        outcome: {
          kind: held ? 'held' : 'failed',
          version: attempt?.intent.version ?? item.version,
          failure,
          retryAt: retryable ? new Date(at.getTime() + slice.timings.failureRetryMs) : null,
        },
        result: toActionResult(item, held ? 'skipped' : 'failed', at, { ...details, failure }),
      },
    });
    return { kind: 'settled' };
  }

  return { synced, unchanged, failed };
}
