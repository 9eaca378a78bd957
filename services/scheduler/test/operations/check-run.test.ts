import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { checkRun } from '../../src/operations/check-run.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { dispatches } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { aCompany, aKey, at, claim, dispatch, enable, push, queue, type Key } from '../support/queue.ts';

describe('checking a run', () => {
  let database: ServiceDatabase;
  let key: Key;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.owner.withoutTenant((tx) => tx.query({ text: 'update schedule.types set next_due_at = null' }));
    key = await aCompany(database.db, database.owner);
  });

  const check = (minutes = 1) => checkRun(database.db, key, at(minutes));

  it('a company at rest: safe, with what is due next', async () => {
    expect(await check()).toMatchObject({ answer: 'safe', running: null, waiting: 0, nextDue: null, now: at(1) });
    await enable(database.db, key, { types: ['payments', 'invoices'], now: at(5) });
    expect(await check()).toMatchObject({ answer: 'safe', nextDue: { type: 'payments', at: at(5) } });
  });

  it('what is on its way, and what waits ahead', async () => {
    const first = await queue(database.db, key, { now: at(0) });
    expect(await check()).toMatchObject({ answer: 'wait', running: null, waiting: 1, reasons: [{ code: 'queue' }] });
    await dispatch(database.db, at(0));
    const running = { batchId: first.batchId, type: 'invoices', trigger: 'manual', referenceOnly: false };
    expect(await check()).toMatchObject({ answer: 'wait', running, waiting: 0, reasons: [{ code: 'running' }] });
    await queue(database.db, key, { type: 'payments', now: at(1) });
    expect(await check()).toMatchObject({ running, waiting: 1 });
  });

  it('a scheduled run that waits behind the running one does not go first: a manual one would', async () => {
    await queue(database.db, key, { now: at(0) });
    await dispatch(database.db, at(0));
    await enable(database.db, key, { types: ['payments'], now: at(0) });
    expect(await claim(database.db, at(1))).toMatchObject([{ outcome: 'queued' }]);
    expect(await check(2)).toMatchObject({ answer: 'wait', waiting: 0, reasons: [{ code: 'running' }] });
  });

  it('a run that may not go yet is not in the way, and it is told until when it rests', async () => {
    await queue(database.db, key, { now: at(0) });
    await dispatch(database.db, at(0));
    const [due] = await dispatches(database.owner, key);
    await take(database.db, [said(due!, 'yielded', { notBefore: at(10).toISOString() })]);
    const resting = [{ batchId: due?.batchId, type: 'invoices', until: at(10) }];
    expect(await check(2)).toMatchObject({ answer: 'safe', running: null, resting });
    expect(await check(11)).toMatchObject({ answer: 'wait', waiting: 1, resting: [] });
  });

  it('a company that is not connected, or switched off: wait', async () => {
    await push(database.db, key, { connectionState: 'needsReconnect', disabled: true });
    const { answer, reasons } = await check();
    expect([answer, ...reasons.map(({ code }) => code)]).toEqual(['wait', 'needs-reconnect', 'disabled']);
  });

  it('an unknown company, a removed one and another tenant’s are not found', async () => {
    const notFound = expect.objectContaining({ code: 'not-found' });
    await expect(checkRun(database.db, aKey(), at(0))).rejects.toEqual(notFound);
    await expect(checkRun(database.db, { ...key, tenantId: newId() }, at(0))).rejects.toEqual(notFound);
    await push(database.db, key, { removed: true });
    await expect(check()).rejects.toEqual(notFound);
  });

  it('a company that is not connected: only that, and not its own batches, which wait for it as well', async () => {
    const unconnected = aKey();
    await push(database.db, unconnected, { connectionState: 'disconnected' });
    await queue(database.db, unconnected);
    await queue(database.db, unconnected);
    const { answer, waiting, reasons } = await checkRun(database.db, unconnected, at(1));
    expect({ answer, waiting, codes: reasons.map(({ code }) => code) }).toEqual({
      answer: 'wait',
      waiting: 0,
      codes: ['not-connected'],
    });
  });
});
