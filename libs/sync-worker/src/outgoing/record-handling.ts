import type { QboEntityName } from '@autosync/qbo';
import type { Intent, WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import { holdsVersion } from './document-key.ts';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import { faultFate } from './fault-fate.ts';
import { createLookUp } from './look-up.ts';
import { docOf } from './merging/same.ts';
import { hasNumber, holderOf, numberInUse } from './number-holder.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { planOf } from './plan.ts';
import type { Base } from './base.ts';
import { closedOn, createPreparer, needsOf } from './preparing.ts';
import { namesNote } from './references/names-note.ts';
import type { ReferenceResolver } from './references/resolver.ts';
import { createRequestHandler } from './requests.ts';
import { MOST_SENDS } from './retries.ts';
import { intentEndOf, sendIntent, type Sent } from './sending.ts';
import { createSettler, type Handled } from './settling.ts';
import { createTypeAnswers, shapeOf } from './type-answers.ts';

/** After a rejection: the outcome, or one more try as if the record had no intent. */
type Next<Content> = Handled | { kind: 'again'; base: Base<Content> };

type Attempt<Content> = { item: WorkItem; intent: Intent; base: Base<Content>; lastTry: boolean };
type Rejection = Extract<Sent, { kind: 'rejected' }>;

const MAX_TRIES = 3;

/**
 * Takes one record to its outcome: drives its open intent, or maps it, stores the intent, sends it, and settles what QBO
 * answered. What is done about each rejection is the table of `faultFate`; what a person decided about the record is done by
 * `createRequestHandler`.
 */
export function createRecordHandler<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  resolver: ReferenceResolver,
): (item: WorkItem) => Promise<Handled> {
  const settle = createSettler(slice, definition, (item) =>
    namesNote(needsOf(slice, definition, item), (need) => resolver.known(need)),
  );
  const { readDocument, findIntent } = createLookUp(slice, definition);
  const answer = createTypeAnswers(slice, definition);
  const { prepare, map } = createPreparer(slice, { definition, resolver, readDocument, answer });

  async function drive(item: WorkItem, start: Base<Content>): Promise<Handled> {
    let open = item.openIntent;
    let base = start;
    for (let tries = 1; ; tries += 1) {
      const counted = open === null;
      if (open === null) {
        const prepared = await prepare(item, base);
        if (prepared.kind === 'waits') return prepared;
        if (prepared.kind === 'unchanged') return settle.unchanged(item);
        if (prepared.kind === 'nothing') return settle.unchanged(item, prepared.reason);
        if (prepared.kind === 'refused') return settle.failed(item, prepared.refusal);
        open = prepared.intent;
      }
      const intent = open;
      const sent = await sendIntent(slice, { intent, counted, lookUp: () => findIntent(item, intent) });
      const next = await conclude({ item, intent, base, lastTry: tries >= MAX_TRIES }, sent);
      if (next.kind !== 'again') return next;
      base = next.base;
      open = null;
    }
  }

  async function conclude(attempt: Attempt<Content>, sent: Sent): Promise<Next<Content>> {
    const { item, intent } = attempt;
    switch (sent.kind) {
      case 'accepted':
        return settle.synced(item, intent, sent.body, sent.intuitTid);
      case 'waits':
        return sent;
      case 'unclear':
        return settle.failed(item, unclearRefusal(intent, sent), { intent, sent });
      case 'ambiguous-documents':
        return settle.failed(item, ambiguous(intent, sent.ids), { intent, sent });
      case 'rejected':
        return rejected(attempt, sent);
    }
  }

  async function rejected(attempt: Attempt<Content>, sent: Rejection): Promise<Next<Content>> {
    const { item, intent, base, lastTry } = attempt;
    const { fault, intuitTid } = sent;
    const detail = fault.detail || fault.message;
    const fail = (refusal: Refusal) => settle.failed(item, refusal, { intent, sent, intuitTid });
    const fate = faultFate(fault.code);
    if (fate.kind !== 'look-up') {
      const answered = await ownAnswer(attempt, sent, fail);
      if (answered !== undefined) return answered;
    }
    switch (fate.kind) {
      case 'fail':
        return fail({ code: fate.code, values: { detail, ...valuesOf(intent) } });
      case 'closed':
        await slice.askPreferences();
        return fail(closedOn(earliestDate(intent, base)));
      case 'plan':
        return fail({ code: 'feature-missing', values: { detail }, causes: [await planOf(slice)] });
      case 'look-up':
        return lookUp(attempt, sent, fail);
      case 're-read':
        return reRead(attempt, sent, fail);
      case 're-resolve': {
        const gone = base.synced !== null && (await readDocument(intent.entity, base.synced.qboId)) === null;
        if (gone) return fail({ code: 'deleted-in-quickbooks' });
        if (lastTry) return fail({ code: 'reference-invalid', values: { detail } });
        await resolver.recheck(needsOf(slice, definition, item));
        return again(intent, sent, base);
      }
    }
  }

  /** What the type itself does about a refusal; undefined: nothing, so the table decides. */
  async function ownAnswer(
    { item, intent, base, lastTry }: Attempt<Content>,
    sent: Rejection,
    fail: (refusal: Refusal) => Promise<Handled>,
  ): Promise<Next<Content> | undefined> {
    const shape = lastTry ? undefined : shapeOf(definition, item, base);
    if (shape?.ok !== true) return undefined;
    const { entity, payload: body } = intent;
    const answered = await answer(shape.record, { entity: entity as QboEntityName, body, fault: sent.fault });
    if (answered?.kind === 'refuse') return fail(answered.refusal);
    return answered === undefined ? undefined : again(intent, sent, { ...base, instead: answered.record });
  }

  /** The number is taken: perhaps by this very document, in a call whose answer was lost. */
  async function lookUp(
    attempt: Attempt<Content>,
    sent: Rejection,
    fail: (refusal: Refusal) => Promise<Handled>,
  ): Promise<Next<Content>> {
    const { item, intent, base, lastTry } = attempt;
    const { fault, intuitTid } = sent;
    const found = await findIntent(item, intent);
    if (found.kind === 'one') return settle.synced(item, intent, found.body, intuitTid);
    if (found.kind === 'several') return fail(ambiguous(intent, found.ids));
    const answered = await ownAnswer(attempt, sent, fail);
    if (answered !== undefined) return answered;
    const holder = holderOf(fault.detail);
    const document = holder === undefined ? null : await readDocument(holder.entity, holder.qboId);
    const number = textField(intent.payload, 'DocNumber');
    const freedMeanwhile = holder !== undefined && (document === null || !hasNumber(document, number));
    if (freedMeanwhile && !lastTry) return again(intent, sent, base);
    return fail(numberInUse(number, holder, document));
  }

  /** A newer SyncToken is no conflict by itself: the next try merges with what is there, or says what is contested. */
  async function reRead(
    attempt: Attempt<Content>,
    sent: Rejection,
    fail: (refusal: Refusal) => Promise<Handled>,
  ): Promise<Next<Content>> {
    const { item, intent, base, lastTry } = attempt;
    const current = base.synced === null ? null : await readDocument(intent.entity, base.synced.qboId);
    if (current === null) return fail({ code: 'deleted-in-quickbooks' });
    if (holdsVersion(current, item.recordId, intent.version)) return settle.synced(item, intent, current, null);
    if (lastTry) return fail({ code: 'edited-meanwhile' });
    return again(intent, sent, { ...base, theirs: current });
  }

  async function again({ requestId }: Intent, sent: Rejection, base: Base<Content>): Promise<Next<Content>> {
    const intentEnd = intentEndOf(requestId, sent);
    if (intentEnd !== undefined) await slice.write({ intentEnd });
    return { kind: 'again', base };
  }

  const carryOut = createRequestHandler(slice, { settle, readDocument, findIntent, map, drive });

  return (item) =>
    item.requested === null
      ? drive(item, { synced: item.synced, theirs: null, force: false })
      : carryOut(item, item.requested);
}

