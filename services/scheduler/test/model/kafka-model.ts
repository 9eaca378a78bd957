import type { SyncDue } from '@autosync/contracts';

export type Stored = { due: SyncDue; partition: number; offset: number; publishedMs: number };

/** One topic of due runs, as far as scheduler and workers see it: logs, commits, and what can go wrong with them. */
export function createTopicModel({
  partitions,
  partitionOf,
}: {
  partitions: number;
  partitionOf: (companyId: string) => number;
}) {
  const logs = Array.from({ length: partitions }, () => ({
    start: 0,
    events: [] as Stored[],
    /** What the group has committed, and beyond it offsets that are finished out of order. */
    committed: 0,
    finished: new Set<number>(),
  }));

  return {
    append(due: SyncDue, publishedMs: number): Stored {
      const partition = partitionOf(due.companyId);
      const log = logs[partition]!;
      const stored = { due, partition, offset: log.start + log.events.length, publishedMs };
      log.events.push(stored);
      return stored;
    },
    /** Commits the finished prefix. */
    finish({ partition, offset }: Stored): void {
      const log = logs[partition]!;
      log.finished.add(offset);
      while (log.finished.delete(log.committed)) log.committed += 1;
    },
    /** What the group has not committed: a new member begins with it. */
    uncommitted: (partition: number): Stored[] => {
      const { start, events, committed } = logs[partition]!;
      return events.slice(Math.max(0, committed - start));
    },
    partitions: () => logs.map((_, partition) => partition),
    positions: () =>
      logs.map(({ start, events, committed }, partition) => ({
        partition,
        start: BigInt(start),
        end: BigInt(start + events.length),
        committed: BigInt(committed),
      })),
    /** The topic is deleted and made anew, or its oldest events are taken by retention. */
    lose(): void {
      for (const log of logs) Object.assign(log, { start: 0, events: [], committed: 0, finished: new Set() });
    },
    expire(): void {
      for (const log of logs) {
        log.start += log.events.length;
        log.events = [];
        log.committed = log.start;
        log.finished = new Set();
      }
    },
  };
}

export type TopicModel = ReturnType<typeof createTopicModel>;
