/** How a record stands. */
export const syncStates = ['pending', 'synced', 'failed', 'held', 'letGo', 'cancelled', 'unbatched'] as const;
export type SyncState = (typeof syncStates)[number];

/** What a person may decide about a record; its next run does it. */
export const recordRequests = [
  'take-quickbooks',
  'send-ours',
  'let-go',
  'send-as-new',
  'un-batch-delete',
  'un-batch-void',
  'un-batch-keep',
] as const;
export type RecordRequest = (typeof recordRequests)[number];
