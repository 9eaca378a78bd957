import type { EachBatchPayload } from 'kafkajs';
import { toError } from '@autosync/core';
import type { KafkaClient } from './kafka-client.ts';
import { assignerWithPlaces } from './places.ts';
import { settledWithin } from './settled-within.ts';

export type PartitionOffset = { topic: string; partition: number; offset: string };

/** `metadata` is stored with the offset: the id of the topic. */
export type Commit = PartitionOffset & { metadata: string };

/** Controls the kafkajs consumer that is a member of the group now. */
export type Membership = {
  pause(topic: string, partition: number): void;
  resume(topic: string, partition: number): void;
  /** Sets the offset to fetch next. */
  seek(to: PartitionOffset): void;
  commit(offsets: Commit[]): Promise<void>;
};

export type FetchedBatch = Pick<EachBatchPayload['batch'], 'topic' | 'partition' | 'messages'> & {
  /** The offset that was asked for. */
  fetchedFrom: bigint;
};

/** kafkajs has this field, but not in its types. */
function fetchedFrom(batch: EachBatchPayload['batch']): bigint {
  return BigInt((batch as typeof batch & { fetchedOffset: string | number }).fetchedOffset);
}

export type MembershipSettings = {
  client: KafkaClient;
  groupId: string;
  topics: string[];
  sessionTimeoutMs: number;
  heartbeatIntervalMs: number;
  rebalanceTimeoutMs: number;
  maxWaitMs: number;
  /** Stored with the member, so that others can read the group's capacity (group-reader.ts). */
  concurrency: number;
  /** Called once, before the group is joined and anything is fetched; joining waits for it. Must not throw. */
  onConnected: () => Promise<void>;
  /** Called at each rebalance, before anything is fetched under the new assignment. */
  onJoin: (partitionsByTopic: Record<string, number[]>, membership: Membership) => void;
  /** The group has confirmed that this process is still a member. */
  onContact: () => void;
  /** Must not throw and must not wait. */
  onBatch: (batch: FetchedBatch) => void;
};

const DISCONNECT_TIMEOUT_MS = 5000;
/**
 * When a member gives up in an outage, the coordinator still counts it after the broker is back, and the group waits
 * until its session times out (15 s). A member that keeps trying goes on at once under its old id.
 */
const RETRIES = 1_000_000;
/** Small, so that a partition can be paused soon after it reaches its limit of uncommitted events. */
const MAX_BYTES_PER_PARTITION = 262_144;

function openConsumer(settings: MembershipSettings, until: AbortSignal) {
  return settings.client.open({ until, retries: RETRIES }).consumer({
    groupId: settings.groupId,
    sessionTimeout: settings.sessionTimeoutMs,
    heartbeatInterval: settings.heartbeatIntervalMs,
    rebalanceTimeout: settings.rebalanceTimeoutMs,
    maxWaitTimeInMs: settings.maxWaitMs,
    maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
    allowAutoTopicCreation: false,
    partitionAssigners: [assignerWithPlaces(settings.concurrency)],
    // Whatever ends the kafkajs consumer, the caller replaces it: kafkajs restarts only after some errors.
    retry: { retries: RETRIES, restartOnFailure: () => Promise.resolve(false) },
  });
}

/** kafkajs throws when it has just crashed. That may be ignored: the next consumer gets all pauses again. */
function ifAlive(call: () => void): void {
  try {
    call();
  } catch {
    // See above.
  }
}

/**
 * Runs one kafkajs consumer: from connecting until the signal aborts (resolves, having left the group) or until it
 * crashes (throws).
 */
export async function runMember(settings: MembershipSettings, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const consumer = openConsumer(settings, over.signal);
  const ended = Promise.withResolvers<void>();
  const membership: Membership = {
    pause: (topic, partition) => ifAlive(() => consumer.pause([{ topic, partitions: [partition] }])),
    resume: (topic, partition) => ifAlive(() => consumer.resume([{ topic, partitions: [partition] }])),
    seek: (to) => ifAlive(() => consumer.seek(to)),
    commit: (offsets) => consumer.commitOffsets(offsets),
  };
  consumer.on(consumer.events.CRASH, ({ payload }) => ended.reject(toError(payload.error)));
  consumer.on(consumer.events.HEARTBEAT, () => settings.onContact());
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => settings.onJoin(payload.memberAssignment, membership));
  signal.addEventListener('abort', () => ended.resolve(), { once: true });

  async function begin(): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: settings.topics, fromBeginning: true });
    await settings.onConnected();
    if (signal.aborted) return;
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => {
        const { topic, partition, messages } = payload.batch;
        settings.onBatch({ topic, partition, messages, fetchedFrom: fetchedFrom(payload.batch) });
        // This only moves the position to fetch from (docs/protocol.md#traps); what is committed is decided elsewhere.
        payload.resolveOffset(payload.batch.lastOffset());
        return Promise.resolve();
      },
    });
  }

  const begun = begin();
  try {
    if (signal.aborted) ended.resolve();
    begun.catch((error: unknown) => ended.reject(toError(error)));
    await ended.promise;
  } finally {
    await settledWithin(DISCONNECT_TIMEOUT_MS, consumer.disconnect());
    over.abort();
    // A connect that is still under way would leave its connection open.
    void begun.catch(() => undefined).then(() => consumer.disconnect().catch(() => undefined));
  }
}
