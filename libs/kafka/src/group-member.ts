import { createLoop, systemClock } from '@autosync/core';
import { isCoordinatorStarting } from './errors.ts';
import type { Logger } from './logging.ts';
import { runMember } from './membership.ts';
import type { Membership, MembershipSettings } from './membership.ts';

/** Keeps this process in its consumer group: opens a new kafkajs consumer whenever one ends. */
export type GroupMember = {
  start(): void;
  /** Leaves the group. */
  stop(): Promise<void>;
  /** Closes the current kafkajs consumer and opens a new one. */
  replace(): void;
  /** The kafkajs consumer that has joined; undefined while there is none. */
  current(): Membership | undefined;
  /** True while the group counts this process as a member: it has answered within the session time-out. */
  isMember(): boolean;
};

/** Joining is tried about once a second. In an outage one warning a minute is enough. */
const WARN_EVERY = 60;

export function createGroupMember({
  onCrash,
  logger,
  ...settings
}: Omit<MembershipSettings, 'onContact'> & { onCrash: () => void; logger: Logger }): GroupMember {
  const { groupId, sessionTimeoutMs } = settings;
  let current: Membership | undefined;
  let contactAt = Number.NEGATIVE_INFINITY;
  let life = new AbortController();

  function onContact(): void {
    contactAt = systemClock.monotonicMs();
  }

  const onJoin: MembershipSettings['onJoin'] = (partitionsByTopic, membership) => {
    current = membership;
    onContact();
    settings.onJoin(partitionsByTopic, membership);
  };

  const loop = createLoop({
    async work(signal) {
      life = new AbortController();
      try {
        await runMember({ ...settings, onJoin, onContact }, AbortSignal.any([signal, life.signal]));
      } catch (error) {
        // Before the first join this is no crash: the brokers may be away, or the topics may not exist yet.
        if (current === undefined) throw error;
        onCrash();
        logger.warn({ groupId, err: error }, 'consumer crashed and is replaced');
      } finally {
        current = undefined;
      }
      return 100;
    },
    onError(error, attempt) {
      const isNews = attempt % WARN_EVERY === 1 && !isCoordinatorStarting(error);
      logger[isNews ? 'warn' : 'debug']({ groupId, attempt, err: error }, 'consumer could not join its group');
    },
    retry: { baseMs: 100, maxMs: 1000 },
  });

  return {
    start: () => loop.start(),
    stop: () => loop.stop(),
    replace: () => life.abort(),
    current: () => current,
    isMember: () => current !== undefined && systemClock.monotonicMs() - contactAt < sessionTimeoutMs,
  };
}
