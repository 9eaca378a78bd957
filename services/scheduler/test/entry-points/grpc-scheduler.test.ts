import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noKafka } from '@autosync/testing/kafka';
import { newId } from '@autosync/core';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { companyRow, openRuns } from '../support/looking.ts';
import { aKey, type Key } from '../support/queue.ts';
import { invoicesOn, pushed, startService, type RunningService } from '../support/service.ts';

describe('the scheduler over gRPC, without Kafka', () => {
  let database: ServiceDatabase;
  let running: RunningService;
  let key: Key;

  beforeAll(async () => {
    database = await serviceDatabase();
    running = await startService({ DATABASE_URL: database.url, ...noKafka });
  });
  afterAll(async () => {
    await running.stop();
    await database.close();
  });
  beforeEach(async () => {
    key = aKey();
    await running.client.putCompany({ ...key, ...pushed, connectionState: 'connected' });
  });

  it('putCompany stores a company and answers the version it holds', async () => {
    const newer = { ...key, ...pushed, version: 9, name: 'Renamed\0', connectionState: 'connected' };
    expect(await running.client.putCompany(newer)).toMatchObject({ version: 9 });
    expect(await running.client.putCompany({ ...newer, version: 3 })).toMatchObject({ version: 9 });
    expect(await companyRow(database.owner, key)).toMatchObject({ name: 'Renamed' });
  });

  it('putAutoSync and getAutoSync answer the settings with what is known of each type', async () => {
    const { autoSync } = await running.client.putAutoSync({ ...key, ...invoicesOn, ifVersion: 1 });
    expect(autoSync).toMatchObject({ version: 2, enabled: true, intervalMinutes: 15, warnings: [] });
    const read = await running.client.getAutoSync(key);
    expect(read.autoSync?.version).toBe(2);
    expect(read.autoSync?.types).toHaveLength(4);
    const invoices = read.autoSync?.types.find(({ type }) => type === 'invoices');
    expect(invoices).toMatchObject({ enabled: true, intervalMinutes: 0, lastRunAt: '', disconnectedReason: '' });
    expect(Date.parse(invoices!.nextDueAt)).not.toBeNaN();
    expect(invoices!.dueSlots).toBe(invoices!.queuedSlots + invoices!.coalescedSlots + invoices!.skippedSlots);
  });

  it('putAutoSync of an old version fails as version-mismatch', async () => {
    await running.client.putAutoSync({ ...key, ...invoicesOn });
    const stale = running.client.putAutoSync({ ...key, ...invoicesOn, ifVersion: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'version-mismatch', retryable: false });
  });

  it('queueRun answers the run, and the same one again', async () => {
    const request = { ...key, batchId: newId(), type: 'invoices', recordIds: [newId()], actor: 'Ada of Northwind' };
    const queued = await running.client.queueRun(request);
    expect(queued).toMatchObject({
      batchId: request.batchId,
      companyName: 'Northwind IT',
      trigger: 'manual',
      created: true,
    });
    expect(Date.parse(queued.createdAt)).not.toBeNaN();
    expect(await running.client.queueRun(request)).toEqual({ ...queued, created: false });
    const runs = await openRuns(database.owner, key);
    expect(runs.filter(({ batchId }) => batchId === request.batchId)).toMatchObject([
      { runId: queued.runId, parameters: { recordIds: request.recordIds, actor: 'Ada of Northwind' } },
    ]);
  });

  it('queueRun keeps the starting date of a dry run, and that it is one', async () => {
    const request = { ...key, batchId: newId(), type: 'payments', startDate: '2026-01-01', dryRun: true };
    await running.client.queueRun(request);
    const runs = await openRuns(database.owner, key);
    expect(runs.filter(({ batchId }) => batchId === request.batchId)).toMatchObject([
      { plain: false, parameters: { startDate: '2026-01-01', dryRun: true } },
    ]);
  });

  it('cancelRun says what came of it', async () => {
    // The reference run of connecting has the slot, so this one waits.
    const batchId = newId();
    await running.client.queueRun({ ...key, batchId, type: 'invoices' });
    const { tenantId } = key;
    expect(await running.client.cancelRun({ tenantId, batchId })).toEqual({ outcome: 'removed' });
    expect(await running.client.cancelRun({ tenantId, batchId })).toEqual({ outcome: 'ended' });
    expect(await running.client.cancelRun({ tenantId, batchId: newId() })).toEqual({ outcome: 'ended' });
  });

  it('checkRun says what a manual run would find', async () => {
    // Connecting has made reference data due, which nobody fetches here.
    const check = await running.client.checkRun(key);
    expect(check.answer).toBe('wait');
    expect(check).toMatchObject({ nextDueType: '', nextDueAt: '', at: expect.stringMatching(/Z$/) });
    expect(check.reasons.map(({ code }) => code)).toEqual([check.running === null ? 'queue' : 'running']);
    await expect(running.client.checkRun({ ...key, companyId: '' })).rejects.toMatchObject({ code: 'invalid-request' });
  });

  it.each([
    ['an id that is none', { companyId: 'x' }],
    ['a batch id in capitals', { batchId: newId().toUpperCase() }],
    ['a type that is none', { type: 'invoice' }],
    ['a starting date for invoices', { startDate: '2026-01-01' }],
    ['a starting date before 1900', { type: 'payments', startDate: '1899-12-31' }],
    ['a starting date in the year 0', { type: 'payments', startDate: '0000-01-01' }],
    ['a starting date in the future', { type: 'payments', startDate: '2999-01-01' }],
    ['a starting date that does not exist', { type: 'payments', startDate: '2026-02-30' }],
    ['too many records', { recordIds: Array.from({ length: 501 }, newId) }],
    ['a record id that is none', { recordIds: ['1'] }],
    ['a batch to repeat that is none', { rerunOf: '1' }],
    ['a preview that is none', { previewId: '1' }],
  ])('queueRun with %s is refused, and nothing is stored', async (_, wrong) => {
    const before = await openRuns(database.owner, key);
    const call = running.client.queueRun({ ...key, batchId: newId(), type: 'invoices', ...wrong });
    await expect(call).rejects.toMatchObject({ code: 'invalid-request', retryable: false });
    expect((await openRuns(database.owner, key)).length).toBe(before.length);
  });

  it.each([
    ['an interval below 15 minutes', { intervalMinutes: 10 }, 'invalid-interval'],
    ['a type that is none', { types: [{ type: 'all', enabled: true }] }, 'invalid-request'],
    ['a type named twice', { types: [{ type: 'invoices' }, { type: 'invoices' }] }, 'invalid-request'],
  ])('putAutoSync with %s is refused', async (_, wrong, code) => {
    const call = running.client.putAutoSync({ ...key, ...invoicesOn, ...wrong });
    await expect(call).rejects.toMatchObject({ code });
    expect((await running.client.getAutoSync(key)).autoSync).toMatchObject({ version: 1, enabled: false });
  });

  it('another tenant finds nothing', async () => {
    const stranger = { ...key, tenantId: newId() };
    await expect(running.client.getAutoSync(stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(running.client.putAutoSync({ ...stranger, ...invoicesOn })).rejects.toMatchObject({
      code: 'not-found',
    });
    const run = { ...stranger, batchId: newId(), type: 'invoices' };
    await expect(running.client.queueRun(run)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is ready and live although Kafka is down, and measures its calls', async () => {
    expect(await running.service.isReady?.()).toMatchObject({ ok: true });
    expect(running.service.isLive?.()).toMatchObject({ ok: true });
    const metrics = await running.metrics();
    expect(metrics).toMatch(/autosync_grpc_calls_total\{method="putCompany",code="OK"\} [1-9]/);
    expect(metrics).toMatch(/autosync_outbox_pending\{outbox="schedule"\} [1-9]/);
  });
});
