import { AutosyncError } from '@autosync/core';
import { createCommitTracker } from './commit-tracker.ts';
import type { CommitTracker } from './commit-tracker.ts';

/** One partition for as long as this process has it and its log stays the same. */
export type PartitionSession = {
  topic: string;
  partition: number;
  tracker: CommitTracker;
  /** Aborted when the partition went to another consumer, or at shutdown. */
  signal: AbortSignal;
  /** Whether kafkajs was told to stop fetching it. */
  paused: boolean;
  /**
   * Which topic it is, once the brokers were asked; nothing is committed before. `id` undefined: they tell none.
   */
  identity: { id: string | undefined } | undefined;
  /** After a restart: where fetching has to begin. What was fetched from further on is still of the old log's position. */
  awaits: bigint | undefined;
};

/** The partitions of this process. They outlive a re-join that leaves them here, and a replaced kafkajs consumer. */
export type Assignment = {
  /** The session of a partition; begins one if needed. */
  session(topic: string, partition: number): PartitionSession;
  all(): PartitionSession[];
  /** After a join: sessions of partitions that are not ours any more end; the others have to commit again. */
  update(partitionsByTopic: Record<string, number[]>): void;
  /**
   * Begins the partition's session anew, `from` an offset of a log that is another one now. What the old session has in
   * hand is finished, since no log will bring it again, and commits nothing.
   */
  restart(session: PartitionSession, from: bigint): void;
  /** Tells all handlers to stop. Finished events can still be committed. */
  abort(): void;
  /** Ends all sessions, so that every uncommitted event is delivered and taken again. */
  clear(): void;
};

type OwnedSession = PartitionSession & { controller: AbortController };

export function createAssignment(): Assignment {
  const sessions = new Map<string, OwnedSession>();
  /** Of logs that are gone, as long as they have something in hand. */
  let outlived: OwnedSession[] = [];
  const keyOf = (topic: string, partition: number) => `${topic}/${partition}`;

  function end(key: string, ended: OwnedSession): void {
    sessions.delete(key);
    ended.controller.abort(new AutosyncError('partition-revoked', 'the partition was taken away'));
  }

  function begin(topic: string, partition: number, tracker = createCommitTracker()): OwnedSession {
    const controller = new AbortController();
    const { signal } = controller;
    const session: OwnedSession = {
      topic,
      partition,
      tracker,
      controller,
      signal,
      paused: false,
      identity: undefined,
      awaits: undefined,
    };
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
    restart({ topic, partition, identity }, from) {
      const old = sessions.get(keyOf(topic, partition));
      outlived = [...outlived, ...(old === undefined ? [] : [old])].filter(({ tracker }) => tracker.uncommitted() > 0);
      const next = begin(topic, partition, createCommitTracker(from));
      next.identity = identity;
      next.awaits = from;
    },
    abort() {
      for (const { controller } of [...sessions.values(), ...outlived]) {
        controller.abort(new AutosyncError('shutting-down', 'the process is shutting down'));
      }
    },
    clear() {
      for (const [key, known] of sessions) end(key, known);
    },
  };
}
