import { AutosyncError, backOffMs, errorCode, sleep, toError } from '@autosync/core';
import { isInventoryLock, type QboEntityName } from '@autosync/qbo';
import {
  countSend,
  withFence,
  type Intent,
  type IntentEnd,
  type OpenAnswer,
  type StoredFault,
} from '@autosync/records';
import { textField } from './body-fields.ts';
import { detailsOf, yieldFor } from '../company-trouble.ts';
import { yieldSlice } from '../slice-yield.ts';
import type { Refusal } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { MOST_SENDS } from './retries.ts';

/** What a look into QBO found of an intent that may have been carried out. */
export type Found =
  | { kind: 'none' }
  | { kind: 'one'; body: Record<string, unknown> }
  | { kind: 'several'; ids: readonly string[] };

/** The definite end of an intent, or why there is none yet. */
export type Sent =
  | { kind: 'accepted'; body: Record<string, unknown>; intuitTid: string | null }
  | { kind: 'rejected'; fault: StoredFault; intuitTid: string | null }
  /** Found more than once in QBO: a person must decide. The intent is closed. */
  | { kind: 'ambiguous-documents'; ids: readonly string[] }
  /** The intent stays open and must not be looked up before `until`. */
  | { kind: 'waits'; until: Date }
  /** Three unclear answers in this run: the action fails, the intent stays open (docs/protocol.md#write). */
  | { kind: 'unclear'; timedOut: boolean; detail: string };

type Attempt = {
  intent: Intent;
  /** Whether the first send is already counted: true for an intent that was stored just now. */
  counted: boolean;
  lookUp: () => Promise<Found>;
};

const MAX_UNCLEAR_IN_A_RUN = 3;
const MAX_UNCLEAR_DOCUMENTS_IN_A_ROW = 5;
/** After which the run rests: somebody else moves stock without a break. */
const MAX_STOCK_LOCKS_IN_A_ROW = 4;

/**
 * Drives one intent to a definite answer (docs/protocol.md#write). The states of an open intent and what is done about each:
 *
 *   never sent, or only sends that certainly were not carried out      → send
 *   sends of unknown outcome, younger than requestIdTrustMs            → send again, same requestid: QBO repeats its answer
 *   sends of unknown outcome, older                                    → look; found: adopt; absent: send again
 *   rejected, but after a send of unknown outcome (`unconfirmedFault`)    → look; found: adopt; absent: close as rejected
 *
 * Nobody looks sooner than lookUpAfterMs after the last send. Throws `slice-yield` when the trouble is not this
 * document's: throttled, connection broken, QBO down. What may move stock takes turns.
 */
export function sendIntent(slice: OutgoingSlice, attempt: Attempt): Promise<Sent> {
  return slice.stockTurns.take(attempt.intent, async (waited) => {
    if (waited && isOver(slice)) throw await tooLate(slice, attempt);
    return sendInTurn(slice, attempt);
  });
}

async function sendInTurn(slice: OutgoingSlice, attempt: Attempt): Promise<Sent> {
  let { intent } = attempt;
  if (!attempt.counted) {
    const looked = await lookFirst(slice, intent, attempt.lookUp);
    if (looked !== undefined) return looked;
    intent = await countAnotherSend(slice, intent);
  }
  for (let locks = 0; ;) {
    const answer = await callOnce(slice, intent);
    switch (answer.kind) {
      case 'stock-locked':
        locks += 1;
        await recordAnswer(slice, intent, { kind: 'refused' });
        if (locks >= MAX_STOCK_LOCKS_IN_A_ROW) throw yieldSlice('qbo-unavailable', slice.timings.stockLock.restMs);
        if (isOver(slice)) throw yieldOver(slice);
        await sleep(backOffMs(locks, slice.timings.stockLock), slice.signal);
        break;
      case 'accepted':
        slice.unclearInARow.count = 0;
        return answer;
      case 'rejected': {
        slice.unclearInARow.count = 0;
        if (isDefinite(answer.fault, intent)) return answer;
        await recordAnswer(slice, intent, { kind: 'doubtful', fault: answer.fault });
        return { kind: 'waits', until: lookUpDue(slice, intent) };
      }
      case 'unclear': {
        await recordAnswer(slice, intent, { kind: 'unclear' });
        const unclear = intent.ambiguousInRun + 1;
        if (unclear === 1) slice.unclearInARow.count += 1;
        if (slice.unclearInARow.count >= MAX_UNCLEAR_DOCUMENTS_IN_A_ROW) {
          throw yieldSlice('qbo-unavailable', slice.pauses.unavailableMs);
        }
        if (unclear >= MAX_UNCLEAR_IN_A_RUN) return answer;
        if (isOver(slice)) throw yieldOver(slice);
        await sleep(backOffMs(unclear, slice.timings.unclearRetry), slice.signal);
        break;
      }
    }
    intent = await countAnotherSend(slice, intent);
  }
}

const isOver = ({ budget, signal }: OutgoingSlice): boolean => budget.isOver() || signal.aborted;

function yieldOver({ signal }: OutgoingSlice): AutosyncError {
  return yieldSlice(signal.aborted ? 'stopping' : 'slice-limit');
}

/** Others took so long that the slice is over: the next one sends. */
async function tooLate(slice: OutgoingSlice, { intent, counted }: Attempt): Promise<AutosyncError> {
  if (counted) await recordAnswer(slice, intent, { kind: 'refused' });
  return yieldOver(slice);
}

/**
 * Whether a rejection closes the intent. After a send of unknown outcome it may only say that the document is already
 * there; a duplicate number proves by itself that no other send can still be carried out, "duplicate request id" never.
 */
