import { createLoop } from '@autosync/core';
import type { Loop } from '@autosync/core';
import type { Assignment, PartitionSession } from './assignment.ts';
import type { PartitionLag } from './lag.ts';
import { changeOfLog } from './log-change.ts';
import type { LogChange, ReadPosition } from './log-change.ts';
import type { Logger } from './logging.ts';
import type { PartitionState, Watchdog } from './watchdog.ts';

export const partitionKey = ({ topic, partition }: { topic: string; partition: number }) => `${topic}/${partition}`;

/** The key that stands for all partitions while this process has not joined its group. */
const NO_MEMBER = 'the group';

/** A replaced log is noticed within this time. Each look costs the brokers three small requests. */
const LOOK_EVERY_MS = 10_000;

type Settings = {
  assignment: Assignment;
  readLag: () => Promise<PartitionLag[]>;
  isMember: () => boolean;
  /** How many handlers of the partition are running. */
  running: (key: string) => number;
  /** The log was replaced, or has lost events: reading goes on at the offset that the change names. */
  onChange: (session: PartitionSession, change: LogChange) => void;
  /** The brokers no longer have a commit that they acknowledged. */
  onCommitLost: (session: PartitionSession) => void;
  /** A topic has more partitions than when this process joined: the group must rebalance to assign them. */
  onGrown: () => void;
  watchdog: Watchdog;
  stallMs: number;
  logger: Logger;
};

/** `committed`: the position that the brokers have acknowledged, unless a newer one waits to be committed. */
type Known = ReadPosition & { committed: bigint | undefined };

export type PartitionWatch = Loop & {
  /**
   * Notes what is committed before anything is fetched: kafkajs overwrites it where retention deleted the next events.
   */
  remember(): Promise<void>;
  /** At the end of a process that has only just joined: looks at its logs, since nothing is committed before. */
  beforeLastCommit(): Promise<void>;
  /** The logs of a new assignment are looked at before anything of it is committed. */
  joined(): void;
};

/**
 * Checks the partitions of this process with the brokers: whether their logs are still the ones that were read, and
 * whether reading makes progress. While no broker answers nothing is judged.
 */
export function createPartitionWatch(settings: Settings): PartitionWatch {
  const { assignment, logger, stallMs } = settings;
  let sizes: Map<string, number> | undefined;
  let committedBefore = new Map<string, bigint | undefined>();

  /**
   * What is known before the brokers are asked, since events that are read meanwhile may lie after the ends they tell.
   */
  function known(): Map<PartitionSession, Known> {
    return new Map(
      assignment.all().map((session) => {
        const { identity, tracker } = session;
        const committed = tracker.committable() === undefined ? tracker.position() : undefined;
        // At the first look, the group's last commit counts.
        const next = identity === undefined ? undefined : tracker.next();
        return [session, { topicId: identity?.id, next, committed }];
      }),
    );
  }

  function checkLogs(before: ReturnType<typeof known>, lags: readonly PartitionLag[]): void {
    const current = new Set(assignment.all());
    for (const [session, reached] of before) {
      const log = lags.find((lag) => partitionKey(lag) === partitionKey(session));
      if (log === undefined || !current.has(session)) continue;
      const committed = log.committed ?? committedBefore.get(partitionKey(log));
      const change = changeOfLog({ ...log, committed }, reached);
      session.identity = { id: log.topicId ?? reached.topicId };
      if (change === undefined) {
        // kafkajs resets a group's commit when a fetch was out of range, possibly after we have committed.
        if ((log.committed ?? -1n) < (reached.committed ?? -1n)) settings.onCommitLost(session);
        continue;
      }
      tell(session, change);
      settings.onChange(session, change);
    }
  }

  function tell({ topic, partition }: PartitionSession, { kind, from, lost }: LogChange): void {
    const fields = { topic, partition, change: kind, from: from.toString(), lost: lost.toString() };
    // Events that retention deleted are lost: somebody has to find out why nobody read them in time.
    if (kind === 'overtaken') logger.error(fields, 'retention took events that were not read');
    else logger.warn(fields, 'the log is another one and is read anew');
  }

  function checkSizes(lags: readonly PartitionLag[]): void {
    const now = new Map([...Map.groupBy(lags, ({ topic }) => topic)].map(([topic, { length }]) => [topic, length]));
    const before = sizes;
    if (!settings.isMember()) return;
    sizes = before ?? now;
    if (before === undefined || ![...now].some(([topic, size]) => size > (before.get(topic) ?? 0))) return;
    sizes = undefined;
    logger.info({}, 'a topic has more partitions than before: joining again');
    settings.onGrown();
  }

  function statesOf(lags: readonly PartitionLag[]): PartitionState[] {
    if (!settings.isMember()) return [{ key: NO_MEMBER, behind: true, queued: false }];
    const byKey = new Map(lags.map((lag) => [partitionKey(lag), lag]));
    return assignment.all().map((session) => {
      const key = partitionKey(session);
      const queued = session.tracker.uncommitted() > 0 && settings.running(key) === 0;
      return { key, behind: (byKey.get(key)?.messages ?? 0n) > 0n, queued };
    });
  }

  async function look(): Promise<PartitionLag[]> {
    const before = known();
    const lags = await settings.readLag();
    checkLogs(before, lags);
    return lags;
  }

  const loop = createLoop({
    async work() {
      const lags = await look();
      checkSizes(lags);
      settings.watchdog.look(statesOf(lags), { isMember: settings.isMember() });
      return Math.min(LOOK_EVERY_MS, stallMs / 8);
    },
    onError: (error) => logger.debug({ err: error }, 'the lag could not be read'),
    retry: { baseMs: 100, maxMs: Math.min(LOOK_EVERY_MS, stallMs / 8) },
  });

  return {
    ...loop,
    async remember() {
      try {
        committedBefore = new Map((await settings.readLag()).map((lag) => [partitionKey(lag), lag.committed]));
      } catch (error) {
        logger.debug({ err: error }, 'the lag could not be read');
      }
    },
    async beforeLastCommit() {
      if (assignment.all().some(({ identity }) => identity === undefined)) await look();
    },
    joined() {
      sizes = undefined;
      loop.wake();
    },
  };
}
