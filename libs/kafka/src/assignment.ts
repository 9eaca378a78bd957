import { AutosyncError } from '@autosync/core';
import { createCommitTracker } from './commit-tracker.ts';
import type { CommitTracker } from './commit-tracker.ts';

/** One partition for as long as this process has it. */
export type PartitionSession = {
  topic: string;
  partition: number;
  tracker: CommitTracker;
  /** Aborted when the partition went to another consumer, or at shutdown. */
  signal: AbortSignal;
  /** Whether kafkajs was told to stop fetching it. */
  paused: boolean;
};

/** The partitions of this process. They outlive a re-join that leaves them here, and a replaced kafkajs consumer. */
export type Assignment = {
  /** The session of a partition; begins one if needed. */
  session(topic: string, partition: number): PartitionSession;
  all(): PartitionSession[];
  /** After a join: sessions of partitions that are not ours any more end; the others have to commit again. */
  update(partitionsByTopic: Record<string, number[]>): void;
  /** Tells all handlers to stop. Finished events can still be committed. */
  abort(): void;
  /** Ends all sessions, so that every uncommitted event is delivered and taken again. */
  clear(): void;
};

type OwnedSession = PartitionSession & { controller: AbortController };

export function createAssignment(): Assignment {
  const sessions = new Map<string, OwnedSession>();
  const keyOf = (topic: string, partition: number) => `${topic}/${partition}`;

  function end(key: string, ended: OwnedSession): void {
    sessions.delete(key);
    ended.controller.abort(new AutosyncError('partition-revoked', 'the partition was taken away'));
  }

  function begin(topic: string, partition: number): OwnedSession {
    const controller = new AbortController();
    const tracker = createCommitTracker();
    const session = { topic, partition, tracker, controller, signal: controller.signal, paused: false };
    sessions.set(keyOf(topic, partition), session);
    return session;
  }

  const session = (topic: string, partition: number) =>
    sessions.get(keyOf(topic, partition)) ?? begin(topic, partition);

  return {
    session,
    all: () => [...sessions.values()],
    update(partitionsByTopic) {
      const kept = new Set(
        Object.entries(partitionsByTopic).flatMap(([topic, partitions]) =>
          partitions.map((item) => keyOf(topic, item)),
        ),
      );
      for (const [key, known] of sessions) {
        if (kept.has(key)) known.tracker.forgetCommits();
        else end(key, known);
      }
      for (const [topic, partitions] of Object.entries(partitionsByTopic)) {
        for (const partition of partitions) session(topic, partition);
      }
    },
    abort() {
      for (const { controller } of sessions.values()) {
        controller.abort(new AutosyncError('shutting-down', 'the process is shutting down'));
      }
    },
    clear() {
      for (const [key, known] of sessions) end(key, known);
    },
  };
}
