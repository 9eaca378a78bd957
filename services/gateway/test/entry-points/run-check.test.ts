import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import type { TestGateway } from '../support/gateway.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

let whole: WholeGateway;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  whole = await wholeGateway();
  ({ gateway } = whole);
  tenant = await gateway.tenant('Northwind');
});
afterAll(() => whole.stop());

const check = async (companyId: string, query = '') =>
  (await tenant.call('GET', `/v1/companies/${companyId}/run-check${query}`)).body;
const startBatch = async (companyId: string): Promise<string> =>
  (await tenant.call('POST', `/v1/companies/${companyId}/batches`, { body: { type: 'invoices' } })).body.id;

async function sql(text: string, companyId: string): Promise<void> {
  await whole.owner.withAllTenants((tx) => tx.query({ text, values: [companyId] }));
}

/** A connected company whose reference data, which nobody fetches here, is not in the way. */
async function restingCompany(name: string): Promise<string> {
  const { id } = await tenant.company(name);
  await sql(`update accounts.connections set state = 'connected', version = version + 1 where company_id = $1`, id);
  await eventually(async () => (await check(id)).running !== null, { timeoutMs: 10_000 });
  expect((await check(id)).running).toEqual({
    batchId: null,
    type: 'invoices',
    trigger: 'schedule',
    expectedEndAt: null,
    latestEndAt: null,
  });
  await sql(
    `with gone as (delete from schedule.runs where company_id = $1)
     update schedule.companies
     set slot_run_id = null, slot_type = null, slot_dispatch = null, lease_until = null where company_id = $1`,
    id,
  );
  return id;
}

describe('the run check', () => {
  it('a company at rest: safe; with a batch on its way: wait, until when, and who goes first', async () => {
    const id = await restingCompany('Contoso');
    expect(await check(id)).toEqual({
      answer: 'safe',
      reasons: [],
      running: null,
      waiting: 0,
      resting: [],
      nextDue: null,
    });

    const batchId = await startBatch(id);
    await eventually(async () => (await check(id)).running?.batchId === batchId, { timeoutMs: 10_000 });
    const running = { batchId, type: 'invoices', trigger: 'manual', expectedEndAt: null, latestEndAt: null };
    expect(await check(id)).toEqual({
      answer: 'wait',
      reasons: [
        {
          code: 'running',
          message: expect.stringContaining('A batch of Invoices waits until the worker of Invoices takes it up'),
        },
      ],
      running,
      waiting: 0,
      resting: [],
      nextDue: null,
    });

    await startBatch(id);
    await sql(`update schedule.types set durations_ms = '{600000}' where company_id = $1 and type = 'invoices'`, id);
    const subject = { tenantId: tenant.id, batchId };
    const { batch } = await whole.services.worker.getBatch(subject);
    await whole.services.worker.startBatch({ header: batch!.header, state: 'running', total: 1000 });
    await whole.services.worker.reportProgress({ ...subject, done: 1, total: 1000, step: 'syncing' });
    const later = await check(id);
    expect(later).toMatchObject({ answer: 'wait', waiting: 1, reasons: [{ code: 'running' }, { code: 'queue' }] });
    expect(Date.parse(later.running.expectedEndAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(Date.parse(later.running.latestEndAt)).toBeGreaterThan(Date.now() + 500_000);
  });

  it('tells until when a batch rests that has begun', async () => {
    const id = await restingCompany('Resting');
    const batchId = await startBatch(id);
    // The scheduler has done its part: nobody else changes the run from here on.
    await eventually(async () => (await check(id)).running?.batchId === batchId);
    const until = '2099-01-01T00:00:00.000Z';
    await sql(
      `update schedule.runs set state = 'queued', dispatch = 1, not_before = '${until}' where company_id = $1`,
      id,
    );
    expect((await check(id)).resting).toEqual([{ batchId, type: 'invoices', until }]);
  });

  it('a company that is not connected: wait, since a batch is accepted', async () => {
    const { id } = await tenant.company('Unconnected');
    expect(await check(id)).toMatchObject({ answer: 'wait', reasons: [{ code: 'not-connected' }] });
    expect(await startBatch(id)).toEqual(expect.any(String));
  });

  it('a type whose worker is not installed: no, with the code of the refusal', async () => {
    const { id } = await tenant.company('Refused');
    const { answer, reasons } = await check(id, '?type=expenses');
    const refused = await tenant.call('POST', `/v1/companies/${id}/batches`, { body: { type: 'expenses' } });
    expect([answer, reasons[0].code]).toEqual(['no', refused.body.errors[0].code]);
    expect((await check(id, '?type=invoices')).answer).toBe('wait');
    expect((await tenant.call('GET', `/v1/companies/${id}/run-check?type=dreams`)).status).toBe(422);
  });

  it('tells what is due next', async () => {
    const id = await restingCompany('Due');
    const body = { enabled: true, types: { invoices: { enabled: true } }, overrideNote: 'A test' };
    const headers = { 'if-match': '*' };
    await tenant.call('PUT', `/v1/companies/${id}/autosync`, { body, headers });
    expect((await check(id)).nextDue).toEqual({ type: 'invoices', at: expect.any(String) });

    // Nothing is due by itself while somebody has paused it.
    const pause = await tenant.call('POST', '/v1/pauses', {
      body: { companyId: id, type: 'invoices', note: 'A test' },
    });
    expect(pause.status).toBe(201);
    expect((await check(id)).nextDue).toBeNull();
  });
});

// Last, since it stops what the others need.
it('without batch-status the answer lacks the expected end only; without the scheduler there is none', async () => {
  const id = await restingCompany('Degraded');
  const batchId = await startBatch(id);
  await eventually(async () => (await check(id)).running?.batchId === batchId, { timeoutMs: 10_000 });
  await whole.services.batchStatus.stop();
  expect((await check(id)).running).toMatchObject({ batchId, expectedEndAt: null });
  await whole.services.scheduler.stop();
  expect(await tenant.call('GET', `/v1/companies/${id}/run-check`)).toMatchObject({ status: 503 });
});
