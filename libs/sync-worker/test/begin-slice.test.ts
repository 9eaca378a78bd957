import { describe, expect, it } from 'vitest';
import type { SyncDue } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { mayBeIdle, openBatchAtStart } from '../src/begin-slice.ts';

const due = (trigger: SyncDue['trigger'], parameters: SyncDue['parameters'] = {}): SyncDue => ({
  tenantId: 't',
  companyId: 'c',
  type: 'invoices',
  runId: 'r',
  batchId: 'b',
  companyName: 'Contoso',
  trigger,
  scheduledFor: '2026-11-02T10:00:00.000Z',
  createdAt: '2026-11-02T10:00:00.000Z',
  parameters,
  dispatch: 1,
});

describe('a run may end without a batch', () => {
  it.each<[string, SyncDue, boolean]>([
    ['on schedule', due('schedule'), true],
    ['for a webhook', due('webhook'), true],
    ['with what is off said to be off', due('schedule', { dryRun: false, referenceOnly: false }), true],
    ['by hand', due('manual'), false],
    ['of a batch that is run again', due('rerun'), false],
    ['of chosen records', due('schedule', { recordIds: ['1'] }), false],
    ['of no record', due('schedule', { recordIds: [] }), false],
    ['from a starting date', due('schedule', { startDate: '2026-11-01' }), false],
    ['that is a dry run', due('schedule', { dryRun: true }), false],
    ['from a preview', due('schedule', { previewId: 'p' }), false],
    ['that reads names alone', due('schedule', { referenceOnly: true }), false],
    ['that ends another one', due('schedule', { close: 'cancelled' } as never), false],
  ])('%s', (_what, event, expected) => {
    expect(mayBeIdle(event)).toBe(expected);
  });
});

describe('the batch of a run is not opened at its start', () => {
  const start = { kind: 'work', batchOpen: false, firstStartedAt: new Date() } as never;
  const countWork = () => Promise.reject(new Error('nothing is to be counted'));

  it.each<[string, SyncDue, object, { countWork?: typeof countWork }]>([
    ['when it is open', due('manual'), { batchOpen: true }, { countWork }],
    ['when it has none', due('manual', { referenceOnly: true }), {}, { countWork }],
    ['when only its work can tell whether there is one', due('schedule'), {}, {}],
  ])('%s', async (_when, event, more, definition) => {
    const begun = { fence: {} as never, start: Object.assign({}, start, more) as never };
    await expect(openBatchAtStart({} as Db, definition, { event, begun })).resolves.toBeUndefined();
  });
});
