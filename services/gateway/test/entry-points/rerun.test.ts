import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { TestGateway } from '../support/gateway.ts';
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

type State = 'succeeded' | 'failed' | 'skipped';

async function startBatch(body: object): Promise<string> {
  const { id } = await tenant.company('Contoso');
  return (await tenant.call('POST', `/v1/companies/${id}/batches`, { body })).body.id;
}

/** A batch of invoices that a worker has finished, with one record per state; answers the records too. */
async function endedBatch(states: readonly State[]): Promise<{ batchId: string; records: string[] }> {
  const batchId = await startBatch({ type: 'invoices' });
  const subject = { tenantId: tenant.id, batchId };
  const at = '2026-02-01T12:00:00.000Z';
  const results = states.map((state) => ({
    recordId: newId(),
    externalId: state,
    attempt: 1,
    state,
    at,
    ...(state === 'failed' && { category: 'data', code: 'invalid-record', message: 'It is wrong.', fix: 'Mend it.' }),
  }));
  for (let from = 0; from < results.length; from += 100) {
    await whole.services.worker.recordResults({ ...subject, results: results.slice(from, from + 100) });
  }
  await whole.services.worker.finishBatch({ ...subject, actionCount: states.length, outcome: 'finished', at });
  return { batchId, records: results.map(({ recordId }) => recordId) };
}

const rerun = (batchId: string, actions: string, headers: Record<string, string> = {}) =>
  tenant.call('POST', `/v1/batches/${batchId}/rerun`, { body: { actions }, headers });
const read = async (batchId: string) => (await tenant.call('GET', `/v1/batches/${batchId}`)).body;

describe('running a batch again', () => {
  it('takes what failed, and says which batch it repeats', async () => {
    const { batchId, records } = await endedBatch(['succeeded', 'failed', 'skipped', 'failed']);
    const answer = await rerun(batchId, 'failed');
    expect(answer.status).toBe(202);
    const [started] = answer.body.items;
    expect(answer.body.items).toHaveLength(1);
    expect(started).toMatchObject({ trigger: 'rerun', type: 'invoices', state: 'notStarted' });
    expect(answer.headers['location']).toBe(`/v1/batches/${started.id}`);
    const batch = await read(started.id);
    expect(batch).toMatchObject({ rerunOf: batchId, trigger: 'rerun', label: '[Contoso] Invoices' });
    expect(new Set(batch.recordIds)).toEqual(new Set([records[1], records[3]]));
  });

  it('takes all that the batch came to, in batches of 500', async () => {
    const { batchId, records } = await endedBatch(Array.from({ length: 501 }, () => 'succeeded' as const));
    const { body } = await rerun(batchId, 'all', { 'idempotency-key': 'all-of-it' });
    const batches = await Promise.all(body.items.map(({ id }: { id: string }) => read(id)));
    expect(batches.map(({ recordIds }) => recordIds.length)).toEqual([500, 1]);
    expect(new Set(batches.flatMap(({ recordIds }) => recordIds))).toEqual(new Set(records));
  });

  it('with the same Idempotency-Key starts the same batches, also when the answer was lost', async () => {
    const { batchId } = await endedBatch(['failed']);
    const headers = { 'idempotency-key': 'again' };
    const first = await rerun(batchId, 'failed', headers);
    const second = await rerun(batchId, 'failed', headers);
    expect([second.body, second.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    const text = `delete from accounts.idempotency_keys where idempotency_key = 'again'`;
    await whole.owner.withAllTenants((tx) => tx.query({ text }));
    expect((await rerun(batchId, 'failed', headers)).body).toEqual(first.body);
    expect((await rerun(batchId, 'all', headers)).body.code).toBe('idempotency-key-reused');
  });

  it('reads payments again as a whole, from the same date', async () => {
    const batchId = await startBatch({ type: 'payments', startDate: '2026-01-01', dryRun: true });
    const at = '2026-02-01T12:00:00.000Z';
    await whole.services.worker.finishBatch({ tenantId: tenant.id, batchId, actionCount: 0, outcome: 'finished', at });
    const [started] = (await rerun(batchId, 'all')).body.items;
    expect(await read(started.id)).toMatchObject({ startDate: '2026-01-01', dryRun: true, rerunOf: batchId });
    const refused = await rerun(batchId, 'failed');
    expect([refused.status, refused.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/actions' })]]);
  });

  it('is refused while the batch goes on, and when there is nothing to run again', async () => {
    const running = await rerun(await startBatch({ type: 'invoices' }), 'failed');
    expect([running.status, running.body.code]).toEqual([409, 'batch-not-ended']);
    const { batchId: fine } = await endedBatch(['succeeded']);
    const nothing = await rerun(fine, 'failed');
    expect([nothing.status, nothing.body.code]).toEqual([409, 'nothing-to-rerun']);
    const { batchId: empty } = await endedBatch([]);
    expect((await rerun(empty, 'all')).body.code).toBe('nothing-to-rerun');
    expect((await rerun(fine, 'some')).status).toBe(422);
  });

  it('is in the audit log', async () => {
    const { batchId } = await endedBatch(['failed']);
    const { items } = (await rerun(batchId, 'failed')).body;
    const events = (await tenant.call('GET', `/v1/audit-events?companyId=${items[0].companyId}`)).body.items;
    expect(events[0]).toMatchObject({
      action: 'batch.rerun',
      outcome: 'done',
      after: { rerunOf: batchId, actions: 'failed', batchIds: [items[0].id] },
    });
  });

  it('is not for another tenant', async () => {
    const { batchId } = await endedBatch(['failed']);
    const stranger = await gateway.tenant('Stranger');
    const answer = await stranger.call('POST', `/v1/batches/${batchId}/rerun`, { body: { actions: 'all' } });
    expect(answer.status).toBe(404);
  });
});
