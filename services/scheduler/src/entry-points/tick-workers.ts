import { ofEachType, recordTypes, type RecordType } from '@autosync/contracts';
import { createLoop, type Loop } from '@autosync/core';
import type { GroupReader } from '@autosync/kafka';
import { readOfAllTenants } from '../data-access/all-tenants.ts';
import { readUntakenTypes } from '../data-access/companies.ts';
import { evidenceOf, hasTaken, type Evidence } from '../domain/evidence.ts';
import type { Timing } from '../operations/apply-changes.ts';
import type { OperationContext } from '../operations/context.ts';
import type { Places } from '../operations/windows.ts';
import { sweepLost, sweepUntaken, type Expired } from '../operations/sweep-leases.ts';
import type { Topics } from '../topics.ts';

const BATCH = 200;

/** A dispatch counts as published before a moment only if it was by this much: the clocks of two processes are involved. */
const MARGIN_MS = 1000;

/** Where logs and commits stood at one moment, and where run-progress ended just after it. */
type Gathered = { evidence: Evidence[]; progressEnds: Map<number, bigint>; atMs: number };

export type WorkersLoop = Loop & {
  /** How many events the live workers of each type take at one time, as Kafka last told. */
  places: () => Places;
};

/**
 * Looks at the consumer groups of the workers: who lives and how much they can take (docs/protocol.md#dispatch), whether
 * dispatches wait for a worker that is not there, and whether they are lost (docs/protocol.md#progress). What was seen at one
 * look is judged to be lost at a later one, when all progress that had been reported by then has been taken.
 */
export function tickWorkers({
  context,
  reader,
  topics,
  progressGroup,
  timing,
  giveUpAfter,
  sweepMs,
  onPlaces,
  onUntaken,
  onLost,
  onError,
}: {
  context: OperationContext;
  reader: Pick<GroupReader, 'readPlaces' | 'readPositions'>;
  topics: Topics;
  progressGroup: string;
  timing: Timing;
  giveUpAfter: number;
  sweepMs: number;
  onPlaces: (places: Places, grown: boolean) => void;
  onUntaken: (untaken: Expired[]) => void;
  onLost: (lost: Expired[]) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): WorkersLoop {
  let places: Places = ofEachType(0);
  let gathered: Gathered | undefined;

  /**
   * A type whose topic cannot be read says nothing, and holds up no other. Where logs stand matters only for types of which
   * dispatches wait to be taken up.
   */
  async function look(untaken: readonly RecordType[]): Promise<{ evidence: Evidence[]; absent: RecordType[] }> {
    const looks = await Promise.allSettled(
      recordTypes.map(async (type) => {
        const groupId = topics.workers(type);
        const [live, positions] = await Promise.all([
          reader.readPlaces(groupId),
          untaken.includes(type) ? reader.readPositions({ groupId, topic: topics.syncDue(type) }) : [],
        ]);
        return { type, places: live, positions };
      }),
    );
    const seen = looks.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    // While a group is rebalancing, its last known members count.
    const known = new Map(seen.map((view) => [view.type, view.places ?? places[view.type]]));
    note(Object.fromEntries(recordTypes.map((type) => [type, known.get(type) ?? places[type]])) as Places);
    const failed = looks.find((one) => one.status === 'rejected');
    if (seen.length === 0 && failed !== undefined) throw failed.reason;
    return {
      evidence: seen.flatMap(({ type, positions }) => evidenceOf(type, positions)),
      absent: seen.filter((view) => view.places === 0 && untaken.includes(view.type)).map(({ type }) => type),
    };
  }

  function note(next: Places): void {
    const before = places;
    places = next;
    onPlaces(
      next,
      recordTypes.some((type: RecordType) => next[type] > before[type]),
    );
  }

  async function takeBack(absent: readonly RecordType[], signal: AbortSignal): Promise<void> {
    for (let found = BATCH; absent.length > 0 && found === BATCH && !signal.aborted;) {
      const untaken = await sweepUntaken(context.db, { absent, timing, limit: BATCH, now: context.now() });
      found = untaken.length;
      if (found > 0) onUntaken(untaken);
    }
  }

  async function judge({ evidence, atMs }: Gathered, signal: AbortSignal): Promise<void> {
    for (let found = BATCH; found === BATCH && !signal.aborted;) {
      const ageMs = performance.now() - atMs + MARGIN_MS;
      const settings = { timing, giveUpAfter, limit: BATCH, evidence, ageMs, now: context.now() };
      const lost = await sweepLost(context.db, settings);
      found = lost.length;
      if (found > 0) onLost(lost);
    }
  }

  const loop = createLoop({
    async work(signal) {
      const atMs = performance.now();
      const untaken = await readOfAllTenants(context.db, readUntakenTypes);
      const { evidence, absent } = await look(untaken);
      if (untaken.length === 0) {
        gathered = undefined;
        return sweepMs;
      }
      await takeBack(absent, signal);
      const positions = await reader.readPositions({ groupId: progressGroup, topic: topics.runProgress });
      const taken = gathered === undefined ? 'never' : hasTaken(positions, gathered.progressEnds);
      if (gathered !== undefined && taken === 'yes') await judge(gathered, signal);
      if (taken !== 'not-yet') {
        const progressEnds = new Map(positions.map(({ partition, end }) => [partition, end]));
        gathered = { evidence, progressEnds, atMs };
      }
      return sweepMs;
    },
    onError,
  });
  return { ...loop, places: () => places };
}
