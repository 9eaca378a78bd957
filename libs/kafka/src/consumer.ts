import { systemClock } from '@autosync/core';
import { createAssignment } from './assignment.ts';
import type { PartitionSession } from './assignment.ts';
import { createCommitter } from './committer.ts';
import { totalLag } from './consumer-lag.ts';
import { consumerDefaults } from './consumer-settings.ts';
import type { ConsumerSettings } from './consumer-settings.ts';
import { runEvent } from './event-run.ts';
import type { Delivery, EventKind } from './event-run.ts';
import { createGroupMember } from './group-member.ts';
import { createIntake } from './intake.ts';
import { createKeyedPool } from './keyed-pool.ts';
import { createLagReader } from './lag.ts';
import type { Membership, MembershipSettings } from './membership.ts';
import { createPartitionWatch, partitionKey } from './partition-watch.ts';
import { toRawMessage } from './raw-message.ts';
import { settledWithin } from './settled-within.ts';
import { createTally } from './tally.ts';
import { waitForTurn } from './turn.ts';
import { createWatchdog } from './watchdog.ts';

export type ConsumerStatus = {
  joined: boolean;
  partitions: number;
  pausedPartitions: number;
  /** Events that were accepted and cannot be committed yet. */
  uncommitted: number;
  /** Handlers that count against the concurrency, handlers that left the pool, and events that have not started. */
  inside: number;
  outside: number;
  queued: number;
};

export type Consumer = {
  /** Starts to connect and returns at once; `isReady` tells when the group was joined. */
  start(): Promise<void>;
  /** Takes no new events, aborts the handlers' signals, waits for them, commits what is finished, leaves the group. */
  stop(): Promise<void>;
  /** Not ok when the consumer stalled and replacing it did not help. */
  isLive(): { ok: boolean; reasons: string[] };
  isReady(): { ok: boolean; reasons: string[] };
  status(): ConsumerStatus;
};

const LAST_COMMIT_TIMEOUT_MS = 5000;

/**
 * Runs a handler for every event of some topics (docs/protocol.md#consume): at least once, in order per key, different
 * keys at the same time. Only the contiguous finished offsets of a partition are committed. `fates` decides what
 * happens to an event. The consumer survives broker outages, rebalances, crashes and silent stalls of kafkajs.
 */
