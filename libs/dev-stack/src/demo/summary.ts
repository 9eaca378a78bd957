import { batchStateNames, batchStates, type BatchState } from '@autosync/contracts';
import type { Batch } from './tenant-api.ts';
import type { MismatchKind } from './compare.ts';

/** What one start did, for people and, as JSON, for programs. */
export type Summary = {
  batches: Record<BatchState, number>;
  /** Invoices and credit memos that this start created or changed in QuickBooks. */
  documentsWritten: number;
  /** What is applied to invoices and credit memos, as far as we know: one for each payment and each of its targets. */
  paymentsApplied: number;
  /** Calls to QuickBooks by kind, as the simulator counted them. */
  qboCalls: Record<string, number>;
  /** Answers of 429. */
  throttled: number;
  /**
   * Records that are not in QuickBooks once, as the right document and equal to the cent; and amounts of payments, of
   * what they are applied to and of what is open that are not the same on both sides.
   */
  mismatches: number;
  /** Records whose newest version is not synced. */
  notSynced: number;
  /** Places of the input that could not be taken. */
  notTaken: number;
  records: number;
  /** Of them, those that are synced in their newest version. */
  recordsByType: Record<string, number>;
  /** The mismatches by what is wrong; `money`: an amount that is not the same on both sides. */
  differences: Record<MismatchKind | 'money', number>;
  /** Where every mail that AutoSync sends is written to, and how many this start has written. */
  mails: { folder: string; count: number };
  seconds: number;
};

export function countStates(batches: readonly Pick<Batch, 'state'>[]): Record<BatchState, number> {
  const counts = batchStates.map((state) => [state, batches.filter((batch) => batch.state === state).length]);
  return Object.fromEntries(counts) as Record<BatchState, number>;
}

export function sumByKind(calls: readonly Record<string, number>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [kind, count] of calls.flatMap((one) => Object.entries(one)))
    sums.set(kind, (sums.get(kind) ?? 0) + count);
  return Object.fromEntries([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** True when everything is Finished, synced and equal to the cent. */
export function isGood({ batches, mismatches, notSynced }: Summary): boolean {
  const others = batchStates.filter((state) => state !== 'finished' && batches[state] > 0);
  return others.length === 0 && mismatches === 0 && notSynced === 0;
}

function describeBatches(batches: Summary['batches']): string {
  const present = batchStates.filter((state) => batches[state] > 0);
  if (present.length === 0) return 'none, there was nothing to do';
  return present.map((state) => `${batches[state]} ${batchStateNames[state]}`).join(', ');
}

function describeKinds(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

function describeCalls(calls: Summary['qboCalls']): string {
  const total = Object.values(calls).reduce((sum, count) => sum + count, 0);
  const kinds = describeKinds(calls);
  return `${total}${kinds === '' ? '' : ` (${kinds})`}`;
}

/** The summary as people read it. */
export function renderSummary(summary: Summary): string[] {
  const rows = [
    ['batches', describeBatches(summary.batches)],
    ['records synced', describeKinds(summary.recordsByType)],
    ['documents written', String(summary.documentsWritten)],
    ['payments applied', String(summary.paymentsApplied)],
    ['QuickBooks calls', describeCalls(summary.qboCalls)],
    ['answers of 429', String(summary.throttled)],
    ['mismatches', `${summary.mismatches} (${summary.records} records and all payments compared, to the cent)`],
    ...(summary.notSynced > 0 ? [['not synced', String(summary.notSynced)]] : []),
    ...(summary.notTaken > 0 ? [['not taken', `${summary.notTaken} faults in the input`]] : []),
    ['mails', `${summary.mails.count}, in ${summary.mails.folder}`],
    ['seconds', summary.seconds.toFixed(1)],
  ];
  const widest = Math.max(...rows.map(([name = '']) => name.length));
  return ['Summary', ...rows.map(([name = '', value = '']) => `  ${name.padEnd(widest)}  ${value}`)];
}
