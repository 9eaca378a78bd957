import { createLoop, errorCode, newId, systemClock, toError } from '@autosync/core';
import type { Clock } from '@autosync/core';
import type { Db } from '@autosync/db';
import { chooseKey } from './key-choice.ts';
import type { KeyRing } from './key-ring.ts';
import { announceReader, forgetReader, listReaders } from './statements/key-readers.ts';

type Logger = { info(fields: object, message: string): void; warn(fields: object, message: string): void };

export type KeyAnnouncer = {
  /** Resolves after the first round, so that what is sealed from then on can be read by all; also when that failed. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Below the time after which a silent process counts as gone by enough to miss two rounds. */
const ROUND_MS = 15_000;

/**
 * Tells the others which keys this process can read, and lets its ring seal with the first key that all can read
 * (key-choice.ts). Each process that holds a ring has one; started before anything is sealed.
 */
export function createKeyAnnouncer({
  db,
  keyRing,
  service,
  logger,
  roundMs = ROUND_MS,
  clock = systemClock,
}: {
  db: Pick<Db, 'withoutTenant'>;
  keyRing: KeyRing;
  service: string;
  logger: Logger;
  roundMs?: number;
  clock?: Pick<Clock, 'monotonicMs'>;
}): KeyAnnouncer {
  const processId = newId();
  const { keyIds } = keyRing;
  const [first = ''] = keyIds;
  let current: string | undefined;
  let next: { keyId: string; sinceMs: number } | undefined;

  async function round(): Promise<void> {
    // Announced first and read afterwards, each on its own: of two that start at once, one sees the other.
    const announce = () =>
      db.withoutTenant((tx) => announceReader(tx, { processId, service, keyIds, sealsWith: current ?? '' }));
    await announce();
    const others = await db.withoutTenant((tx) => listReaders(tx, { except: processId }));
    const nowMs = clock.monotonicMs();
    const expected = next && { keyId: next.keyId, forMs: nowMs - next.sinceMs };
    const chosen = chooseKey({ own: keyIds, others, current, expected });
    if (chosen.next !== next?.keyId) next = { keyId: chosen.next, sinceMs: nowMs };
    if (chosen.keyId === current) return;
    current = chosen.keyId;
    keyRing.sealWith(chosen.keyId);
    tell(others.filter((other) => !other.keyIds.includes(first)));
    await announce();
  }

  function tell(unable: { service: string }[]): void {
    if (keyIds.length === 1) return;
    const fields = { keyId: current, firstKeyId: first, services: [...new Set(unable.map((one) => one.service))] };
    if (current === first) logger.info(fields, 'tokens are sealed with the first key');
    else if (unable.length === 0) logger.info(fields, 'tokens are sealed with the first key soon');
    else logger.warn(fields, 'tokens are not sealed with the first key: processes run that cannot read it');
  }

  const firstRound = Promise.withResolvers<void>();
  const loop = createLoop({
    async work() {
      await round();
      firstRound.resolve();
      return roundMs;
    },
    onError(error) {
      firstRound.resolve();
      logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'keys that seal tokens not announced');
    },
  });

  return {
    async start() {
      loop.start();
      await firstRound.promise;
    },
    async stop() {
      await loop.stop();
      // Else the others wait for it a minute.
      await db.withoutTenant((tx) => forgetReader(tx, processId)).catch(() => undefined);
    },
  };
}
