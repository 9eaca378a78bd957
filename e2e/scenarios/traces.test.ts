import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import type { ReceivedSpan } from '@autosync/testing/traces';
import { duringTests } from '../support/during-tests.ts';
import { invoiceItems } from '../support/invoices.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

/** From the span up to the root, as `service: name`. */
function wayOf(span: ReceivedSpan, spans: readonly ReceivedSpan[]): string[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentId);
  return [`${span.service}: ${span.name}`, ...(parent === undefined ? [] : wayOf(parent, spans))];
}

it('a batch by hand is one trace from the request to each call of QuickBooks, and shows which', async () => {
  const company = await running.company('Northwind IT');
  await company.bulk(invoiceItems('T', 3));
  const traceId = newId().replaceAll('-', '');
  const callerSpanId = '00f067aa0ba902b7';
  const { id } = await company.must<{ id: string }>(`/v1/companies/${company.id}/batches`, {
    method: 'POST',
    body: { type: 'invoices' },
    headers: { traceparent: `00-${traceId}-${callerSpanId}-01` },
  });
  expect(await company.ended(id)).toMatchObject({ state: 'finished', traceId });

  // Each process sends its spans every two seconds.
  const spans = await eventually(
    async () => {
      const received = await running.spansOf(traceId);
      expect(received.map(({ name }) => name)).toContain('process autosync.batch-finished');
      expect(received.filter(({ name }) => name === 'QuickBooks create Invoice')).toHaveLength(3);
      expect(received.map(({ name }) => name)).toContain('process autosync.sync-due.invoices');
      expect(received.filter(({ name }) => name === 'autosync.v1.BatchStatus/finishBatch')).toHaveLength(2);
      return received;
    },
    { timeoutMs: 20_000, intervalMs: 250 },
  );
  const told = spans.find(({ name, kind }) => name === 'autosync.v1.BatchStatus/finishBatch' && kind === 'server')!;
  // Whichever worker's relay has a lane free takes what a batch has to tell.
  expect(wayOf(told, spans).slice(0, 4)).toEqual([
    'batch-status: autosync.v1.BatchStatus/finishBatch',
    expect.stringMatching(/^sync-\w+: autosync\.v1\.BatchStatus\/finishBatch$/),
    expect.stringMatching(/^sync-\w+: relay results$/),
    'sync-invoices: process autosync.sync-due.invoices',
  ]);
  const creates = spans.filter(({ name }) => name === 'QuickBooks create Invoice');
  for (const create of creates) {
    expect(wayOf(create, spans)).toEqual([
      'sync-invoices: QuickBooks create Invoice',
      'sync-invoices: process autosync.sync-due.invoices',
      'scheduler: send autosync.sync-due.invoices',
      'scheduler: autosync.v1.Scheduler/queueRun',
      'gateway: autosync.v1.Scheduler/queueRun',
      'gateway: POST /v1/companies/:companyId/batches',
    ]);
  }
  expect(
    spans.find(({ service, parentId }) => service === 'gateway' && parentId === callerSpanId)?.facts,
  ).toMatchObject({
    'http.response.status_code': 202,
    tenant_id: running.tenant.tenantId,
  });
  expect(spans.find(({ name }) => name === 'process autosync.sync-due.invoices')?.facts).toMatchObject({
    company_id: company.id,
    batch_id: id,
    outcome: 'finished',
  });
  // What Intuit's support asks for: the simulator knows the same calls by it.
  const known = new Set((await running.simulator.lastCalls()).map(({ intuitTid }) => intuitTid));
  for (const { facts } of spans.filter(({ name }) => name.startsWith('QuickBooks '))) {
    expect(known).toContain(facts['intuit_tid']);
  }
  const services = ['gateway', 'scheduler', 'sync-invoices', 'batch-status'];
  expect([...new Set(spans.map(({ service }) => service))]).toEqual(expect.arrayContaining(services));
  for (const service of services) {
    const log = await readFile(join(running.stack.dataDir, 'logs', `${service}.log`), 'utf8');
    expect({ service, isLogged: log.includes(`"traceId":"${traceId}"`) }).toEqual({ service, isLogged: true });
  }
});

it('a scheduled batch is the trace that has its id', async () => {
  const company = await running.company('Contoso Ltd');
  await company.bulk(invoiceItems('S', 2));
  await company.enable(15);
  await company.settled();
  const batch = (await company.batches()).find(({ counts }) => counts.succeeded === 2);
  const traceId = batch?.id.replaceAll('-', '') ?? '';
  expect(batch).toMatchObject({ trigger: 'schedule', traceId });
  const spans = await eventually(
    async () => {
      const received = await running.spansOf(traceId);
      expect(received.map(({ name }) => name)).toContain('process autosync.sync-due.invoices');
      return received;
    },
    { timeoutMs: 20_000, intervalMs: 250 },
  );
  const create = spans.find(({ name }) => name === 'QuickBooks create Invoice')!;
  expect(wayOf(create, spans)).toEqual([
    'sync-invoices: QuickBooks create Invoice',
    'sync-invoices: process autosync.sync-due.invoices',
  ]);
});
