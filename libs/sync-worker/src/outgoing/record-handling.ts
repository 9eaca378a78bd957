import { canonicalJson } from '@autosync/core';
import type { Intent, SyncedDocument, WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import { holdsVersion } from './document-key.ts';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import { faultFate } from './fault-fate.ts';
import { createLookUp } from './look-up.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { createPreparer } from './preparing.ts';
import type { ReferenceNeed } from './reference-kinds.ts';
import type { ReferenceResolver } from './references.ts';
import { intentEndOf, sendIntent, type Sent } from './sending.ts';
import { createSettler } from './settling.ts';

/** The record has its outcome, or must not be touched again before `until`. */
export type Handled = { kind: 'settled' } | { kind: 'waits'; until: Date };

/** After a rejection: the outcome, or one more try as if the record had no intent. */
type Next = Handled | { kind: 'again'; synced: SyncedDocument | null };

type Attempt = {
  item: WorkItem;
  intent: Intent;
  synced: SyncedDocument | null;
  /** The names the intent was mapped with; empty for an intent of an earlier slice. */
  needs: ReferenceNeed[];
  lastTry: boolean;
};

const MAX_TRIES = 3;

/**
 * Takes one record to its outcome: drives its open intent, or maps it, stores the intent, sends it, and settles what QBO
 * answered. What is done about each rejection is the table of `faultFate`.
 */
export function createRecordHandler<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  resolver: ReferenceResolver,
): (item: WorkItem) => Promise<Handled> {
  const settle = createSettler(slice, definition);
  const { readDocument, findIntent } = createLookUp(slice, definition);
  const prepare = createPreparer(slice, definition, resolver);

  async function handle(item: WorkItem): Promise<Handled> {
    let open = item.openIntent;
    let synced = item.synced;
    for (let tries = 1; ; tries += 1) {
      const attempt = { item, synced, needs: [] as ReferenceNeed[], lastTry: tries >= MAX_TRIES };
      const counted = open === null;
      if (open === null) {
        const prepared = await prepare(item, synced);
        if (prepared.kind === 'waits') return prepared;
        if (prepared.kind === 'unchanged') return settle.unchanged(item);
        if (prepared.kind === 'refused') return settle.failed(item, prepared.refusal);
        open = prepared.intent;
        attempt.needs = prepared.needs;
      }
      const intent = open;
      const sent = await sendIntent(slice, { intent, counted, lookUp: () => findIntent(item, intent) });
      const next = await conclude({ ...attempt, intent }, sent);
      if (next.kind !== 'again') return next;
      synced = next.synced;
      open = null;
    }
  }

  async function conclude(attempt: Attempt, sent: Sent): Promise<Next> {
    const { item, intent } = attempt;
    switch (sent.kind) {
      case 'accepted':
        return settle.synced(item, intent, sent.body, sent.intuitTid);
      case 'waits':
        return sent;
      case 'unclear':
        return settle.failed(item, unclearRefusal(sent), { intent, sent });
      case 'ambiguous-documents':
        return settle.failed(item, { code: 'document-ambiguous' }, { intent, sent });
      case 'rejected':
        return rejected(attempt, sent);
    }
  }

  async function rejected(attempt: Attempt, sent: Extract<Sent, { kind: 'rejected' }>): Promise<Next> {
    const { item, intent, lastTry } = attempt;
    const { fault, intuitTid } = sent;
    const fail = (refusal: Refusal) => settle.failed(item, refusal, { intent, sent, intuitTid });
    const fate = faultFate(fault.code);
    switch (fate.kind) {
      case 'fail':
        return fail({ code: fate.code, values: { detail: fault.detail || fault.message, ...valuesOf(intent) } });
      case 'look-up': {
        const found = await findIntent(item, intent);
        if (found.kind === 'one') return settle.synced(item, intent, found.body, intuitTid);
        return fail(
          found.kind === 'several'
            ? { code: 'document-ambiguous' }
            : { code: 'number-in-use', values: valuesOf(intent) },
        );
      }
      case 're-read':
        return reRead(attempt, sent, fail);
      case 're-resolve': {
        const { synced } = attempt;
        const gone = synced !== null && (await readDocument(intent.entity, synced.qboId)) === null;
        if (gone) return fail({ code: 'deleted-in-quickbooks' });
        await resolver.forget(attempt.needs);
        if (lastTry) return fail({ code: 'reference-invalid', values: { detail: fault.detail || fault.message } });
        await closeRejected(intent, sent);
        return { kind: 'again', synced };
      }
    }
  }

  /** A newer SyncToken is no conflict by itself: a payment raises it, too (design 8.2). What counts is our fields. */
  async function reRead(attempt: Attempt, sent: Sent, fail: (refusal: Refusal) => Promise<Handled>): Promise<Next> {
    const { item, intent, synced, lastTry } = attempt;
    const current = synced === null ? null : await readDocument(intent.entity, synced.qboId);
    if (synced === null || current === null) return fail({ code: 'deleted-in-quickbooks' });
    if (holdsVersion(current, item.recordId, intent.version)) return settle.synced(item, intent, current, null);
    const changed = changedFields(synced.document, definition.ownedFields(current));
    if (changed.length > 0 || lastTry) {
      return fail({ code: 'changed-in-quickbooks', values: { fields: changed.join(', ') || 'SyncToken' } });
    }
    await closeRejected(intent, sent);
    return { kind: 'again', synced: { ...synced, syncToken: textField(current, 'SyncToken') } };
  }

  async function closeRejected(intent: Intent, sent: Sent): Promise<void> {
    const intentEnd = intentEndOf(intent.requestId, sent);
    if (intentEnd !== undefined) await slice.write({ intentEnd });
  }

  return handle;
}

function unclearRefusal(sent: Extract<Sent, { kind: 'unclear' }>): Refusal {
  return sent.timedOut
    ? { code: 'quickbooks-timeout' }
    : { code: 'quickbooks-unavailable', values: { detail: sent.detail } };
}

/** The values that messages about a document may show. */
function valuesOf(intent: Intent): Record<string, string> {
  return { number: textField(intent.payload, 'DocNumber'), date: textField(intent.payload, 'TxnDate') };
}

/** The names of our fields that QBO returns differently now; `before` comes from jsonb, which reorders keys. */
function changedFields(before: unknown, after: Record<string, unknown>): string[] {
  const known = typeof before === 'object' && before !== null ? (before as Record<string, unknown>) : {};
  return Object.keys(after).filter((field) => canonicalJson(known[field]) !== canonicalJson(after[field]));
}
