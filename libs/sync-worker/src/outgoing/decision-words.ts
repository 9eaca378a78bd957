import type { RecordRequest } from '@autosync/records';

/** What a person may decide about a record: "A person decided to let it go." */
export const decisionWords: Readonly<Record<RecordRequest, string>> = {
  'take-quickbooks': 'to take QuickBooks’ version',
  'send-ours': 'to send ours again',
  'let-go': 'to let it go',
  'send-as-new': 'to send it as a new document',
  'un-batch-delete': 'to un-batch it and delete its document',
  'un-batch-void': 'to un-batch it and void its document',
  'un-batch-keep': 'to un-batch it and keep its document',
};
