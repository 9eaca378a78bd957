import type { DecidableRecord, RecordRequest } from '@autosync/records';
import { problem } from '../errors.ts';

/** Throws `operation-not-possible` for a decision that has nothing to act on. */
export function checkDecision(request: RecordRequest, record: DecidableRecord): void {
  const refuse = (detail: string) => problem('operation-not-possible', detail);
  if (request === 'let-go' && record.syncState === 'letGo') throw refuse('AutoSync has let this record go already.');
  // A second document beside one that is as it should be would be a duplicate.
  if (request === 'send-as-new' && record.hasDocument && !record.hasFailure && record.syncState !== 'letGo') {
    throw refuse(
      record.requested === 'send-as-new'
        ? 'It is on its way as a new document already.'
        : 'Nothing is wrong with its document in QuickBooks; let the record go first if it shall have another one.',
    );
  }
  if (record.hasDocument || record.syncing) return;
  if (request === 'take-quickbooks')
    throw refuse('QuickBooks has no document of this record whose version could be taken.');
  if (request === 'send-as-new' && record.syncState !== 'letGo') {
    throw refuse('The record has no document in QuickBooks yet; it goes out with the next batch.');
  }
}
