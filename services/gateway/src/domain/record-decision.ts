import { aDocument } from '@autosync/contracts';
import { voidableEntities } from '@autosync/qbo';
import { recordRequests } from '@autosync/records';
import type { DecidableRecord, RecordRequest } from '@autosync/records';
import { problem } from '../errors.ts';

const refuse = (detail: string) => problem('operation-not-possible', detail);

/** What each decision needs of a record; throws `operation-not-possible` where there is nothing to act on. */
const checks: Readonly<Record<RecordRequest, (record: DecidableRecord) => void>> = {
  'take-quickbooks': (record) => {
    refuseCancelled(record);
    if (!mayHaveDocument(record))
      throw refuse('QuickBooks has no document of this record whose version could be taken.');
  },
  'send-ours': refuseCancelled,
  'let-go': ({ syncState }) => {
    if (syncState === 'letGo') throw refuse('AutoSync has let this record go already.');
  },
  'send-as-new': (record) => {
    refuseCancelled(record);
    const rests = record.syncState === 'letGo' || record.syncState === 'unbatched';
    // A second document beside one that is as it should be would be a duplicate.
    if (record.entity !== null && !record.hasFailure && !rests) {
      throw refuse(
        record.requested === 'send-as-new'
          ? 'It is on its way as a new document already.'
          : 'Nothing is wrong with its document in QuickBooks; un-batch the record first if it shall have another one.',
      );
    }
    // One that failed may have lost the document that it had: nothing else sends it then.
    if (!mayHaveDocument(record) && !rests && !record.hasFailure) {
      throw refuse('The record has no document in QuickBooks yet; it goes out with the next batch.');
    }
  },
  'un-batch-delete': refuseWithoutDocument,
  'un-batch-void': (record) => {
    refuseWithoutDocument(record);
    if (record.entity !== null && !voidableEntities.has(record.entity)) {
      throw refuse(`QuickBooks cannot void ${aDocument(record.entity)}; un-batch the record by deleting it.`);
    }
  },
  'un-batch-keep': refuseWithoutDocument,
};

/** Throws `operation-not-possible` for a decision that has nothing to act on. */
export function checkDecision(request: RecordRequest, record: DecidableRecord): void {
  checks[request](record);
}

/** What can be decided about a record as it is now, in the order of the API. */
export function possibleDecisions(record: DecidableRecord): RecordRequest[] {
  return recordRequests.filter((request) => {
    try {
      checkDecision(request, record);
      return true;
    } catch {
      return false;
    }
  });
}

/** It has one, or QuickBooks has not said yet. */
function mayHaveDocument({ entity, syncing }: DecidableRecord): boolean {
  return entity !== null || syncing;
}

function refuseCancelled({ cancelled }: DecidableRecord): void {
  if (cancelled)
    throw refuse('The record was cancelled in the source system; it goes out again when it is sent again.');
}

function refuseWithoutDocument(record: DecidableRecord): void {
  if (!mayHaveDocument(record)) throw refuse('The record has no document in QuickBooks.');
}
