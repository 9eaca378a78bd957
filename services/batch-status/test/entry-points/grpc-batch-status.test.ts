import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noKafka } from '@autosync/testing/kafka';
import type { ActionResultMessage, BatchHeaderMessage } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeaderMessage, aResultMessage } from '../support/messages.ts';
import { startService, type Client, type RunningService } from '../support/service.ts';

const at = '2099-01-01T00:00:00.000Z';

describe('the gRPC service, with Kafka down', () => {
  let database: ServiceDatabase;
  let running: RunningService;
  let client: Client;

  beforeAll(async () => {
    database = await serviceDatabase();
    running = await startService({ DATABASE_URL: database.url, ...noKafka });
    client = running.client;
  });
  afterAll(async () => {
    await running.stop();
    await database.close();
  });

  async function aBatch(results: ActionResultMessage[], given: Partial<BatchHeaderMessage> = {}) {
    const header = aHeaderMessage(given);
    await client.startBatch({ header, state: 'running', total: results.length });
    await client.recordResults({ ...header, results });
    return header;
  }

  it('takes a batch from its start to its end', async () => {
    const header = aHeaderMessage({ trigger: 'manual', startDate: '2026-02-01', recordIds: [newId()] });
    const failure = aResultMessage({ state: 'failed', category: 'mapping', code: 'item-missing', amount: '' });
    const success = aResultMessage();

    expect(await client.startBatch({ header, state: 'notStarted' })).toEqual({ state: 'notStarted' });
    expect(await client.startBatch({ header, state: 'running', total: 2 })).toEqual({ state: 'running' });
    const progress = { ...header, done: 1, total: 2, step: 'syncing' };
    expect(await client.reportProgress(progress)).toEqual({ cancelRequested: false });
    expect(await client.recordResults({ ...header, results: [success, failure] })).toEqual({ stored: 2 });
    const finish = { ...header, actionCount: 2, outcome: 'finished', at };
    expect(await client.finishBatch(finish)).toEqual({ state: 'finishedWithError' });
    expect(await client.finishBatch(finish)).toEqual({ state: 'finishedWithError' });

    const { batch } = await client.getBatch(header);
    expect(batch).toEqual({
      header,
      label: '[Northwind IT] Invoices',
      state: 'finishedWithError',
      step: '',
      total: 2,
      done: 2,
      succeeded: 1,
      warning: 0,
      failed: 1,
      skipped: 0,
      category: '',
      reason: '',
      cancelRequested: false,
      startedAt: success.at,
      finishedAt: expect.stringMatching(/^2\d{3}-/),
      updatedAt: expect.any(String),
    });
    const { items, nextCursor } = await client.listActions(header);
    expect(items).toHaveLength(2);
    expect(items).toEqual(expect.arrayContaining([success, failure]));
    expect(nextCursor).toBe('');
  });

  it('counts what it did', async () => {
    const header = await aBatch([aResultMessage(), aResultMessage({ state: 'skipped' })], { type: 'inventory' });
    const open = await running.metrics();
    expect(open).toContain('autosync_batch_running{type="inventory"} 1');
    await client.finishBatch({ ...header, actionCount: 2, outcome: 'finished', at });
    await client.finishBatch({ ...header, actionCount: 2, outcome: 'finished', at });
    const text = await running.metrics();
    const ended = 'autosync_batch_finished_total{type="inventory",trigger="schedule",outcome="finished"}';
    expect(text).toContain(`${ended} 1`);
    expect(text).toContain('autosync_batch_running{type="inventory"} 0');
    expect(text).toMatch(/autosync_outbox_pending{outbox="batch"} [1-9]/);
    expect(text).toMatch(/autosync_batch_results_stored_total{state="skipped"} [1-9]/);
    expect(text).toMatch(/autosync_grpc_calls_total{method="finishBatch",code="OK"} [1-9]/);
    expect(running.logs()).toContainEqual(
      expect.objectContaining({ level: 'info', msg: 'batch ended', batchId: header.batchId, state: 'finished' }),
    );
  });

  it('tells a worker what to repeat', async () => {
    const header = aHeaderMessage();
    const retryable = (code: string) => expect.objectContaining({ code, retryable: true });
    const results = [aResultMessage()];
    await expect(client.recordResults({ ...header, results })).rejects.toEqual(retryable('batch-unknown'));
    const finish = { ...header, actionCount: 1, outcome: 'finished', at };
    await expect(client.finishBatch(finish)).rejects.toEqual(retryable('batch-unknown'));
    await client.startBatch({ header, state: 'running' });
    await expect(client.finishBatch(finish)).rejects.toEqual(retryable('actions-missing'));
  });

  it('shows nothing of a batch to another tenant', async () => {
    const ours = await aBatch([aResultMessage()]);
    const theirs = { ...ours, tenantId: newId() };
    const notFound = { code: 'not-found', retryable: false };
    await expect(client.getBatch(theirs)).rejects.toMatchObject(notFound);
    await expect(client.listActions(theirs)).rejects.toMatchObject(notFound);
    expect((await client.listBatches(theirs)).items).toEqual([]);
    expect((await client.listBatches({ tenantId: theirs.tenantId, companyId: ours.companyId })).items).toEqual([]);
    await expect(client.startBatch({ header: theirs, state: 'running' })).rejects.toMatchObject({
      code: 'invalid-batch-id',
    });
  });

  it.each<[string, (header: BatchHeaderMessage) => Promise<unknown>, string]>([
    ['no header', () => client.startBatch({ state: 'running' }), 'header'],
    [
      'a foreign type',
      (header) => client.startBatch({ header: { ...header, type: 'bills' }, state: 'running' }),
      'header.type',
    ],
    ['an ended state', (header) => client.startBatch({ header, state: 'finished' }), 'state'],
    ['a negative total', (header) => client.startBatch({ header, state: 'running', total: -1 }), 'total'],
    [
      'no creation time',
      (header) => client.startBatch({ header: { ...header, createdAt: '' }, state: 'running' }),
      'header.created_at',
    ],
    [
      'a date with a time',
      (header) => client.startBatch({ header: { ...header, startDate: '2026-01-01T00:00:00Z' }, state: 'running' }),
      'header.start_date',
    ],
    [
      '501 record ids',
      (header) => client.startBatch({ header: { ...header, recordIds: Array(501).fill(newId()) }, state: 'running' }),
      'header.record_ids',
    ],
    [
      '501 results',
      (header) => client.recordResults({ ...header, results: Array.from({ length: 501 }, () => aResultMessage()) }),
      'results',
    ],
    [
      'a result that runs',
      (header) => client.recordResults({ ...header, results: [aResultMessage({ state: 'running' })] }),
      'results[0].state',
    ],
    [
      'a failure without category',
      (header) => client.recordResults({ ...header, results: [aResultMessage(), aResultMessage({ state: 'failed' })] }),
      'results[1].category',
    ],
    [
      'attempt 0',
      (header) => client.recordResults({ ...header, results: [aResultMessage({ attempt: 0 })] }),
      'results[0].attempt',
    ],
    [
      'a fraction of a cent',
      (header) => client.recordResults({ ...header, results: [aResultMessage({ amount: '1.005' })] }),
      'results[0].amount',
    ],
    ...['0000-01-01', '2026-02-30', '3000-01-01', '26-1-1'].map(
      (startDate): [string, (header: BatchHeaderMessage) => Promise<unknown>, string] => [
        `the starting date ${startDate}`,
        (header) => client.startBatch({ header: { ...header, startDate }, state: 'running' }),
        'header.start_date',
      ],
    ),
    [
      'a time in the year 0',
      (header) => client.startBatch({ header: { ...header, createdAt: '0000-01-01T00:00:00Z' }, state: 'running' }),
      'header.created_at',
    ],
    ['an unknown step', (header) => client.reportProgress({ ...header, step: 'thinking' }), 'step'],
    ['an unknown outcome', (header) => client.finishBatch({ ...header, outcome: 'done', at }), 'outcome'],
    ['an upper-case id', (header) => client.getBatch({ ...header, batchId: header.batchId.toUpperCase() }), 'batch_id'],
    ['no tenant', (header) => client.listBatches({ companyId: header.companyId }), 'tenant_id'],
    ['an unknown state', (header) => client.listBatches({ ...header, states: ['done'] }), 'states'],
    ['a limit above 200', (header) => client.listActions({ ...header, limit: 201 }), 'limit'],
  ])('refuses %s and names the field', async (_what, call, field) => {
    await expect(call(aHeaderMessage())).rejects.toMatchObject({
      code: 'invalid-request',
      retryable: false,
      message: expect.stringContaining(field),
    });
  });

  it('stores the characters that a database cannot hold without them, and the rest of the text', async () => {
    const header = await aBatch([aResultMessage({ message: 'a\0b — “c”' })]);
    expect((await client.listActions(header)).items).toMatchObject([{ message: 'ab — “c”' }]);
  });
});
