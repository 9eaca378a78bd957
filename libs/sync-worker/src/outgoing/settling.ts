import { formatMoney, type Cents } from '@autosync/core';
import { isEnd } from './end-operations.ts';
import { findSameNumber, type Intent, type WorkItem } from '@autosync/records';
import { isHeld, toActionResult, toFailure, type ResultDetails } from '../action-result.ts';
import { differenceAfterWrite } from './after-write.ts';
import { textField } from './body-fields.ts';
import { isOfTheSlice, sentenceOf } from './containment.ts';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import { withLineIds } from './merging/lines.ts';
import type { Doc } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { retryDelayMs } from './retries.ts';
import { intentEndOf, type Sent } from './sending.ts';

export type Settled = { kind: 'settled' };

/** The record has its outcome, or must not be touched again before `until`. */
export type Handled = Settled | { kind: 'waits'; until: Date };

/** What one try of a record came to: its intent and what QBO answered, if it came that far. */
type Attempt = { intent: Intent; sent: Sent; intuitTid?: string | null };

/** Makes outcomes durable: the record's state, the end of its intent and the row that people read, in one write. */
export function createSettler<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  /** What people should know of a record that was written. */
  noteOn: (item: WorkItem) => string | undefined = () => undefined,
) {
  /** Whose outcome it is, and what a person's decision it answers. */
  const subject = ({ recordId, requested }: WorkItem) => ({ recordId, requested });

  /** What people see of the document an intent is about. Never throws: an outcome must always be storable. */
  function detailsOf({ operation, entity, payload }: Intent): ResultDetails {
    if (isEnd(operation)) return { operation, entity, qboId: textField(payload, 'Id') };
    try {
      const total = definition.totals?.written(payload);
      return { operation, entity, ...(total !== undefined && { amount: formatMoney(total) }) };
    } catch {
      return { operation, entity };
    }
  }

  /** The warning about a document that was written; undefined: QBO holds what the record says. */
  async function warningAbout(item: WorkItem, intent: Intent, body: Doc): Promise<Refusal | undefined> {
    try {
      const tax = statedTax(item, intent);
      const difference = differenceAfterWrite(definition, { sent: intent.payload, returned: body, tax });
      // QBO may number the forms itself by now, whatever we remember of its preferences.
      if (difference?.code === 'quickbooks-holds-other') await slice.askPreferences();
      return difference ?? movedDate(item, intent) ?? (await sharedNumber(item));
    } catch (error) {
      if (isOfTheSlice(error)) throw error;
      return { code: 'not-compared', values: { detail: sentenceOf(error) } };
    }
  }

  /** Of the version that was written: an open intent may be of an earlier one than the record has now. */
  function statedTax(item: WorkItem, intent: Intent): Cents | undefined {
    const read = item.version === intent.version ? definition.read(item.content) : undefined;
    return read?.ok === true ? definition.statedTax?.(read.record, slice.company) : undefined;
  }

  /** A document that was dated on another day, since the books were closed for that of the record. */
  function movedDate(item: WorkItem, { written, payload, version }: Intent): Refusal | undefined {
    const read = item.version === version ? definition.read(item.content) : undefined;
    const day = textField({ ...(written ?? payload) }, 'TxnDate');
    if (read?.ok !== true || day === '') return undefined;
    const date = definition.dateOf(read.record, slice.company);
    return date === day ? undefined : { code: 'date-moved', values: { date, day } };
  }

  /** Where QuickBooks numbers the forms itself, nothing else keeps two records from having one number. */
  async function sharedNumber(item: WorkItem): Promise<Refusal | undefined> {
    if (slice.company.preferences.customNumbers) return undefined;
    const read = definition.read(item.content);
    const number = read.ok ? definition.numberOf(read.record) : undefined;
    if (number === undefined) return undefined;
    const { tenantId, companyId, type } = slice.event;
    const { recordId } = item;
    const others = await slice.db.withTenant(tenantId, (tx) =>
      findSameNumber(tx, { companyId, type, number, recordId, limit: 3 }),
    );
    return others.length === 0 ? undefined : { code: 'number-shared', values: { number, others: others.join(', ') } };
  }

  /** QBO holds the version that was sent; where it differs from what was sent, that is a warning. */
  async function synced(
    item: WorkItem,
    intent: Intent,
    { body, intuitTid = null, warning: given }: { body: Doc; intuitTid?: string | null; warning?: Refusal },
  ): Promise<Settled> {
    const warning = given ?? (await warningAbout(item, intent, body));
    const at = slice.clock.now();
    const qboId = textField({ ...body }, 'Id');
    const docNumber = textField({ ...body }, 'DocNumber') || null;
    const message = noteOn(item);
    const details = { ...detailsOf(intent), qboId, docNumber, intuitTid, ...(message !== undefined && { message }) };
    await slice.write({
      settlement: {
        ...subject(item),
        intentEnd: { requestId: intent.requestId, state: 'succeeded', qboId, fault: null, intuitTid },
        outcome: holding(body, {
          version: intent.version,
          entity: intent.entity,
          written: intent.written ?? intent.payload,
        }),
        result:
          warning === undefined
            ? toActionResult(item, 'succeeded', at, details)
            : toActionResult(item, 'warning', at, { ...details, failure: toFailure(warning, at) }),
      },
    });
    return { kind: 'settled' };
  }

  /** A person decided that the document stays as it is in QBO: it is what later changes are compared with. */
  async function taken(
    item: WorkItem,
    { entity, body, written }: { entity: string; body: Doc; written: Doc },
  ): Promise<Settled> {
    const qboId = textField({ ...body }, 'Id');
    const docNumber = textField({ ...body }, 'DocNumber') || null;
    const message = 'The document was left as it is in QuickBooks; the record follows it until it is changed again.';
    await slice.write({
      settlement: {
        ...subject(item),
        outcome: holding(body, { version: item.version, entity, written }),
        result: toActionResult(item, 'succeeded', slice.clock.now(), { entity, qboId, docNumber, message }),
      },
    });
    return { kind: 'settled' };
  }

  const documentOf = ({ synced: document }: WorkItem): ResultDetails =>
    document === null ? {} : { entity: document.entity, qboId: document.qboId };

  /** Nothing was written: QBO already holds this version. */
  async function unchanged(item: WorkItem): Promise<Settled> {
    const message = 'QuickBooks holds this version of the record already, so nothing was written.';
    const result = toActionResult(item, 'succeeded', slice.clock.now(), { ...documentOf(item), message });
    const outcome = { kind: 'unchanged', version: item.version } as const;
    await slice.write({ settlement: { ...subject(item), outcome, result } });
    return { kind: 'settled' };
  }

  /** There is nothing to book for it; `reason` says why. A document that it had is gone. */
  async function nothingToBook(item: WorkItem, reason: string): Promise<Settled> {
    const result = toActionResult(item, 'skipped', slice.clock.now(), { ...documentOf(item), message: reason });
    const outcome = { kind: 'nothing', version: item.version } as const;
    await slice.write({ settlement: { ...subject(item), outcome, result } });
    return { kind: 'settled' };
  }

  /** A person decided that AutoSync leaves the record and its document alone. */
  async function letGo(item: WorkItem): Promise<Settled> {
    const message = 'AutoSync no longer follows this record; its document in QuickBooks stays as it is.';
    const result = toActionResult(item, 'succeeded', slice.clock.now(), { ...documentOf(item), message });
    const outcome = { kind: 'letGo', version: item.version } as const;
    await slice.write({ settlement: { ...subject(item), outcome, result } });
    return { kind: 'settled' };
  }

  /**
   * The record has ended: nothing in QBO is its document any more. `skipped` where there was none to end; `attempt` is
   * what ended it.
   */
  async function ended(
    item: WorkItem,
    { message, skipped = false, attempt }: { message: string; skipped?: boolean; attempt?: Attempt },
  ): Promise<Settled> {
    const intentEnd = attempt && intentEndOf(attempt.intent.requestId, attempt.sent);
    const done = attempt === undefined ? documentOf(item) : detailsOf(attempt.intent);
    const details = { ...done, intuitTid: attempt?.intuitTid ?? null, message };
    const result = toActionResult(item, skipped ? 'skipped' : 'succeeded', slice.clock.now(), details);
    const kind = item.cancelled ? 'cancelled' : 'unbatched';
    const version = attempt?.intent.version ?? item.version;
    await slice.write({
      settlement: { ...subject(item), ...(intentEnd && { intentEnd }), outcome: { kind, version }, result },
    });
    return { kind: 'settled' };
  }

  /** Not touched: it rests until a person says otherwise, and `message` says how. */
  async function leftAlone(item: WorkItem, message: string): Promise<Settled> {
    const result = toActionResult(item, 'skipped', slice.clock.now(), { ...documentOf(item), message });
    await slice.write({ settlement: { ...subject(item), outcome: { kind: 'skipped' }, result } });
    return { kind: 'settled' };
  }

  /** Failed, or held when the books are closed. */
  async function failed(item: WorkItem, refusal: Refusal, attempt?: Attempt): Promise<Settled> {
    const at = slice.clock.now();
    const { retryable, ...failure } = toFailure(refusal, at);
    const intentEnd = attempt === undefined ? undefined : intentEndOf(attempt.intent.requestId, attempt.sent);
    const details = attempt === undefined ? {} : { ...detailsOf(attempt.intent), intuitTid: attempt.intuitTid ?? null };
    const held = isHeld(refusal.code);
    const { causes = [] } = refusal;
    const retryAt =
      retryable && causes.length === 0 ? new Date(at.getTime() + retryDelayMs(refusal.code, slice.timings)) : null;
    await slice.write({
      settlement: {
        ...subject(item),
        ...(intentEnd === undefined ? {} : { intentEnd }),
        outcome: {
          kind: held ? 'held' : 'failed',
          version: attempt?.intent.version ?? item.version,
          failure,
          retryAt,
          causes,
        },
        result: toActionResult(item, held ? 'skipped' : 'failed', at, { ...details, failure }),
      },
    });
    return { kind: 'settled' };
  }

  return { synced, taken, unchanged, nothingToBook, letGo, ended, leftAlone, failed };
}

/** What QBO holds of a record, as it is stored. */
function holding(body: Doc, { version, entity, written }: { version: number; entity: string; written: Doc }) {
  return {
    kind: 'synced' as const,
    version,
    entity,
    qboId: textField({ ...body }, 'Id'),
    syncToken: textField({ ...body }, 'SyncToken'),
    docNumber: textField({ ...body }, 'DocNumber') || null,
    document: body,
    written: withLineIds(written, body),
  };
}
