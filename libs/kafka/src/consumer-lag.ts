import type { PartitionSession } from './assignment.ts';
import type { PartitionLag } from './lag.ts';

/** What a consumer group has not finished yet. */
export type ConsumerLag = { messages: number; seconds: number };

/** Over the whole group; the age is the greater of what the brokers know and what this process has in hand. */
export function totalLag(lags: readonly PartitionLag[], own: readonly PartitionSession[], now: Date): ConsumerLag {
  const inHandMs = own.map(({ tracker }) => now.getTime() - (tracker.oldestUnfinished() ?? Number.POSITIVE_INFINITY));
  return {
    messages: Number(lags.reduce((sum, { messages }) => sum + messages, 0n)),
    seconds: Math.max(0, ...inHandMs, ...lags.map(({ waitingMs }) => waitingMs)) / 1000,
  };
}
