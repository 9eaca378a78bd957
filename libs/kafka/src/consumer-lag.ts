import type { PartitionSession } from './assignment.ts';
import type { PartitionLag } from './lag.ts';

/** What a consumer group has not finished yet: how many messages, and the age of the oldest in seconds. */
export type ConsumerLag = { messages: number; seconds: number };

/** Lag of the whole group. The age is the greater of what the brokers tell and what this process is handling. */
export function totalLag(lags: readonly PartitionLag[], own: readonly PartitionSession[], now: Date): ConsumerLag {
  const inHandMs = own.map(({ tracker }) => now.getTime() - (tracker.oldestUnfinished() ?? Number.POSITIVE_INFINITY));
  return {
    messages: Number(lags.reduce((sum, { messages }) => sum + messages, 0n)),
    seconds: Math.max(0, ...inHandMs, ...lags.map(({ waitingMs }) => waitingMs)) / 1000,
  };
}
