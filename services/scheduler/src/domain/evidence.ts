import type { RecordType } from '@autosync/contracts';
import type { GroupPosition } from '@autosync/kafka';

/** What is known of a partition of due runs at one moment: its log from `start` to before `end`, and the workers' commit. */
export type Evidence = { type: RecordType; partition: number; start: string; end: string; committed: string | null };

export function evidenceOf(type: RecordType, positions: readonly GroupPosition[]): Evidence[] {
  return positions.map(({ partition, start, end, committed }) => ({
    type,
    partition,
    start: String(start),
    end: String(end),
    committed: committed === undefined ? null : String(committed),
  }));
}

/**
 * Whether everything that stood in the partitions before `ends` has been taken: yes, not yet, or never, as the topic was
 * made anew meanwhile. What retention took away before it was read is past, too.
 */
export function hasTaken(
  now: readonly GroupPosition[],
  ends: ReadonlyMap<number, bigint>,
): 'yes' | 'not-yet' | 'never' {
  const judged = [...ends].map(([partition, end]) => {
    const position = now.find((candidate) => candidate.partition === partition);
    if (position === undefined || position.end < end) return 'never';
    const { start, committed = start } = position;
    return (committed < start ? start : committed) >= end ? 'yes' : 'not-yet';
  });
  if (judged.includes('never')) return 'never';
  return judged.includes('not-yet') ? 'not-yet' : 'yes';
}
