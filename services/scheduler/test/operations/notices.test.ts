import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noticeEvent, type Notice } from '@autosync/contracts';
import { noticeOverdue } from '../../src/data-access/notices.ts';
import { takeBatchFinished } from '../../src/operations/take-batch-finished.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aFinishedBatch } from '../support/progress.ts';
import { aCompany, at, enable, push, timing, type Key } from '../support/queue.ts';

describe('notices', () => {
  let database: ServiceDatabase;
  let key: Key;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    key = await aCompany(database.db, database.owner);
    await enable(database.db, key);
    await taken();
  });

  /** What waits to be told, each held against the schema, and taken away. */
  async function taken(): Promise<Partial<Notice>[]> {
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ body: Notice }>({
        text: 'with gone as (delete from schedule.notices returning id, body) select body from gone order by id',
      }),
    );
    return rows.map(({ body }) => {
      const {
        tenantId,
        companyId,
        at: _at,
        ...rest
      } = noticeEvent.decode({
        topic: 'any',
        value: Buffer.from(JSON.stringify(body)),
        headers: {},
      });
      expect({ tenantId, companyId }).toEqual(key);
      return rest;
    });
  }

  const overdue = (minutes: number) =>
    database.db.withAllTenants((tx) => noticeOverdue(tx, { limit: 100, now: at(minutes) }));

  it('tell of a connection that is another one than before, and of nothing else that the gateway pushes', async () => {
    await push(database.db, key, { name: 'Another name' });
    expect(await taken()).toEqual([]);
    await push(database.db, key, { connectionState: 'needsReconnect' });
    await push(database.db, key, { connectionState: 'needsReconnect' });
    expect(await taken()).toEqual([
      expect.objectContaining({ kind: 'connectionChanged', connectionState: 'needsReconnect' }),
    ]);
    await push(database.db, key);
    expect(await taken()).toEqual([expect.objectContaining({ connectionState: 'connected' })]);
  });

  it('count failures in a row, up to the disconnect, which changes the settings', async () => {
    const told = [];
    for (let times = 0; times < 3; times += 1) {
      await takeBatchFinished(database.db, aFinishedBatch(key), { disconnectAfter: 3, timing, now: at(2) });
      told.push(...(await taken()));
    }
    const failures = { kind: 'failuresChanged', type: 'invoices', disconnectAfter: 3 };
    expect(told).toEqual([
      { ...failures, failuresInARow: 1, disconnected: false },
      { ...failures, failuresInARow: 2, disconnected: false },
      { ...failures, failuresInARow: 3, disconnected: true },
      expect.objectContaining({ kind: 'settingsChanged', syncedTypes: expect.not.arrayContaining(['invoices']) }),
    ]);
    await enable(database.db, key);
    expect(await taken()).toEqual([
      expect.objectContaining({ kind: 'settingsChanged', syncedTypes: expect.arrayContaining(['invoices']) }),
    ]);
  });

  it('tell once of a type without a success for three intervals, and once that it is on time again', async () => {
    expect(await overdue(100)).toBe(0);
    expect(await overdue(60_000)).toBeGreaterThan(0);
    expect(await overdue(60_001)).toBe(0);
    expect(await taken()).toContainEqual({ kind: 'overdue', type: 'invoices' });
    const batch = { state: 'finished', finishedAt: at(60_002).toISOString() } as const;
    const now = at(60_002);
    await takeBatchFinished(database.db, aFinishedBatch(key, batch), { disconnectAfter: 3, timing, now });
    await taken();
    expect(await overdue(60_003)).toBe(1);
    expect(await taken()).toEqual([{ kind: 'onTime', type: 'invoices', lastSuccessAt: expect.any(String) }]);
  });

  it('are silent about what is overdue while the connection is gone: of that people hear anyway', async () => {
    await push(database.db, key, { connectionState: 'needsReconnect' });
    expect(await overdue(60_000)).toBe(0);
  });
});
