import { booksReset, isResetFault, toldByQuickBooks } from '../books-reset.ts';
import { isEnd } from './end-operations.ts';
import type { FailureCode } from '@autosync/contracts';
import type { QboEntityName } from '@autosync/qbo';
import { findNumberLeaving, type Intent, type SyncedDocument, type WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import { changeOf } from './change-cause.ts';
import { refusedAsClosed } from './closed-books.ts';
import { holdsVersion, markedRecord, saysVoided } from './document-key.ts';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import { faultDetail, faultFate } from './fault-fate.ts';
import { createLookUp } from './look-up.ts';
import { docOf, type Doc } from './merging/same.ts';
import { hasNumber, holderOf, numberInUse } from './number-holder.ts';
import type { NumberTurns } from './number-turns.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { planOf } from './plan.ts';
import type { Base } from './base.ts';
import { createPreparer, needsOf } from './preparing.ts';
import { namesNote } from './references/names-note.ts';
import type { ReferenceResolver } from './references/resolver.ts';
import { createEnder } from './ending.ts';
import { createRequestHandler } from './requests.ts';
import {
  ambiguousRefusal,
  intentEndOf,
  lookUpDue,
  sendIntent,
  unclearRefusal,
  type Found,
  type Sent,
} from './sending.ts';
import { createSettler, type Handled } from './settling.ts';
import { createBooksWatch } from './same-books.ts';
import { createStepper, isStep } from './stepping-aside.ts';
import { createTypeAnswers, shapeOf } from './type-answers.ts';

/** After a rejection: the outcome, or one more try as if the record had no intent. */
type Next<Content> = Handled | { kind: 'again'; base: Base<Content> };

type Attempt<Content> = {
  item: WorkItem;
  intent: Intent;
  base: Base<Content>;
  lastTry: boolean;
  /** The type is asked no more for another shape of the record. */
  lastShape: boolean;
};

export type HandlingParts = { resolver: ReferenceResolver; numberTurns: NumberTurns };

export type RecordHandler = {
  /** `theirs` is its document where somebody has just read it. */
  handle(item: WorkItem, theirs?: Doc | null): Promise<Handled>;
  /** Frees the number of one of the records, whose numbers go round in a ring; answers whether it did. */
  stepAside(ring: readonly WorkItem[]): Promise<boolean>;
};

type Rejection = Extract<Sent, { kind: 'rejected' }>;

const MAX_TRIES = 3;
/** Documents in flight may take one number after the other from this one, each of them once. */
const MAX_SHAPES = 12;

/**
 * Takes one record to its outcome: drives its open intent, or maps it, stores the intent, sends it, and settles what QBO
 * answered. What is done about each rejection is the table of `faultFate`; what a person decided about the record is done by
 * `createRequestHandler`.
 */
export function createRecordHandler<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  { resolver, numberTurns }: HandlingParts,
): RecordHandler {
  const settle = createSettler(slice, definition, (item) =>
    namesNote(needsOf(slice, definition, item), (need) => resolver.known(need)),
  );
  const { readDocument, findIntent, findLost } = createLookUp(slice, definition);
  const books = createBooksWatch(slice, { readDocument });
  const ender = createEnder(slice, { settle, readDocument, findIntent });
  const answer = createTypeAnswers(slice, definition);
  const { prepare, plan, update, map } = createPreparer(slice, { definition, resolver, readDocument, answer });
  const stepper = createStepper(slice, { definition, settle, readDocument, plan, update });

  async function drive(item: WorkItem, start: Base<Content>): Promise<Handled> {
    let open = item.openIntent;
    let base = start;
    let tries = 1;
    for (let shapes = 0; ;) {
      const counted = open === null;
      if (open === null && item.cancelled) return ender.cancel(item);
      if (open === null) {
        const prepared = await prepare(item, base);
        if (prepared.kind === 'waits') return prepared;
        if (prepared.kind === 'unchanged') return settle.unchanged(item);
        if (prepared.kind === 'nothing') return settle.nothingToBook(item, prepared.reason);
        if (prepared.kind === 'refused') {
          await books.requireNames(prepared.refusal);
          return settle.failed(item, prepared.refusal);
        }
        open = prepared.intent;
      }
      const intent = open;
      const attempt = { item, intent, base, lastTry: tries >= MAX_TRIES, lastShape: shapes >= MAX_SHAPES };
      const looksFirst = slice.restored && intent.operation === 'create';
      const next = await (looksFirst ? sendUnlessThere(attempt, counted) : send(attempt, counted));
      if (next.kind !== 'again') return next;
      if (next.base.instead === base.instead) tries += 1;
      else shapes += 1;
      base = next.base;
      open = null;
    }
  }

  async function send(attempt: Attempt<Content>, counted: boolean): Promise<Next<Content>> {
    const { item, intent } = attempt;
    return conclude(attempt, await sendIntent(slice, { intent, counted, lookUp: () => findIntent(item, intent) }));
  }

  /**
   * A create after a restore. While an earlier send of it may still be carried out, nothing else is taken for what it made
   * (docs/protocol.md#write).
   */
  async function sendUnlessThere(attempt: Attempt<Content>, counted: boolean): Promise<Next<Content>> {
    const { item, intent } = attempt;
    const until = lookUpDue(slice, intent);
    if (!counted && intent.unanswered > 0 && until > slice.clock.now()) return { kind: 'waits', until };
    const found = await findLost(item, intent);
    return found.kind === 'none' ? send(attempt, counted) : takeOver(attempt, found);
  }

  /** A document of the time that the database has lost: it is the record's, and is brought to what the record says now. */
  async function takeOver(attempt: Attempt<Content>, found: Exclude<Found, { kind: 'none' }>): Promise<Next<Content>> {
    const { item, intent, base } = attempt;
    if (found.kind === 'several') return conclude(attempt, { kind: 'ambiguous-documents', ids: found.ids });
    const { body } = found;
    slice.logger.info(
      { recordId: item.recordId, entity: intent.entity, qboId: body['Id'] },
      'lost document taken over',
    );
    if (holdsVersion(body, item.recordId, intent.version)) {
      return written(item, intent, { kind: 'accepted', body, intuitTid: null });
    }
    return again(intent, alreadyThere, { ...base, ...asItsOwn(intent.entity, body) });
  }

  async function conclude(attempt: Attempt<Content>, sent: Sent): Promise<Next<Content>> {
    const { item, intent } = attempt;
    switch (sent.kind) {
      case 'accepted':
        return written(item, intent, sent);
      case 'waits':
        return sent;
      case 'unclear':
        return settle.failed(item, unclearRefusal(intent, sent), { intent, sent });
      case 'ambiguous-documents':
        return settle.failed(item, ambiguousRefusal(intent, sent.ids), { intent, sent });
      case 'rejected':
        return rejected(attempt, sent);
    }
  }

  async function written(item: WorkItem, intent: Intent, sent: Extract<Sent, { kind: 'accepted' }>): Promise<Handled> {
    const handled = await settle.synced(item, intent, sent);
    await books.afterWrite(intent, item.synced, sent.body);
    return handled;
  }

  async function rejected(attempt: Attempt<Content>, sent: Rejection): Promise<Next<Content>> {
    const { item, intent, base, lastTry } = attempt;
    const { fault, intuitTid } = sent;
    if (isResetFault(fault)) throw booksReset(toldByQuickBooks);
    const detail = faultDetail(fault);
    const fail = (refusal: Refusal) => settle.failed(item, refusal, { intent, sent, intuitTid });
    const fate = faultFate(fault);
    if (fate.kind !== 'look-up') {
      const answered = await ownAnswer(attempt, sent, fail);
      if (answered !== undefined) return answered;
    }
    switch (fate.kind) {
      case 'fail':
        return fail(await refusalOf(attempt, fate.code, { detail, ...valuesOf(intent, base) }));
      case 'closed':
        return fail(refusedAsClosed(datesOf(intent, base), (await slice.askPreferences()).bookCloseDate));
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

  /** What a bookkeeper must read. A change may be refused for what the document is like (it is paid): that may change there. */
  async function refusalOf(
    { item, intent, base }: Attempt<Content>,
    code: FailureCode,
    values: Record<string, string>,
  ) {
    if (code !== 'refused-by-quickbooks' || intent.operation !== 'update' || base.synced === null)
      return { code, values };
    const theirs = await readDocument(intent.entity, base.synced.qboId);
    if (theirs === null) return { code: 'deleted-in-quickbooks' as const };
    return { code: 'change-refused' as const, values, causes: [changeOf({ ...item, synced: base.synced }, theirs)] };
  }

  /** What the type itself does about a refusal; undefined: nothing, so the table decides. */
  async function ownAnswer(
    { item, intent, base, lastTry, lastShape }: Attempt<Content>,
    sent: Rejection,
    fail: (refusal: Refusal) => Promise<Handled>,
  ): Promise<Next<Content> | undefined> {
    const shape = lastTry || lastShape ? undefined : shapeOf(definition, item, base);
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
    if (found.kind === 'one') return settle.synced(item, intent, { body: found.body, intuitTid });
    if (found.kind === 'several') return fail(ambiguousRefusal(intent, found.ids));
    const holder = holderOf(fault.detail);
    const leaving = holder === undefined ? null : await leavingNumber(attempt, holder);
    if (leaving?.swaps === true) {
      await again(intent, sent, base);
      if (await stepper.freeNumber({ ...item, openIntent: null })) return { kind: 'waits', until: slice.clock.now() };
    }
    // A number that is about to be free needs no other shape of the record.
    const answered = leaving === null ? await ownAnswer(attempt, sent, fail) : undefined;
    if (answered !== undefined) return answered;
    const document = holder === undefined ? null : await readDocument(holder.entity, holder.qboId);
    const number = textField(intent.payload, 'DocNumber');
    const own = documentOfItsOwn(attempt, holder, document);
    if (own !== undefined && !lastTry) return again(intent, sent, own);
    const freedMeanwhile = holder !== undefined && (document === null || !hasNumber(document, number));
    if (freedMeanwhile && !lastTry) return again(intent, sent, base);
    if ((await numberTurns.findBehind([{ ...item, openIntent: null }])).size > 0) {
      await again(intent, sent, base);
      return { kind: 'waits', until: slice.clock.now() };
    }
    return fail(numberInUse(number, holder, document));
  }

  /**
   * The holder's record gives the number up by itself: one of another type, or of a type whose records take no turns
   * (`NumberTurns` has those). Where it wants ours in turn, neither can go before one of the two steps aside.
   */
  async function leavingNumber(
    { item, base }: Attempt<Content>,
    holder: NonNullable<ReturnType<typeof holderOf>>,
  ): Promise<{ swaps: boolean } | null> {
    const { tenantId, companyId, type } = slice.event;
    const own = textField({ ...base.synced?.document }, 'DocNumber') || null;
    const { recordId } = item;
    const leaving = await slice.db.withTenant(tenantId, (tx) =>
      findNumberLeaving(tx, { companyId, recordId, own, ...holder }),
    );
    const read = definition.read(item.content);
    const takesTurns = leaving?.type === type && read.ok && definition.numberOf(read.record) !== undefined;
    return takesTurns ? null : leaving;
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
    books.requireSame(base.synced, current);
    if (holdsVersion(current, item.recordId, intent.version)) return settle.synced(item, intent, { body: current });
    if (lastTry) return fail({ code: 'edited-meanwhile' });
    return again(intent, sent, { ...base, theirs: current });
  }

  async function again({ requestId }: Intent, sent: Rejection, base: Base<Content>): Promise<Next<Content>> {
    const intentEnd = intentEndOf(requestId, sent);
    if (intentEnd !== undefined) await slice.write({ intentEnd });
    return { kind: 'again', base };
  }

  const carryOut = createRequestHandler(slice, { settle, ender, readDocument, findIntent, map, drive });

  async function handle(item: WorkItem, theirs: Doc | null = null): Promise<Handled> {
    if (item.requested !== null) return carryOut(item, item.requested);
    const { openIntent: open } = item;
    if (open !== null && isStep(item, open)) return stepper.resume({ ...item, openIntent: null }, open);
    if (open !== null && isEnd(open.operation)) return ender.resume({ ...item, openIntent: null }, open);
    const rests = restingSentences[item.syncState];
    if (open === null && rests !== undefined) return settle.leftAlone(item, rests);
    return drive(item, { synced: item.synced, theirs, force: false });
  }

  return { handle, stepAside: stepper.stepAside };
}

/** How an intent ends that was not sent, since what it would create is there. */
const alreadyThere: Rejection = {
  kind: 'rejected',
  fault: { code: 'already-there', message: 'The document was in QuickBooks already.', detail: '' },
  intuitTid: null,
};

/** What is said of a record that somebody names in a batch although it was decided that it rests. */
const restingSentences: Partial<Record<WorkItem['syncState'], string>> = {
  letGo: 'AutoSync was told to leave this record alone; send ours again, and it is followed again.',
  unbatched: 'The record was un-batched; it goes out again when it changes, or when it is sent as new.',
};

/**
 * The number is that of a document of this very record, which is written again: a second one of the number QBO would refuse.
 * Either it was voided when the record was cancelled or un-batched, and the record has come back; or it carries the record's
 * mark and nobody knew of it: a call took effect after a person had decided that it did not, or the database is older than
 * the books.
 */
function documentOfItsOwn(
  { item, intent }: { item: WorkItem; intent: Intent },
  holder: ReturnType<typeof holderOf>,
  document: Record<string, unknown> | null,
): { synced: SyncedDocument; theirs: Record<string, unknown>; force: true } | undefined {
  if (holder === undefined || document === null || holder.entity !== intent.entity) return undefined;
  if (intent.operation !== 'create') return undefined;
  const { entity, qboId } = holder;
  const wasIts = item.formerDocuments.includes(`${entity}/${qboId}`);
  const isIts = saysVoided(document) ? wasIts : !wasIts && markedRecord(document) === item.recordId;
  if (!isIts) return undefined;
  return asItsOwn(entity, document);
}

/** The document becomes the record's, and is written anew. */
function asItsOwn(entity: string, document: Record<string, unknown>) {
  const [qboId, syncToken] = [textField(document, 'Id'), textField(document, 'SyncToken')];
  const synced: SyncedDocument = { entity, qboId, syncToken, version: 0, document, written: null };
  return { synced, theirs: document, force: true as const };
}

/** The day that the document is dated, and the one that it was to have. */
function datesOf({ payload }: Intent, { synced, theirs }: Pick<Base<unknown>, 'synced' | 'theirs'>) {
  const before = textField({ ...docOf(theirs ?? synced?.document) }, 'TxnDate');
  return { before, wanted: textField(payload, 'TxnDate') };
}

/** The values that messages about a document may show. */
function valuesOf(intent: Intent, base: Pick<Base<unknown>, 'synced' | 'theirs'>): Record<string, string> {
  const { before, wanted } = datesOf(intent, base);
  return { number: textField(intent.payload, 'DocNumber'), date: wanted || before };
}