function isDefinite(fault: StoredFault, intent: Intent): boolean {
  return fault.code === '6140' || (fault.code !== '600' && intent.unanswered <= 1);
}

/** The look-up that an open intent needs before anything else; undefined: it may be sent. */
async function lookFirst(
  slice: OutgoingSlice,
  intent: Intent,
  lookUp: () => Promise<Found>,
): Promise<Sent | undefined> {
  const old = slice.clock.now().getTime() - intent.createdAt.getTime() > slice.timings.requestIdTrustMs;
  const inDoubt = intent.unconfirmedFault !== null || (old && intent.unanswered > 0);
  if (!inDoubt) return undefined;
  const until = lookUpDue(slice, intent);
  if (until > slice.clock.now()) return { kind: 'waits', until };
  const found = await lookUp();
  if (found.kind === 'one') return { kind: 'accepted', body: found.body, intuitTid: null };
  if (found.kind === 'several') return { kind: 'ambiguous-documents', ids: found.ids };
  if (intent.unconfirmedFault !== null) return { kind: 'rejected', fault: intent.unconfirmedFault, intuitTid: null };
  await recordAnswer(slice, intent, { kind: 'absent' });
  return undefined;
}

/** From when on a look shows for certain what the last send did: one that timed out may still be carried out before. */
export function lookUpDue(slice: OutgoingSlice, intent: Intent): Date {
  return new Date(intent.lastSentAt.getTime() + slice.timings.lookUpAfterMs);
}

async function countAnotherSend(slice: OutgoingSlice, intent: Intent): Promise<Intent> {
  const counted = await withFence(slice.db, slice.fence, (tx) =>
    countSend(tx, { requestId: intent.requestId, runId: slice.event.runId, now: slice.sqlNow() }),
  );
  if (counted === null) throw new AutosyncError('intent-closed', 'the intent was closed by somebody else');
  return counted;
}

async function recordAnswer(slice: OutgoingSlice, { requestId }: Intent, openAnswer: OpenAnswer): Promise<void> {
  await slice.write({ requestId, openAnswer });
}

type Answer =
  | { kind: 'accepted'; body: Record<string, unknown>; intuitTid: string | null }
  | { kind: 'rejected'; fault: StoredFault; intuitTid: string | null }
  | { kind: 'unclear'; timedOut: boolean; detail: string }
  /** Nothing was written: another write with products in stock was under way. */
  | { kind: 'stock-locked' };

/** One call. Answers that are not about this document become `slice-yield`, after the send is marked as refused. */
async function callOnce(slice: OutgoingSlice, intent: Intent): Promise<Answer> {
  try {
    const { body, intuitTid } = await slice.qbo[intent.operation](intent.entity as QboEntityName, intent.payload, {
      requestId: intent.requestId,
    });
    return { kind: 'accepted', body: { ...body }, intuitTid: intuitTid ?? null };
  } catch (error) {
    if (isInventoryLock(error)) return { kind: 'stock-locked' };
    const details = detailsOf(error);
    switch (errorCode(error) ?? '') {
      case 'qbo-fault':
        return { kind: 'rejected', fault: toStoredFault(details), intuitTid: textOf(details['intuitTid']) };
      case 'qbo-ambiguous':
        return { kind: 'unclear', timedOut: isTimeOut(details), detail: toError(error).message };
      case 'qbo-invalid-call': {
        const fault = { code: 'not-sendable', message: toError(error).message, detail: toError(error).message };
        return { kind: 'rejected', fault, intuitTid: null };
      }
      default:
        await recordAnswer(slice, intent, { kind: 'refused' });
        throw await yieldFor(slice, error);
    }
  }
}

function isTimeOut(details: Record<string, unknown>): boolean {
  return details['networkCode'] === 'ECONNABORTED' || details['networkCode'] === 'ETIMEDOUT';
}

function toStoredFault(details: Record<string, unknown>): StoredFault {
  return {
    code: textOf(details['faultCode']) ?? 'unknown',
    message: textOf(details['message']) ?? '',
    detail: textOf(details['detail']) ?? '',
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Why an action ends whose intent stays open. */
export function unclearRefusal(intent: Intent, sent: Extract<Sent, { kind: 'unclear' }>): Refusal {
  if (intent.sends >= MOST_SENDS) return { code: 'outcome-unknown', values: { sends: String(intent.sends) } };
  return sent.timedOut
    ? { code: 'quickbooks-timeout' }
    : { code: 'quickbooks-unavailable', values: { detail: sent.detail } };
}

export function ambiguousRefusal({ entity }: Intent, ids: readonly string[]): Refusal {
  return {
    code: 'document-ambiguous',
    values: { ids: ids.join(', ') },
    causes: [{ look: 'duplicates', key: `${entity}/${ids.join(',')}`, details: { entity, ids } }],
  };
}

/** How the intent is closed by what was sent; undefined while it stays open. */
export function intentEndOf(requestId: string, sent: Sent): IntentEnd | undefined {
  switch (sent.kind) {
    case 'accepted':
      return {
        requestId,
        state: 'succeeded',
        qboId: textField(sent.body, 'Id'),
        fault: null,
        intuitTid: sent.intuitTid,
      };
    case 'rejected':
      return { requestId, state: 'rejected', qboId: null, fault: sent.fault, intuitTid: sent.intuitTid };
    case 'ambiguous-documents':
      return {
        requestId,
        state: 'rejected',
        qboId: null,
        fault: { code: 'document-ambiguous', message: 'found more than once in QuickBooks', detail: '' },
        intuitTid: null,
      };
    case 'waits':
    case 'unclear':
      return undefined;
  }
}
