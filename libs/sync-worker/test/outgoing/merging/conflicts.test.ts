import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../../../src/outgoing/merging/conflicts.ts';

const DETAIL = 'AccountBasedExpenseLineDetail';

const billed = (BillableStatus: string, Amount = 40) => ({
  Line: [{ Id: '1', DetailType: DETAIL, Amount, [DETAIL]: { AccountRef: { value: '7' }, BillableStatus } }],
});
const none = { Line: [] };

describe('a line that a customer is charged for', () => {
  it.each([
    // ours, as QuickBooks showed it, as it is now
    ['taken over by an invoice', billed('Billable'), 'Billable', 'HasBeenBilled', []],
    ['taken over, and the amount changes', billed('Billable', 50), 'Billable', 'HasBeenBilled', []],
    ['let go by the invoice again', billed('Billable'), 'HasBeenBilled', 'Billable', []],
    ['taken over, and no longer billable', billed('NotBillable'), 'Billable', 'HasBeenBilled', ['Line']],
    ['taken over long ago, and no longer billable', billed('NotBillable'), 'HasBeenBilled', 'HasBeenBilled', ['Line']],
    ['taken over, and removed from the record', none, 'Billable', 'HasBeenBilled', ['Line']],
    ['not to be charged any more, as somebody decided', billed('Billable'), 'Billable', 'NotBillable', ['Line']],
  ])('%s', (_what, ours, seen, theirs, conflicts) => {
    const versions = { ours, written: billed('Billable'), seen: billed(seen), theirs: billed(theirs) };
    expect(conflictsOf(versions)).toEqual(conflicts);
  });
});
