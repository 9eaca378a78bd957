import { AutosyncError } from '@autosync/core';
import { createCommitTracker } from './commit-tracker.ts';
import type { CommitTracker } from './commit-tracker.ts';

/** One partition, for as long as it is assigned to this process and its log stays the same. */
export type PartitionSession = {
  topic: string;
  partition: number;
  tracker: CommitTracker;
  /** Aborted when the partition is assigned to another consumer, and at shutdown. */
  signal: AbortSignal;
  /** Whether kafkajs was told to stop fetching it. */
  paused: boolean;
  /**
   * Which topic it is, once the brokers were asked. Nothing is committed before. `id` is undefined where they have no
   * topic ids.
   */
  identity: { id: string | undefined } | undefined;
  /**
   * After a restart: the offset that fetching begins at. Later offsets that still arrive were fetched at a position of
   * the old log.
   */
  fetchFrom: bigint | undefined;
};

/** The partitions of this process. They survive a rebalance that leaves them here, and a replaced kafkajs consumer. */
export type Assignment = {
  /** The session of a partition; starts one if there is none. */
  session(topic: string, partition: number): PartitionSession;
  all(): PartitionSession[];
  /** After a rebalance: sessions of partitions that were taken away end; the others commit again. */
  update(partitionsByTopic: Record<string, number[]>): void;
  /**
   * Starts a new session at offset `from`, since the partition's log was replaced. Events of the old session are
   * handled to their end, because no log delivers them again, but nothing of it is committed.
   */
  restart(session: PartitionSession, from: bigint): void;
  /** Tells all handlers to stop. Finished events can still be committed. */
  abort(): void;
  /** Ends all sessions: every uncommitted event is delivered again, and accepted again. */
  clear(): void;
};

type OwnedSession = PartitionSession & { controller: AbortController };

export function createAssignment(): Assignment {
  const sessions = new Map<string, OwnedSession>();
  /** Sessions of replaced logs that still have events at work. */
  let replaced: OwnedSession[] = [];
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
      fetchFrom: undefined,
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
      replaced = [...replaced, ...(old === undefined ? [] : [old])].filter(({ tracker }) => tracker.uncommitted() > 0);
      const next = begin(topic, partition, createCommitTracker(from));
      next.identity = identity;
      next.fetchFrom = from;
    },
    abort() {
      for (const { controller } of [...sessions.values(), ...replaced]) {
        controller.abort(new AutosyncError('shutting-down', 'the process is shutting down'));
      }
    },
    clear() {
      for (const [key, known] of sessions) end(key, known);
    },
  };
}
