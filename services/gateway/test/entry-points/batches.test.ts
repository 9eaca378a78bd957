import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { storePreviewItems } from '@autosync/records';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

let whole: WholeGateway;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  whole = await wholeGateway({ SYNC_TYPES: 'invoices,payments' });
  ({ gateway } = whole);
  tenant = await gateway.tenant('Northwind');
});
afterAll(() => whole.stop());

const start = (companyId: string, body: unknown = { type: 'invoices' }, headers: Record<string, string> = {}) =>
  tenant.call('POST', `/v1/companies/${companyId}/batches`, { body, headers });

const batchesOf = async (companyId: string, query = '') =>
  (await tenant.call('GET', `/v1/companies/${companyId}/batches${query}`)).body;

describe('starting a batch', () => {
  it('answers 202 with its place, where it is seen at once', async () => {
    const { id: companyId } = await tenant.company('Contoso');
    const started = await start(companyId);
    expect(started.status).toBe(202);
    expect(started.body).toEqual({
      id: expect.any(String),
      companyId,
      type: 'invoices',
      trigger: 'manual',
      state: 'notStarted',
      stateName: 'Not Yet Started',
      createdAt: expect.any(String),
    });
    const location = started.headers['location'] as string;
    expect(location).toBe(`/v1/batches/${started.body.id}`);
    const read = await tenant.call('GET', location);
    expect(read.body).toMatchObject({
      ...started.body,
      label: '[Contoso] Invoices',
      companyName: 'Contoso',
      counts: { total: 0, done: 0, succeeded: 0, warning: 0, failed: 0, skipped: 0 },
      actor: (await tenant.call('GET', '/v1/self')).body.name,
      cancelRequested: false,
      startedAt: null,
      finishedAt: null,
      // It cannot start, and says so.
      reason: 'not-connected',
      fix: 'Connect the company to QuickBooks; what waits then starts by itself.',
    });
    expect((await batchesOf(companyId)).items).toEqual([read.body]);
  });

  it('a second one queues; nothing conflicts', async () => {
    const { id } = await tenant.company('Twice');
    expect([(await start(id)).status, (await start(id)).status]).toEqual([202, 202]);
    expect((await batchesOf(id)).items).toHaveLength(2);
  });

  it('with the same Idempotency-Key is the same batch, also when the answer was lost before it was stored', async () => {
    const { id } = await tenant.company('Retried');
    const headers = { 'idempotency-key': 'run-1' };
    const first = await start(id, { type: 'invoices' }, headers);
    const second = await start(id, { type: 'invoices' }, headers);
    expect(second.body).toEqual(first.body);
    expect(second.headers).toMatchObject({ 'idempotency-replayed': 'true', location: first.headers['location'] });

    const text = `delete from accounts.idempotency_keys where idempotency_key = 'run-1'`;
    await whole.owner.withAllTenants((tx) => tx.query({ text }));
    const third = await start(id, { type: 'invoices' }, headers);
    expect(third.body).toEqual(first.body);
    expect((await batchesOf(id)).items).toHaveLength(1);

    const other = await start((await tenant.company('Other')).id, { type: 'invoices' }, headers);
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  it('for some records takes their ids, and refuses those that are none of them', async () => {
    const { id } = await tenant.company('Selected');
    const put = await tenant.call('PUT', `/v1/companies/${id}/invoices/1`, { body: invoice() });
    const started = await start(id, { type: 'invoices', recordIds: [put.body.id] });
    expect(started.status).toBe(202);
    expect((await batchesOf(id)).items[0].recordIds).toEqual([put.body.id]);

    const unknown = '0190a5a0-0000-4000-8000-000000000001';
    const refused = await start(id, { type: 'invoices', recordIds: [put.body.id, unknown] });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/recordIds/1' })]);
    expect((await batchesOf(id)).items).toHaveLength(1);
  });

  it('of payments takes a starting date, and may be a dry run', async () => {
    const { id } = await tenant.company('Paid');
    const preview = await start(id, { type: 'payments', startDate: '2026-01-01', dryRun: true });
    expect([preview.status, preview.body.type]).toEqual([202, 'payments']);
    const sync = await start(id, { type: 'payments', startDate: '2026-01-01', dryRun: false });
    expect(sync.status).toBe(202);
    const startDate = '2026-01-01';
    expect((await batchesOf(id)).items).toEqual([
      expect.objectContaining({ id: sync.body.id, startDate, dryRun: false }),
      expect.objectContaining({ id: preview.body.id, startDate, dryRun: true, label: '[Paid] Payments' }),
    ]);
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${id}`)).body;
    expect(items[1]).toMatchObject({ after: { batchId: preview.body.id, type: 'payments', startDate, dryRun: true } });
  });

  it('is not started beside one that waits, where the caller wants none', async () => {
    const { id } = await tenant.company('Once');
    const first = await start(id, { type: 'invoices', ifRunning: 'return' });
    const again = await start(id, { type: 'invoices', ifRunning: 'return' });
    expect([first.status, again.status, again.body.id]).toEqual([202, 200, first.body.id]);
    expect(again.headers['location']).toBe(`/v1/batches/${first.body.id}`);
    expect((await start(id, { type: 'payments', ifRunning: 'return' })).status).toBe(202);
    const queued = await start(id, { type: 'invoices', ifRunning: 'queue' });
    expect([queued.status, queued.body.id === first.body.id]).toEqual([202, false]);
  });

  it('from a preview takes what an ended dry run showed, with its starting date', async () => {
    const { id } = await tenant.company('Previewed');
    const preview = await start(id, { type: 'payments', startDate: '2026-01-01', dryRun: true });
    const from = (previewId: string, type = 'payments', companyId = id) => start(companyId, { type, previewId });
    const code = async (answer: ReturnType<typeof from>) => (await answer).body.errors?.[0];
    const pointer = '/previewId';
    expect(await code(from(preview.body.id))).toMatchObject({ pointer, code: 'not-ended' });
    await whole.services.worker.finishBatch({
      tenantId: tenant.id,
      batchId: preview.body.id,
      actionCount: 0,
      outcome: 'finished',
      at: '2026-02-01T12:00:00.000Z',
    });
    expect(await code(from(preview.body.id))).toMatchObject({ pointer, code: 'nothing-kept' });
    await whole.owner.withAllTenants((tx) =>
      storePreviewItems(tx, {
        tenantId: tenant.id,
        companyId: id,
        previewId: preview.body.id,
        items: [{ recordId: newId(), externalId: 'Invoice 1', version: 0, shown: { outcome: 'update', message: '' } }],
        now: null,
      }),
    );
    expect(await code(from(newId()))).toMatchObject({ pointer, code: 'unknown' });
    expect(await code(from(preview.body.id, 'invoices'))).toMatchObject({ pointer, code: 'other-type' });
    const other = await tenant.company('Not previewed');
    expect(await code(from(preview.body.id, 'payments', other.id))).toMatchObject({ pointer, code: 'unknown' });
    const started = await from(preview.body.id);
    expect(started.status).toBe(202);
    expect((await batchesOf(id)).items).toMatchObject([
      { id: started.body.id, startDate: '2026-01-01', dryRun: false },
      { id: preview.body.id, dryRun: true },
    ]);
    // What is no dry run is no preview.
    expect(await code(from(started.body.id))).toMatchObject({ pointer, code: 'unknown' });
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${id}`)).body;
    expect(items[0]).toMatchObject({ after: { type: 'payments', previewId: preview.body.id } });
  });

  it.each([
    ['a type whose worker is not installed', { type: 'expenses' }, '/type'],
    ['a type nobody knows', { type: 'dreams' }, '/type'],
    ['a starting date for invoices', { type: 'invoices', startDate: '2026-01-01' }, '/startDate'],
    ['a dry run without a starting date', { type: 'payments', dryRun: true }, '/startDate'],
    ['a starting date that does not exist', { type: 'payments', startDate: '2026-02-30' }, '/startDate'],
    ['a record id that is none', { type: 'invoices', recordIds: ['1'] }, '/recordIds/0'],
    ['no record at all', { type: 'invoices', recordIds: [] }, '/recordIds'],
  ])('with %s is refused with its pointer, and none is started', async (_, body, pointer) => {
    const { id } = await tenant.company('Refused');
    const answer = await start(id, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer }));
    expect((await batchesOf(id)).items).toEqual([]);
  });

  it('is in the audit log', async () => {
    const { id } = await tenant.company('Audited');
    const { body } = await start(id);
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${id}`)).body;
    expect(items[0]).toMatchObject({
      action: 'batch.started',
      outcome: 'done',
      after: { batchId: body.id, type: 'invoices' },
    });
  });
});

describe('what a worker reported', () => {
  const at = '2026-02-01T12:00:00.000Z';

  it('is shown: state in words, counts, and each action with its fix', async () => {
    const { id: companyId } = await tenant.company('Worked');
    const { body: batch } = await start(companyId);
    const subject = { tenantId: tenant.id, batchId: batch.id };
    const record = (n: number) => `0190a5a0-0000-4000-8000-00000000000${n}`;
    const action = { attempt: 1, operation: 'create', entity: 'Invoice', at };
    await whole.services.worker.recordResults({
      ...subject,
      results: [
        { ...action, recordId: record(1), externalId: 'a', state: 'succeeded', qboId: '17', amount: '12.50' },
        {
          ...action,
          recordId: record(2),
          externalId: 'b',
          state: 'failed',
          category: 'mapping',
          code: 'customer-missing',
          message: 'There is no customer "X" in QuickBooks.',
          fix: 'Create the customer in QuickBooks.',
        },
      ],
    });
    await whole.services.worker.finishBatch({ ...subject, actionCount: 2, outcome: 'finished', at });

    const read = await tenant.call('GET', `/v1/batches/${batch.id}`);
    expect(read.body).toMatchObject({
      state: 'finishedWithError',
      stateName: 'Finished with Error',
      counts: { total: 2, done: 2, succeeded: 1, failed: 1 },
    });
    const all = await tenant.call('GET', `/v1/batches/${batch.id}/actions`);
    expect(all.body.items).toHaveLength(2);
    const failed = await tenant.call('GET', `/v1/batches/${batch.id}/actions?state=failed`);
    expect(failed.body.items).toEqual([
      expect.objectContaining({ externalId: 'b', category: 'mapping', code: 'customer-missing', quickbooksId: null }),
    ]);
    const ended = await batchesOf(companyId, '?state=finishedWithError&state=finished');
    expect(ended.items).toHaveLength(1);
    expect((await batchesOf(companyId, '?state=running')).items).toEqual([]);
    expect((await batchesOf(companyId, '?type=payments')).items).toEqual([]);
  });

  it('is paged through by cursor, each action once', async () => {
    const { id: companyId } = await tenant.company('Paged');
    const { body: batch } = await start(companyId);
    const ids = Array.from({ length: 5 }, (_, n) => `0190a5a0-0000-4000-8000-00000000000${n}`);
    await whole.services.worker.recordResults({
      tenantId: tenant.id,
      batchId: batch.id,
      results: ids.map((recordId) => ({ recordId, externalId: recordId, attempt: 1, state: 'skipped', at })),
    });
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await tenant.call('GET', `/v1/batches/${batch.id}/actions?limit=2${query}`);
      seen.push(...body.items.map((item: { recordId: string }) => item.recordId));
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual(ids);
    expect((await tenant.call('GET', `/v1/batches/${batch.id}/actions?cursor=nonsense`)).status).toBe(422);
  });
});

describe('cancelling a batch', () => {
  it('that has not begun removes its run, and may be repeated', async () => {
    const { id: companyId } = await tenant.company('Cancelled');
    const { body: batch } = await start(companyId);
    const cancel = () => tenant.call('POST', `/v1/batches/${batch.id}/cancel`);
    const first = await cancel();
    expect(first.status).toBe(202);
    expect(first.body).toEqual({ id: batch.id, outcome: 'removed' });
    expect((await cancel()).body).toEqual({ id: batch.id, outcome: 'ended' });
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${companyId}`)).body;
    expect(items[1]).toMatchObject({ action: 'batch.cancelled', outcome: 'done', after: { outcome: 'removed' } });
  });

  it('that does not exist is not found', async () => {
    const path = '/v1/batches/0190a5a0-0000-4000-8000-000000000001';
    expect((await tenant.call('POST', `${path}/cancel`)).status).toBe(404);
    expect((await tenant.call('GET', path)).status).toBe(404);
  });
});