function unclearRefusal(intent: Intent, sent: Extract<Sent, { kind: 'unclear' }>): Refusal {
  if (intent.sends >= MOST_SENDS) return { code: 'outcome-unknown', values: { sends: String(intent.sends) } };
  return sent.timedOut
    ? { code: 'quickbooks-timeout' }
    : { code: 'quickbooks-unavailable', values: { detail: sent.detail } };
}

function ambiguous({ entity }: Intent, ids: readonly string[]): Refusal {
  return {
    code: 'document-ambiguous',
    values: { ids: ids.join(', ') },
    causes: [
      { look: 'duplicates', key: `${entity}/${ids.join(',')}`, details: { entity: entity as QboEntityName, ids } },
    ],
  };
}

/** A period is closed to what leaves it as to what comes into it: of the two dates of an update, the earlier one. */
function earliestDate({ payload }: Intent, { synced, theirs }: Pick<Base<unknown>, 'synced' | 'theirs'>): string {
  const before = textField({ ...docOf(theirs ?? synced?.document) }, 'TxnDate');
  const wanted = textField(payload, 'TxnDate');
  return before !== '' && before < wanted ? before : wanted;
}

/** The values that messages about a document may show. */
function valuesOf(intent: Intent): Record<string, string> {
  return { number: textField(intent.payload, 'DocNumber'), date: textField(intent.payload, 'TxnDate') };
}
