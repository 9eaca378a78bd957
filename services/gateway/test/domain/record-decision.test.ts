import { describe, expect, it } from 'vitest';
import type { DecidableRecord, RecordRequest } from '@autosync/records';
import { checkDecision, possibleDecisions } from '../../src/domain/record-decision.ts';

const record: DecidableRecord = {
  recordId: 'r',
  version: 1,
  syncState: 'failed',
  entity: 'Invoice',
  cancelled: false,
  hasFailure: true,
  syncing: false,
  requested: null,
};
const never = { entity: null, hasFailure: false, syncState: 'pending' } as const;
const synced = { hasFailure: false, syncState: 'synced' } as const;

describe('checkDecision', () => {
  it.each<[RecordRequest, string, Partial<DecidableRecord>, boolean]>([
    ['take-quickbooks', 'failed', {}, true],
    ['take-quickbooks', 'never written', never, false],
    ['take-quickbooks', 'never written, outcome unknown', { ...never, syncing: true }, true],
    ['send-ours', 'failed', {}, true],
    ['send-ours', 'never written', never, true],
    ['let-go', 'failed', {}, true],
    ['let-go', 'synced', synced, true],
    ['let-go', 'let go before', { ...synced, syncState: 'letGo' }, false],
    ['send-as-new', 'failed', {}, true],
    ['send-as-new', 'failed, then changed', { syncState: 'pending' }, true],
    ['send-as-new', 'let go', { ...synced, syncState: 'letGo' }, true],
    ['send-as-new', 'synced', synced, false],
    ['send-as-new', 'on its way', { ...synced, syncState: 'pending', requested: 'send-as-new' }, false],
    ['send-as-new', 'never written', never, false],
    ['send-as-new', 'failed, without a document', { ...never, syncState: 'failed', hasFailure: true }, true],
    ['send-as-new', 'un-batched', { ...never, syncState: 'unbatched' }, true],
    ['send-as-new', 'cancelled', { ...never, syncState: 'cancelled', cancelled: true }, false],
    ['send-ours', 'cancelled', { cancelled: true }, false],
    ['take-quickbooks', 'cancelled', { cancelled: true }, false],
    ['let-go', 'cancelled', { cancelled: true }, true],
    ['un-batch-delete', 'synced', synced, true],
    ['un-batch-delete', 'cancelled', { cancelled: true }, true],
    ['un-batch-delete', 'let go', { ...synced, syncState: 'letGo' }, true],
    ['un-batch-delete', 'never written', never, false],
    ['un-batch-delete', 'never written, outcome unknown', { ...never, syncing: true }, true],
    ['un-batch-void', 'synced', synced, true],
    ['un-batch-void', 'of a kind that cannot be voided', { ...synced, entity: 'Bill' }, false],
    ['un-batch-keep', 'of a kind that cannot be voided', { ...synced, entity: 'Bill' }, true],
    ['un-batch-keep', 'never written', never, false],
    ['send-as-new', 'never written and let go', { ...never, syncState: 'letGo' }, true],
  ])('%s of a record that is %s', (request, _state, change, possible) => {
    expect(possibleDecisions({ ...record, ...change }).includes(request)).toBe(possible);
    const decide = () => checkDecision(request, { ...record, ...change });
    if (possible) expect(decide).not.toThrow();
    else expect(decide).toThrow(expect.objectContaining({ code: 'operation-not-possible' }));
  });

  it('calls a document that cannot be voided as people call it', () => {
    const decide = () => checkDecision('un-batch-void', { ...record, entity: 'InventoryAdjustment' });
    expect(decide).toThrow('QuickBooks cannot void an inventory adjustment; un-batch the record by deleting it.');
  });
});
