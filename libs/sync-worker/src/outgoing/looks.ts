import { takeWork, type Cause, type WorkItem } from '@autosync/records';
import { movesOutOfClosedBooks } from './closed-books.ts';
import { fingerprint } from './documents/company-cause.ts';
import { saysVoided } from './document-key.ts';
import { readDocuments } from './look-up.ts';
import type { Look } from './looking-for-causes.ts';
import { conflictsOf } from './merging/conflicts.ts';
import { same } from './merging/same.ts';
import { findGivenUp } from './numbers-given-up.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { readPlan } from './plan.ts';
import { lookForReferences } from './references/looking.ts';

type Documents = Map<string, Record<string, unknown>>;

/** What can be looked for in QBO, by the name that causes carry. Each look costs a metered call or few, for all its causes. */
export function createLooks(slice: OutgoingSlice): Readonly<Record<string, Look>> {
  /** Those causes that `isGone` says of their document; `idsOf` names the documents, in the entity of the cause. */
  async function lookAtDocuments(
    causes: readonly Cause[],
    idsOf: (cause: Cause) => readonly string[],
    isGone: (cause: Cause, documents: Documents) => boolean,
  ): Promise<ReadonlySet<string>> {
    const gone = new Set<string>();
    for (const [entity, group] of Map.groupBy(causes, ({ details }) => String(details['entity']))) {
      const documents = await readDocuments(slice, entity, [...new Set(group.flatMap(idsOf))]);
      for (const cause of group) if (isGone(cause, documents)) gone.add(cause.key);
    }
    return gone;
  }

  async function openDates(causes: readonly Cause[]): Promise<ReadonlySet<string>> {
    const { bookCloseDate } = await slice.askPreferences();
    return new Set(causes.map(({ key }) => key).filter((date) => bookCloseDate === null || date > bookCloseDate));
  }

  async function itemsOf(causes: readonly Cause[]): Promise<Map<string, WorkItem>> {
    const { tenantId, companyId, type, runId } = slice.event;
    const { firstStartedAt } = slice.start;
    const recordIds = causes.map(({ details }) => String(details['recordId']));
    const scope = { companyId, type, runId, firstStartedAt, recordIds, except: [], limit: recordIds.length };
    const items = await slice.db.withTenant(tenantId, (tx) => takeWork(tx, scope));
    return new Map(items.map((item) => [item.recordId, item]));
  }

  return {
    /** Books that were closed: open for the date of the record, or in its way no more. */
    async books(causes) {
      return movesOutOfClosedBooks(slice.company) ? new Set(causes.map(({ key }) => key)) : openDates(causes);
    },

    /** Books that were closed: open for the date that a document has in them. */
    'books-of-document': openDates,

    /** A document that somebody changed: changed back, as far as it is ours. */
    async document(causes) {
      const items = await itemsOf(causes);
      return lookAtDocuments(
        causes,
        ({ details }) => [String(details['qboId'])],
        ({ details }, documents) => {
          const theirs = documents.get(String(details['qboId']));
          const synced = items.get(String(details['recordId']))?.synced;
          if (theirs === undefined || !synced?.document || !synced.written || saysVoided(theirs)) return false;
          const { written, document: seen } = synced;
          return conflictsOf({ ours: written, written, seen, theirs }).length === 0;
        },
      );
    },

    /** A document that was in the way of its end: touched since, or gone. */
    async change(causes) {
      return lookAtDocuments(
        causes,
        ({ details }) => [String(details['qboId'])],
        ({ details }, documents) => documents.get(String(details['qboId']))?.['SyncToken'] !== details['syncToken'],
      );
    },

    /** A number that another document had: that one is gone, has another number, or its record gives the number up now. */
    async number(causes) {
      const given = await findGivenUp(slice, causes);
      const gone = await lookAtDocuments(
        causes.filter(({ key }) => !given.has(key)),
        ({ details }) => [String(details['qboId'])],
        ({ details }, documents) => {
          const holder = documents.get(String(details['qboId']));
          return holder === undefined || !same(holder['DocNumber'], details['number']);
        },
      );
      return new Set([...given, ...gone]);
    },

    /** Several documents that could be the record: one is left at most. */
    async duplicates(causes) {
      const idsOf = ({ details }: Cause) => details['ids'] as readonly string[];
      return lookAtDocuments(
        causes,
        idsOf,
        (cause, documents) => idsOf(cause).filter((id) => documents.has(id)).length < 2,
      );
    },

    /** A plan that lacked something: another one now. */
    async plan(causes) {
      const plan = await readPlan(slice);
      return new Set(causes.map(({ key }) => key).filter((before) => before !== plan));
    },

    /** Settings of the company or preferences of its books: they are others now. */
    async company(causes) {
      await slice.askPreferences();
      const now = fingerprint(slice.company);
      return new Set(causes.map(({ key }) => key).filter((before) => before !== now));
    },

    /** A name that was missing, inactive or taken. */
    reference: (causes) => lookForReferences(slice, causes),
  };
}
