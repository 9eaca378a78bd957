import { encodeDeadLetter, runProgressEvent, type RunProgress } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import { createConsumer, type Consumer, type ConsumerSettings, type Producer } from '@autosync/kafka';
import type { Timing } from '../operations/apply-changes.ts';
import type { OperationContext } from '../operations/context.ts';
import { takeProgress, type Taken } from '../operations/take-progress.ts';
import { eventSource, type Topics } from '../topics.ts';

/**
 * The places of the events in groups of at most `size`, each company at most once per group and its events in their
 * order.
 */
export function inWaves(events: readonly { companyId: string }[], size: number): number[][] {
  const waves: number[][] = [];
  const next = new Map<string, number>();
  for (const [place, { companyId }] of events.entries()) {
    let number = next.get(companyId) ?? 0;
    while ((waves[number]?.length ?? 0) >= size) number += 1;
    (waves[number] ??= []).push(place);
    next.set(companyId, number + 1);
  }
  return waves;
}

/** Slices end one by one; a transaction for each would only add up. A company that just ended is in no hurry. */
const GATHER_MS = 50;

/**
 * Takes what workers say about runs (docs/protocol.md#progress). Events are taken in batches as they were fetched; what a batch cannot
 * take goes through the handler alone, so that one bad event finds its way to the dead letters and holds up no other.
 */
export function consumeRunProgress({
  context,
  timing,
  deferMs,
  batchSize,
  topics,
  producer,
  onTaken,
  ...settings
}: {
  context: OperationContext;
  timing: Timing;
  deferMs: number;
  batchSize: number;
  topics: Pick<Topics, 'runProgress' | 'deadLetter'>;
  producer: Producer;
  onTaken: (event: RunProgress, taken: Taken) => void;
} & Omit<ConsumerSettings<RunProgress>, 'topics' | 'decode' | 'key' | 'triage' | 'handle' | 'deadLetter'>): Consumer {
  async function take(events: RunProgress[]): Promise<Taken[]> {
    const taken = await takeProgress(context.db, events, { timing, deferMs, now: context.now() });
    taken.forEach((one, place) => {
      const event = events[place];
      if (event !== undefined) onTaken(event, one);
    });
    return taken;
  }

  return createConsumer<RunProgress>({
    ...settings,
    topics: [topics.runProgress],
    gatherMs: GATHER_MS,
    decode: (message) => runProgressEvent.decode(message),
    key: ({ companyId }) => companyId,
    async triage(events) {
      const finished = events.map(() => false);
      for (const places of inWaves(events, batchSize)) {
        const wave = places.flatMap((place) => events[place] ?? []);
        const taken = await take(wave);
        taken.forEach(({ fate }, index) => {
          const place = places[index];
          if (place !== undefined) finished[place] = fate === 'taken';
        });
      }
      return finished;
    },
    async handle(event) {
      const [taken] = await take([event]);
      if (taken?.fate !== 'refused') return;
      throw new AutosyncError('event-mismatch', 'the run or the company belongs to somebody else than the event says');
    },
    deadLetter(raw, reason) {
      const letter = encodeDeadLetter(raw, { ...reason, consumer: eventSource, now: context.now() ?? new Date() });
      return producer.send([{ ...letter, topic: topics.deadLetter }]);
    },
  });
}
