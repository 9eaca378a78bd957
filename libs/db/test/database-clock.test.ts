import { describe, expect, it } from 'vitest';
import { AutosyncError, systemClock, type Clock } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { createDatabaseClock, type Db } from '../src/index.ts';
import { useDatabase } from './support/test-db.ts';

const HOUR = 3_600_000;

/** A machine whose clock is wrong. */
const wrongBy = (ms: number): Clock => ({
  now: () => new Date(Date.now() + ms),
  monotonicMs: () => systemClock.monotonicMs(),
});

describe('the database’s clock', () => {
  const database = useDatabase();

  // The database of the test runs on the same machine, so its time is ours.
  const nearNow = (clock: Clock) => Math.abs(clock.now().getTime() - Date.now()) < 1000;

  it.each([HOUR, -HOUR, 0])('is the same for a machine whose own is wrong by %d ms', async (ms) => {
    const time = createDatabaseClock({ db: database.db(), local: wrongBy(ms) });
    expect(nearNow(time.clock)).toBe(ms === 0);
    await time.start();
    expect(nearNow(time.clock)).toBe(true);
    await time.stop();
  });

  it('does not jump when the machine’s time is set', async () => {
    let ms = 0;
    const local: Clock = { now: () => new Date(Date.now() + ms), monotonicMs: () => systemClock.monotonicMs() };
    const time = createDatabaseClock({ db: database.db(), local });
    await time.start();
    ms = HOUR;
    expect(nearNow(time.clock)).toBe(true);
    await time.stop();
  });

  it('is asked for again when the first answer fails, and the machine’s own time is used only until then', async () => {
    const db = database.db();
    const failures: unknown[] = [];
    let down = true;
    const flaky: Pick<Db, 'withoutTenant'> = {
      withoutTenant: (fn) =>
        down ? Promise.reject(new AutosyncError('db-unavailable', 'gone', { retryable: true })) : db.withoutTenant(fn),
    };
    const time = createDatabaseClock({ db: flaky, local: wrongBy(HOUR), onError: (error) => failures.push(error) });
    await time.start();
    expect(failures).toHaveLength(1);
    expect(nearNow(time.clock)).toBe(false);
    down = false;
    await eventually(() => nearNow(time.clock));
    await time.stop();
  });
});
