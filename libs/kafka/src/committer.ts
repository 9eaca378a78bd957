import { createLoop, sleep } from '@autosync/core';
import type { Loop } from '@autosync/core';
import type { Assignment } from './assignment.ts';
import { isRebalance } from './errors.ts';
import type { Logger } from './logging.ts';
import type { Membership, PartitionOffset } from './membership.ts';

/** Commits of events that finish shortly after one another travel together. */
const LINGER_MS = 25;
const IDLE_MS = 1000;

export type Committer = Loop & {
  /** Commits at once what is finished. Throws what kafkajs throws. */
  flush(): Promise<void>;
};

/** Commits the contiguous finished prefix of every partition, some milliseconds after `wake`. */
export function createCommitter({
  assignment,
  membership,
  onProgress,
  logger,
}: {
  assignment: Assignment;
  /** The current member of the group; undefined while there is none. */
  membership: () => Membership | undefined;
  onProgress: () => void;
  logger: Logger;
}): Committer {
  async function flush(): Promise<void> {
    const member = membership();
    if (member === undefined) return;
    const acknowledgements: (() => void)[] = [];
    const offsets: PartitionOffset[] = [];
    for (const { topic, partition, tracker } of assignment.all()) {
      const position = tracker.committable();
      if (position === undefined) continue;
      offsets.push({ topic, partition, offset: position.toString() });
      acknowledgements.push(() => tracker.markCommitted(position));
    }
    if (offsets.length === 0) return;
    await member.commit(offsets);
    // A member that was replaced meanwhile did not commit, although it says nothing.
    if (membership() !== member) return;
    for (const acknowledge of acknowledgements) acknowledge();
    onProgress();
  }

  const loop = createLoop({
    async work(signal) {
      await sleep(LINGER_MS, signal);
      await flush();
      return IDLE_MS;
    },
    onError(error, failuresInARow) {
      if (isRebalance(error)) logger.debug({ err: error }, 'commit waits for the re-join');
      else logger.warn({ err: error, attempt: failuresInARow }, 'commit failed, will be repeated');
    },
  });
  return { ...loop, flush };
}
