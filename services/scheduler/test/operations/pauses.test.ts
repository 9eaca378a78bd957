import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { checkRun } from '../../src/operations/check-run.ts';
import { applyPauses, pausesOf, putPause, resume } from '../../src/operations/pauses.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { counters, dispatches, expectConsistent, openRuns, typeRow } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { aCompany, at, claim, dispatch, enable, queue, timing, type Key } from '../support/queue.ts';

let database: ServiceDatabase;
let key: Key;
beforeAll(async () => {
  database = await serviceDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.empty();
  key = await aCompany(database.db, database.owner);
});

const settings = (minutes: number) => ({ reconnectLimitMs: timing.reconnectLimitMs, now: at(minutes) });
type Scope = Partial<Pick<Parameters<typeof putPause>[1], 'tenantId' | 'companyId' | 'type'>>;

const pause = (scope: Scope, minutes = 0) => {
  const wanted = { tenantId: key.tenantId, companyId: null, type: null, ...scope };
  return putPause(database.db, { id: newId(), ...wanted, note: 'month-end', actorName: 'Anna' }, settings(minutes));
};
const end = (id: string, minutes: number, tenantId: string | null = key.tenantId) =>
  resume(database.db, { id, tenantId, note: 'done', actorName: 'Berta' }, settings(minutes));

describe('a pause', () => {
  it.each<[string, () => Scope]>([
    ['of a type', () => ({ companyId: key.companyId, type: 'invoices' })],
    ['of a company', () => ({ companyId: key.companyId })],
    ['of a tenant', () => ({})],
    ['of a type of a tenant', () => ({ type: 'invoices' })],
    ['of everything', () => ({ tenantId: null })],
  ])('%s skips what comes due, keeps what waits, and ends without an avalanche', async (_, scope) => {
    await enable(database.db, key, { types: ['invoices', 'payments'], intervalMinutes: 60 });
    await claim(database.db, at(0));
    const { id, tenantId } = await pause(scope(), 0);
    const waiting = (await openRuns(database.owner, key)).length;
    for (let hour = 1; hour <= 10; hour += 1) await claim(database.db, at(hour * 60));
    const sent = (await dispatches(database.owner, key)).filter(({ type }) => type === 'invoices');
    await dispatch(database.db, at(600));
    expect(sent).toEqual([]);
    expect((await dispatches(database.owner, key)).filter(({ type }) => type === 'invoices')).toEqual([]);
    expect(await typeRow(database.owner, key)).toMatchObject({ last_reason: 'paused' });
    expect((await checkRun(database.db, key, at(600))).reasons).toEqual(
      expect.arrayContaining([{ code: 'paused', message: expect.stringContaining('Anna paused it: month-end') }]),
    );

    await end(id, 601, tenantId);
    expect((await checkRun(database.db, key, at(601))).reasons).not.toContainEqual(
      expect.objectContaining({ code: 'paused' }),
    );
    expect((await openRuns(database.owner, key)).length).toBeLessThanOrEqual(waiting);
    expect(await counters(database.owner, key)).toEqual([expect.any(Number), 1, 0, expect.any(Number)]);
    await expectConsistent(database.owner, at(660));
  });

  it('lets a batch that has begun go on to its end, and nothing else', async () => {
    await queue(database.db, key, { now: at(0) });
    await dispatch(database.db, at(0));
    const [first] = await dispatches(database.owner, key);
    await pause({}, 1);
    await queue(database.db, key, { type: 'payments', now: at(1) });
    await take(database.db, [said(first!, 'yielded')]);
    await dispatch(database.db, at(2));
    const sent = await dispatches(database.owner, key);
    expect(sent.map(({ runId, dispatch: number }) => [runId === first!.runId, number])).toEqual([
      [true, 1],
      [true, 2],
    ]);
    await take(database.db, [said(sent[1]!, 'finished')]);
    expect((await dispatch(database.db, at(3))).length).toBe(0);
    expect(await openRuns(database.owner, key)).toHaveLength(1);
  });

  it('holds companies of other types and tenants in no way', async () => {
    const other = await aCompany(database.db, database.owner);
    await pause({ companyId: key.companyId, type: 'payments' });
    await queue(database.db, key, { now: at(0) });
    await queue(database.db, other, { now: at(0) });
    expect(await dispatch(database.db, at(0))).toMatchObject([{ type: 'invoices', runs: 2 }]);
  });

  it('of a tenant holds also a company that is created afterwards', async () => {
    await pause({});
    const later = await aCompany(database.db, database.owner, { tenantId: key.tenantId });
    await queue(database.db, later, { now: at(0) });
    expect(await dispatch(database.db, at(1))).toEqual([]);
  });

  it('is repeated and ended twice without another effect, and is nobody else’s', async () => {
    const made = await pause({ companyId: key.companyId });
    const again = await putPause(database.db, { ...made, note: 'other' }, settings(5));
    expect(again).toEqual(made);
    const stranger = { id: made.id, tenantId: newId(), note: '', actorName: 'Eve' };
    await expect(resume(database.db, stranger, settings(6))).rejects.toMatchObject({ code: 'not-found' });
    const ended = await end(made.id, 7);
    expect(await end(made.id, 9)).toEqual(ended);
    expect(ended).toMatchObject({ endedAt: at(7), endedBy: 'Berta', endNote: 'done' });
    expect(await pausesOf(database.db, { tenantId: key.tenantId, companyId: null })).toEqual([]);
    const foreign = { ...key, tenantId: newId() };
    await expect(pause(foreign)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that was stored and never brought to the companies, or ended so, is brought by the sweep', async () => {
    const { id } = await pause({});
    await database.owner.withoutTenant((tx) => tx.query({ text: `update schedule.companies set held_types = '{}'` }));
    expect(await applyPauses(database.db, settings(1))).toBe(true);
    await queue(database.db, key, { now: at(1) });
    expect(await dispatch(database.db, at(1))).toEqual([]);
    await database.owner.withoutTenant((tx) =>
      tx.query({ text: 'update schedule.pauses set ended_at = now() where id = $1', values: [id] }),
    );
    await applyPauses(database.db, settings(2));
    expect(await dispatch(database.db, at(2))).toMatchObject([{ runs: 1 }]);
  });
});
