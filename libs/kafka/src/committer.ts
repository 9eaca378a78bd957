import { createLoop, sleep } from '@autosync/core';
import type { Loop } from '@autosync/core';
import type { Assignment, PartitionSession } from './assignment.ts';
import { isRebalance } from './errors.ts';
import type { Logger } from './logging.ts';
import type { Commit, Membership } from './membership.ts';

/** Events that finish within this time are committed together. */
const LINGER_MS = 25;
const IDLE_MS = 1000;

export type Committer = Loop & {
  /** Commits at once what is finished. Throws what kafkajs throws. */
  flush(): Promise<void>;
};

/** Commits the contiguous finished offsets of every partition, some milliseconds after `wake`. */
export function createCommitter({
  assignment,
  membership,
  onProgress,
  logger,
}: {
  assignment: Assignment;
  /** The current member of the group; undefined while there is none. */
  membership: () => Membership | undefined;
  onProgress: (session: PartitionSession) => void;
  logger: Logger;
}): Committer {
  async function flush(): Promise<void> {
    const member = membership();
    if (member === undefined) return;
    const acknowledgements: (() => void)[] = [];
    const offsets: Commit[] = [];
    const advanced: PartitionSession[] = [];
    for (const session of assignment.all()) {
      const { topic, partition, tracker, identity } = session;
      const position = tracker.committable();
      // An offset is only meaningful with the topic id of its log.
      if (position === undefined || identity === undefined) continue;
      offsets.push({ topic, partition, offset: position.toString(), metadata: identity.id ?? '' });
      advanced.push(session);
      acknowledgements.push(() => tracker.markCommitted(position));
    }
    if (offsets.length === 0) return;
    await member.commit(offsets);
    // The commit of a member that was replaced meanwhile did not happen, although it did not fail.
    if (membership() !== member) return;
    for (const acknowledge of acknowledgements) acknowledge();
    for (const session of advanced) onProgress(session);
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