export function createConsumer<E>(given: ConsumerSettings<E>): Consumer {
  const settings = { ...consumerDefaults, ...given };
  const { kafka, groupId, topics, logger, maxUncommitted } = settings;
  const assignment = createAssignment();
  const pool = createKeyedPool({ concurrency: settings.concurrency });
  const lag = createLagReader(kafka, { groupId, topics });
  let stopping = false;

  const report = (kind: EventKind) => settings.observer?.event(kind);

  const watchdog = createWatchdog({
    stallMs: settings.watchdog.stallMs,
    replace() {
      assignment.clear();
      member.replace();
    },
    logger,
  });

  const running = createTally();

  const watch = createPartitionWatch({
    assignment,
    readLag: () => lag.read(),
    isMember: () => member.current() !== undefined,
    running: (key) => running.of(key),
    onChange(session, { kind, from }) {
      const { topic, partition, tracker } = session;
      report(kind === 'overtaken' ? 'overtaken' : 'restarted');
      // kafkajs skips to the first offset that is left by itself, and may have done so before us.
      if (kind === 'overtaken' && (tracker.next() ?? from) > from) return;
      session.paused = false;
      assignment.restart(session, from);
      member.current()?.resume(topic, partition);
      member.current()?.seek({ topic, partition, offset: from.toString() });
      committer.wake();
    },
    onCommitLost({ tracker }) {
      tracker.forgetCommits();
      committer.wake();
    },
    onGrown: () => member.replace(),
    watchdog,
    stallMs: settings.watchdog.stallMs,
    logger,
  });

  const committer = createCommitter({
    assignment,
    membership: () => member.current(),
    onProgress: (session) => watchdog.progress(partitionKey(session)),
    logger,
  });

  function pauseOrResume(session: PartitionSession): void {
    const { topic, partition, tracker, paused } = session;
    if (session.signal.aborted) return;
    const uncommitted = tracker.uncommitted();
    if (!paused && uncommitted >= maxUncommitted) {
      member.current()?.pause(topic, partition);
      session.paused = true;
    } else if (paused && uncommitted <= maxUncommitted / 2) {
      member.current()?.resume(topic, partition);
      session.paused = false;
    }
  }

  function finish({ raw, session }: Delivery<E>): void {
    session.tracker.finish(BigInt(raw.offset));
    pauseOrResume(session);
    committer.wake();
  }

  function finishUnhandled(delivery: Delivery<E>): void {
    report('handled');
    finish(delivery);
  }

  const steps = {
    handle: settings.handle,
    traceIdOf: settings.traceIdOf,
    deadLetter: settings.deadLetter,
    onEvent: report,
    onAttempt: (session: PartitionSession) => watchdog.activity(partitionKey(session)),
    logger,
    retry: settings.retry,
  };

  const intake = createIntake<E>({
    decode: settings.decode,
    key: settings.key,
    triage: settings.triage,
    gatherMs: settings.gatherMs,
    onReady(delivery) {
      const { decoded, raw } = delivery;
      const key = 'key' in decoded ? decoded.key : `undecodable in ${raw.topic}/${raw.partition}`;
      const turn = waitForTurn(delivery, settings.handBack, () => finishUnhandled(delivery));
      pool.submit(key, async (slot) => {
        const done = running.begin(partitionKey(raw));
        if ((await turn.begin()) && (await runEvent(delivery, slot, steps))) finish(delivery);
        done();
      });
    },
    onFinished: finishUnhandled,
    onAttempt: steps.onAttempt,
    logger,
    retry: settings.retry,
  });

  function onJoin(partitionsByTopic: Record<string, number[]>, membership: Membership): void {
    assignment.update(partitionsByTopic);
    for (const session of assignment.all()) {
      // kafkajs keeps the pause of a partition that was taken away and given back, and a new kafkajs consumer has no
      // pauses.
      membership.resume(session.topic, session.partition);
      session.paused = false;
      pauseOrResume(session);
      watchdog.activity(partitionKey(session));
    }
    watch.joined();
    committer.wake();
    report('rebalanced');
    logger.info({ groupId, partitions: assignment.all().length }, 'joined the consumer group');
  }

  const onBatch: MembershipSettings['onBatch'] = ({ topic, partition, messages, fetchedFrom }) => {
    if (stopping) return;
    const session = assignment.session(topic, partition);
    if (session.fetchFrom !== undefined && fetchedFrom > session.fetchFrom) {
      member.current()?.seek({ topic, partition, offset: session.fetchFrom.toString() });
      return;
    }
    session.fetchFrom = undefined;
    const taken = messages.filter(({ offset, timestamp }) => session.tracker.accept(BigInt(offset), Number(timestamp)));
    intake.push(taken.map((message) => ({ raw: toRawMessage(topic, partition, message), session })));
    pauseOrResume(session);
  };

  const member = createGroupMember({
    ...settings,
    client: kafka,
    onConnected: () => watch.remember(),
    onJoin,
    onBatch,
    onCrash: () => report('crashed'),
  });

  settings.observer?.watch(async () => totalLag(await lag.read(), assignment.all(), systemClock.now()));

  async function commitLast(): Promise<void> {
    try {
      await committer.stop();
      await watch.beforeLastCommit();
      await committer.flush();
    } catch (error) {
      logger.warn({ groupId, err: error }, 'last commit failed, finished events will be delivered again');
    }
  }

  return {
    start() {
      member.start();
      committer.start();
      watch.start();
      return Promise.resolve();
    },
    async stop() {
      stopping = true;
      assignment.abort();
      await Promise.all([watch.stop(), pool.idle()]);
      // Without a broker a commit only ends when the kafkajs consumer is closed.
      await settledWithin(LAST_COMMIT_TIMEOUT_MS, commitLast());
      await member.stop();
      await lag.close();
    },
    isLive: () =>
      watchdog.isStuck()
        ? { ok: false, reasons: [`the consumer of ${groupId} makes no progress, also after it was replaced`] }
        : { ok: true, reasons: [] },
    isReady: () =>
      member.isMember()
        ? { ok: true, reasons: [] }
        : { ok: false, reasons: [`not a member of the consumer group ${groupId}`] },
    status() {
      const sessions = assignment.all();
      return {
        joined: member.isMember(),
        partitions: sessions.length,
        pausedPartitions: sessions.filter(({ paused }) => paused).length,
        uncommitted: sessions.reduce((sum, { tracker }) => sum + tracker.uncommitted(), 0),
        ...pool.counts(),
      };
    },
  };
}
