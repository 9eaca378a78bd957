import { currentTraceparent } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { writeFenced, type Fence } from './fence.ts';
import type { IntentEnd } from './intents.ts';
import { storableJson } from './storable-json.ts';
import type { RecordRequest } from './record-states.ts';

/**
 * Something in QBO, or in a mapping, that has to change before a failed record is tried again. `look` names who can tell
 * whether it is gone, `key` what to look at, the same for all records of one cause.
 */
export type Cause = { look: string; key: string; details: Readonly<Record<string, unknown>> };

export type RecordFailure = { category: string; code: string; message: string; fix: string; at: string };

/** What one attempt came to, for the record and for people. */
export type Settlement = {
  recordId: string;
  /** What a person had decided about the record when it was taken, and is answered by this outcome. */
  requested?: RecordRequest | null;
  /** The intent that got its definite answer; absent when there was none or it stays open. */
  intentEnd?: IntentEnd;
  outcome:
    /** QBO holds this version now. */
    | {
        kind: 'synced';
        version: number;
        entity: string;
        qboId: string;
        syncToken: string;
        docNumber: string | null;
        /** The whole document as QBO returned it. */
        document: unknown;
        /** What we wrote of it, lines with the Ids that QBO gave them. */
        written: unknown;
      }
    /** Nothing to write: QBO already holds this version. */
    | { kind: 'unchanged'; version: number }
    /** There is nothing to book for it, and nothing in QBO is its document (any more). */
    | { kind: 'nothing'; version: number }
    /** A person decided that AutoSync leaves the document alone. */
    | { kind: 'letGo'; version: number }
    /** Its document is voided, deleted or left behind, or there was none: nothing in QBO is the record's any more. */
    | { kind: 'cancelled' | 'unbatched'; version: number }
    /** Tried again at `retryAt`, or when all `causes` are gone; with neither, not before the record changes or somebody asks. */
    | {
        kind: 'failed' | 'held';
        version: number;
        failure: RecordFailure;
        retryAt: Date | null;
        causes?: readonly Cause[];
      }
    /** Not handled in this run; it stays pending. */
    | { kind: 'skipped' };
  /** The result row for batch-status, kept as given; `attempt` is added here. */
  result: Record<string, unknown>;
};

/**
 * Stores outcomes at once, in a transaction or as one of its own (`db.once`): intents closed, records moved on, run counters
 * raised, result rows appended, and the limiter's window for the next holder where one is given (docs/protocol.md#write). What
 * counts as synced or tried is the version that was sent: a record changed meanwhile stays pending, from now on, so that it
 * belongs to the next run. Throws `fenced` when another holder has taken over.
 */
export async function settleRecords(
  tx: Tx,
  input: {
    fence: Fence;
    runId: string;
    batchId: string;
    settlements: readonly Settlement[];
    limiterWindow?: unknown;
    now: Date | null;
  },
): Promise<void> {
  if (input.settlements.length === 0) return;
  const { tenantId, companyId, epoch } = input.fence;
  const rows = input.settlements.map(toRow).sort((a, b) => (a.record_id < b.record_id ? -1 : 1));
  await writeFenced(tx, input.fence, {
    name: 'records.settle',
    text: 'select records.settle($1, $2, $3, $4, $5, $6, $7, $8, $9) as held',
    values: [
      tenantId,
      companyId,
      epoch,
      input.runId,
      input.batchId,
      storableJson(rows),
      input.limiterWindow === undefined ? null : JSON.stringify(input.limiterWindow),
      currentTraceparent() ?? null,
      input.now,
    ],
  });
}

function toRow({ recordId, requested = null, intentEnd, outcome, result }: Settlement) {
  const base = {
    record_id: recordId,
    kind: outcome.kind,
    requested,
    result,
    ...(intentEnd && {
      intent_id: intentEnd.requestId,
      intent_state: intentEnd.state,
      intent_qbo_id: intentEnd.qboId,
      intent_fault: intentEnd.fault,
      intuit_tid: intentEnd.intuitTid,
    }),
  };
  switch (outcome.kind) {
    case 'synced':
      return {
        ...base,
        version: outcome.version,
        qbo_entity: outcome.entity,
        qbo_id: outcome.qboId,
        qbo_sync_token: outcome.syncToken,
        qbo_doc_number: outcome.docNumber,
        qbo_document: outcome.document,
        qbo_written: outcome.written,
      };
    case 'failed':
    case 'held':
      return {
        ...base,
        version: outcome.version,
        failure: outcome.failure,
        retry_at: outcome.retryAt,
        causes: outcome.causes === undefined || outcome.causes.length === 0 ? null : outcome.causes,
      };
    case 'letGo':
    case 'cancelled':
    case 'unbatched':
    case 'unchanged':
    case 'nothing':
      return { ...base, version: outcome.version };
    case 'skipped':
      return base;
  }
}
