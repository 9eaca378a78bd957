import type { RecordType, RunProgress, SyncDue } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { rowsOf } from '../../src/data-access/claim.ts';
import { peekQueue } from '../../src/data-access/next-runs.ts';
import { claimRound } from '../../src/operations/claim-slots.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { dispatchRound } from '../../src/operations/dispatch-runs.ts';
import type { Places } from '../../src/operations/windows.ts';
import { drainOutbox } from '../../src/operations/drain-outbox.ts';
import { sweepLeases, sweepLost } from '../../src/operations/sweep-leases.ts';
import { takeProgress } from '../../src/operations/take-progress.ts';
import { inWaves } from '../../src/entry-points/kafka-run-progress.ts';
import { unusedTopics } from '../support/service.ts';
import { at } from '../support/queue.ts';
import type { Agenda } from './agenda.ts';

/** Less often than in production: looking costs the most. */
const SWEEP_MS = 10_000;
const LEASES_MS = 60_000;

const timing = { leaseMs: 240_000, reconnectLimitMs: 86_400_000 };

export type SchedulerModelSettings = {
  db: Db;
  agenda: Agenda;
  window: number;
  /** What workers of each type that live take at one time. */
  places: () => Places;
  publish: (due: SyncDue) => { partition: number; offset: bigint };
  /** Where logs and commits stand, of every type. */
  evidence: () => Evidence[];
  onFailed: (run: { type: RecordType; runId: string }) => void;
};

/** The scheduler's real operations in virtual time: called when its loops would call them. */
export function createSchedulerModel({
  db,
  agenda,
  window,
  places,
  publish,
  evidence,
  onFailed,
}: SchedulerModelSettings) {
  let progress: RunProgress[] = [];
  let nextSweepMs = 0;
  let nextLeasesMs = 0;
  let nextDueMs = 0;
  let awake = true;
  let gathered: { evidence: Evidence[]; atMs: number } | undefined;
  const now = () => at(agenda.nowMs() / 60_000);

  async function takeAll(): Promise<void> {
    const events = progress;
    progress = [];
    for (const places of inWaves(events, 500)) {
      const wave = places.map((place) => events[place]!);
      const taken = await takeProgress(db, wave, { timing, deferMs: 15_000, now: now() });
      awake ||= taken.some(({ move }) => move !== 'ignore' && move !== 'start');
    }
  }

  async function claimAll(): Promise<void> {
    for (let full = true; full;) {
      const sending = { places: places(), window };
      const { claimed, dispatched, nextDueInMs } = await claimRound(db, { limit: 1000, sending, now: now() });
      if (dispatched.length > 0) await drain();
      full = rowsOf(claimed) >= 1000;
      nextDueMs = agenda.nowMs() + Math.max(nextDueInMs ?? Number.POSITIVE_INFINITY, 1000);
      awake ||= claimed.length > 0;
    }
  }

  async function dispatchAll(): Promise<void> {
    awake = false;
    for (let more = true; more && (await peekQueue(db, { now: now() })).waits;) {
      const dispatched = await dispatchRound(db, {
        places: places(),
        window,
        batch: 500,
        reconnectLimitMs: 86_400_000,
        now: now(),
      });
      more = dispatched.some((sent) => sent.more);
      if (dispatched.length > 0) await drain();
    }
  }

  async function drain(): Promise<void> {
    const place = async (events: { value: string }[]) => {
      const placed: { partition: number; offset: bigint }[] = [];
      for (const { value } of events) {
        const body = JSON.parse(value) as SyncDue & { change?: string };
        if (body.change === 'failed') onFailed(body);
        placed.push(body.change === undefined ? publish(body) : { partition: 0, offset: 0n });
      }
      return placed;
    };
    const settings = { topics: unusedTopics, limit: 500, now: now() };
    for (let rows = 500; rows === 500;) rows = await drainOutbox(db, place, settings);
  }

  async function sweep(): Promise<void> {
    nextSweepMs = agenda.nowMs() + SWEEP_MS;
    agenda.after(SWEEP_MS, () => undefined);
    if (agenda.nowMs() >= nextLeasesMs) {
      nextLeasesMs = agenda.nowMs() + LEASES_MS;
      for (let found = 200; found === 200;) {
        found = (await sweepLeases(db, { timing, limit: 200, now: now() })).length;
      }
    }
    await look();
    awake = true;
  }

  /** What was seen at the last look is judged now: all that had been said by then has been taken since. */
  async function look(): Promise<void> {
    if (gathered !== undefined) {
      const { evidence: seen, atMs } = gathered;
      const settings = { timing, giveUpAfter: 5, limit: 200, evidence: seen, now: now() };
      await sweepLost(db, { ...settings, ageMs: agenda.nowMs() - atMs + 1 });
    }
    gathered = { evidence: evidence(), atMs: agenda.nowMs() };
  }

  return {
    hear: (said: RunProgress) => agenda.after(1000, () => void progress.push(said)),
    wake: () => void (awake = true),
    /** Everything that is to be done at this instant. */
    async turn(): Promise<void> {
      if (progress.length > 0) await takeAll();
      if (agenda.nowMs() >= nextDueMs) await claimAll();
      if (agenda.nowMs() >= nextSweepMs) await sweep();
      if (awake) await dispatchAll();
    },
  };
}
