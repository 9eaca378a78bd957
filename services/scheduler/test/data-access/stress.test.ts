import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTypes, type SyncDue } from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import { rowsOf } from '../../src/data-access/claim.ts';
import { slotGrid } from '../../src/domain/slots-of-time.ts';
import { sweepLeases } from '../../src/operations/sweep-leases.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { counters, dispatches, expectConsistent, openRuns } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { aCompany, at, claimAndSend, dispatch, enable, minute, timing, type Key } from '../support/queue.ts';

const interval = 15;
const end = 240;

/** Slots of the grid from the first one, which is due at `at(0)` whatever the grid says, up to `at(end)`. */
function dueSlots({ companyId }: Key): number {
  const { anchor, periodMs } = slotGrid(companyId, interval, minute);
  const index = (instant: Date) => Math.floor((instant.getTime() - anchor.getTime()) / periodMs);
  return 1 + index(at(end)) - index(at(0));
}

async function claimAll(db: Db, now: Date): Promise<void> {
  for (let rows = 1; rows > 0;) {
    const { claimed } = await claimAndSend(db, now, { window: 12, limit: 7 });
    rows = rowsOf(claimed);
  }
}

describe('two schedulers at once, with workers that answer as they like', () => {
  let database: ServiceDatabase;
  let second: Db;
  const keys: Key[] = [];
  const events: SyncDue[] = [];

  beforeAll(async () => {
    database = await serviceDatabase();
    second = database.connect();
    const tenants = Array.from({ length: 4 }, newId);
    for (let index = 0; index < 16; index += 1) {
      const key = await aCompany(database.db, database.owner, { tenantId: tenants[index % 4]! });
      await enable(database.db, key, { types: [...recordTypes], intervalMinutes: interval });
      keys.push(key);
    }
  });
  afterAll(() => database.close());

  /** A worker that has a word for each event: idle, at work, yielding, silent. */
  async function work(db: Db, now: Date, round: number): Promise<void> {
    const fresh = (await dispatches(database.owner)).slice(events.length);
    events.push(...fresh);
    const words = fresh.flatMap((due, index) => {
      if ((index + round) % 5 === 0) return [];
      if ((index + round) % 5 === 1) return [said(due, 'started')];
      if ((index + round) % 5 === 2) return [said(due, 'yielded')];
      return [said(due, 'finished', { worked: false })];
    });
    if (words.length > 0) await take(db, words, now);
  }

  it('give every due slot exactly one outcome, and every run one place', async () => {
    for (let round = 0; round <= end / 6; round += 1) {
      const now = at(Math.min(round * 6, end));
      await Promise.all([
        claimAll(database.db, now),
        claimAll(second, now),
        dispatch(database.db, now, { window: 12, batch: 5 }),
        dispatch(second, now, { window: 12, batch: 5 }),
        work(round % 2 === 0 ? database.db : second, now, round),
      ]);
      await sweepLeases(second, { timing, limit: 100, now });
    }
    // A claim passes by what another one has locked; what is left over is due still.
    await claimAll(database.db, at(end));
    await expectConsistent(database.owner, at(end));

    const all = await dispatches(database.owner);
    for (const key of keys) {
      const open = await openRuns(database.owner, key);
      for (const type of recordTypes) {
        const [due, queued, coalesced, skipped] = await counters(database.owner, key, type);
        const dispatched = new Set(
          all.filter((event) => event.companyId === key.companyId && event.type === type).map(({ runId }) => runId),
        );
        const waiting = open.filter((run) => run.type === type && run.dispatch === 0);
        expect(due).toBe(dueSlots(key));
        expect(queued).toBe(dispatched.size + waiting.length);
        expect(skipped).toBe(0);
        expect(coalesced).toBe(due! - queued!);
      }
    }
  });
});
