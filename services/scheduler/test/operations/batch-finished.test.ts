import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BatchFinished } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { getAutoSync, putAutoSync } from '../../src/operations/auto-sync.ts';
import { takeBatchFinished } from '../../src/operations/take-batch-finished.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { openRuns, typeRow } from '../support/looking.ts';
import { aFinishedBatch } from '../support/progress.ts';
import { aCompany, aKey, at, claim, enable, minute, timing, type Key } from '../support/queue.ts';

describe('batch-finished', () => {
  let database: ServiceDatabase;
  let key: Key;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.owner.withoutTenant((tx) => tx.query({ text: 'update schedule.types set next_due_at = null' }));
    key = await aCompany(database.db, database.owner);
    await enable(database.db, key);
  });

  const take = (event: BatchFinished, now = at(2)) =>
    takeBatchFinished(database.db, event, { disconnectAfter: 3, timing, now });
  const failed = (given: Partial<BatchFinished> = {}) => aFinishedBatch(key, given);
  const row = () => typeRow(database.owner, key);

  it('counts failures in the data, each batch once', async () => {
    const event = failed();
    expect(await take(event)).toEqual({ step: 'count', disconnects: false });
    expect(await take(event)).toEqual({ step: 'repeated', disconnects: false });
    expect(await row()).toMatchObject({ consecutive_failures: 1, disconnected_at: null });
  });

  it('counts a batch once also when its event comes twice at the same time', async () => {
    const event = failed();
    await Promise.all([take(event), take(event), take(event)]);
    expect(await row()).toMatchObject({ consecutive_failures: 1 });
  });

  it('disconnects the type after three in a row, until somebody saves the settings with it on', async () => {
    for (let times = 0; times < 2; times += 1) await take(failed());
    const { version } = await getAutoSync(database.db, key);
    expect(await take(failed())).toEqual({ step: 'count', disconnects: true });
    const stored = await getAutoSync(database.db, key);
    const invoices = stored.types.find(({ type }) => type === 'invoices');
    expect(invoices).toMatchObject({ enabled: true, consecutiveFailures: 3 });
    expect(invoices?.disconnectedReason).toContain('3 batches of Invoices');
    expect(stored.version).toBe(version + 1);
    expect(await claim(database.db, at(60))).toMatchObject([{ outcome: 'skipped' }]);
    expect(await row()).toMatchObject({ last_reason: 'autosync-disconnected' });

    const settings = {
      enabled: true,
      intervalMinutes: 60,
      types: [{ type: 'invoices' as const, enabled: true, intervalMinutes: 0 }],
    };
    const again = await putAutoSync(
      database.db,
      { ...key, ifVersion: stored.version, settings },
      { timing, intervalUnitMs: minute, now: at(61) },
    );
    expect(again.types.find(({ type }) => type === 'invoices')).toMatchObject({
      disconnectedReason: null,
      consecutiveFailures: 0,
      nextDueAt: at(61),
    });
    expect(await claim(database.db, at(61))).toMatchObject([{ outcome: 'queued' }]);
  });

  it('with a success begins to count anew, and is when the type last succeeded', async () => {
    await take(failed());
    await take(failed());
    const counts = { total: 1, succeeded: 1, warning: 0, failed: 0, skipped: 0 };
    await take(
      failed({ trigger: 'manual', state: 'finished', counts, failures: {}, finishedAt: at(9).toISOString() }),
      at(10),
    );
    expect(await row()).toMatchObject({ consecutive_failures: 0, last_success_at: at(9) });
    await take(failed());
    expect(await row()).toMatchObject({ consecutive_failures: 1, disconnected_at: null, last_success_at: at(9) });
  });

  it('keeps how long the last twenty batches took, newest first, for warnings and the expected end', async () => {
    const lengths = Array.from({ length: 22 }, (_, n) => n + 1);
    for (const minutes of lengths) {
      await take(failed({ startedAt: at(0).toISOString(), finishedAt: at(minutes).toISOString(), failures: {} }));
    }
    const { startedAt: _none, ...withoutStart } = failed({ failures: {} });
    await take(withoutStart);
    const kept = lengths.toReversed().slice(0, 20);
    expect((await row()).durations_ms).toEqual(kept.map((minutes) => minutes * minute));
  });

  it('moves no run', async () => {
    await claim(database.db, at(0));
    const before = await openRuns(database.owner, key);
    const [run] = before;
    await take(failed({ runId: run!.runId, batchId: run!.batchId }));
    expect(await openRuns(database.owner, key)).toEqual(before);
  });

  it('of a company nobody has told of leaves nothing; of another tenant it is refused', async () => {
    expect(await take(aFinishedBatch(aKey()))).toEqual({ step: 'repeated', disconnects: false });
    await expect(take(failed({ tenantId: newId() }))).rejects.toMatchObject({ code: 'tenant-mismatch' });
    expect(await row()).toMatchObject({ consecutive_failures: 0 });
  });

  it('of a process whose clock is ahead counts as a success of now, not of the future', async () => {
    const counts = { total: 1, succeeded: 1, warning: 0, failed: 0, skipped: 0 };
    await take(failed({ state: 'finished', counts, failures: {}, finishedAt: at(62).toISOString() }), at(2));
    expect(await row()).toMatchObject({ last_success_at: at(2) });
  });

  it('that disconnects the type takes its waiting follow-up run away', async () => {
    await claim(database.db, at(0));
    expect(await openRuns(database.owner, key)).toHaveLength(1);
    for (let times = 0; times < 3; times += 1) await take(failed());
    expect(await openRuns(database.owner, key)).toEqual([]);
  });
});