it('a key of another tenant sees no batch, no action, and cancels none', async () => {
  const { id: companyId } = await tenant.company('Private');
  const { body: batch } = await start(companyId);
  const stranger = await gateway.tenant('Stranger');
  const path = `/v1/batches/${batch.id}`;
  expect((await stranger.call('GET', path)).status).toBe(404);
  expect((await stranger.call('GET', `${path}/actions`)).status).toBe(404);
  expect((await stranger.call('POST', `${path}/cancel`)).status).toBe(404);
  expect((await tenant.call('GET', path)).body.cancelRequested).toBe(false);
});

// Last, since it stops what the others need.
describe('while a service is down', () => {
  it('batch-status: batches are still started, and reads answer 503', async () => {
    const { id } = await tenant.company('Unseen');
    await whole.services.batchStatus.stop();
    const started = await start(id);
    expect(started.status).toBe(202);
    expect((await tenant.call('GET', `/v1/batches/${started.body.id}`)).status).toBe(503);
    expect(gateway.logs).toContainEqual(
      expect.objectContaining({ msg: 'batch not shown yet', batchId: started.body.id }),
    );
  });

  it('the scheduler: starting answers 503, is noted as requested, and the Idempotency-Key is free again', async () => {
    const { id } = await tenant.company('Later');
    await whole.services.scheduler.stop();
    for (const attempt of [1, 2]) {
      const answer = await start(id, { type: 'invoices' }, { 'idempotency-key': 'later' });
      expect([attempt, answer.status, answer.body.code]).toEqual([attempt, 503, 'unavailable']);
    }
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${id}`)).body;
    expect(items[0]).toMatchObject({ action: 'batch.started', outcome: 'requested' });
    expect((await tenant.call('PUT', `/v1/companies/${id}/invoices/1`, { body: invoice() })).status).toBe(201);
  });
});
