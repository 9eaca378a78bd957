import type { Batch } from '../../src/demo/tenant-api.ts';

type Counts = Batch['counts'];

/** A running batch of Contoso, with what a test is about on top. */
export function batch({ counts, ...rest }: Partial<Omit<Batch, 'counts'>> & { counts?: Partial<Counts> } = {}): Batch {
  return {
    id: 'b1',
    type: 'invoices',
    label: '[Contoso] AutoSyncModule Invoices',
    companyName: 'Contoso',
    state: 'running',
    stateName: 'Running',
    step: 'syncing',
    reason: null,
    startedAt: null,
    finishedAt: null,
    ...rest,
    counts: { total: 40, done: 10, succeeded: 10, warning: 0, failed: 0, skipped: 0, ...counts },
  };
}
