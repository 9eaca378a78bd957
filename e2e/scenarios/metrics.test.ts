import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ofEachWorker,
  serviceNames,
  startSystem,
  workerNames,
  type ServiceName,
  type System,
} from '@autosync/dev-stack';
import { eventually, ownStack, type OwnStack } from '@autosync/testing';
import { invoiceItems } from '../support/invoices.ts';
import { documentedMetrics, librariesOf, parseMetricTable } from '../support/metric-tables.ts';
import { fastBatchStatus, fastNotifier, fastScheduler, fastWorker } from '../support/running-system.ts';
import { labelNames, scrape, valueOf, type Family } from '../support/scrape.ts';
import { createSimulator } from '../support/simulator.ts';
import { createCompany, createTenant } from '../support/tenant.ts';

type Scrapes = Record<ServiceName, Family[]>;

let stack: OwnStack;
let system: System;
/** Of every process: before anybody used the system, and after a batch. */
let before: Scrapes;
let after: Scrapes;
/** What must not be in any label. */
let ids: string[];

async function scrapeAll(): Promise<Scrapes> {
  const scrapes = serviceNames.map(async (name) => [name, await scrape(system.service(name))] as const);
  return Object.fromEntries(await Promise.all(scrapes)) as Scrapes;
}

/** A batch of three invoices. Answers every id that a label could hold. */
async function runBatch(): Promise<string[]> {
  const simulator = createSimulator(system.simulatorUrl);
  const tenant = await createTenant(system.gatewayUrl, system.operatorKey, 'Watched tenant');
  const company = await createCompany(tenant, simulator, { name: 'Watched Ltd' });
  await company.bulk(invoiceItems('W', 3));
  await company.enable();
  await company.settled();
  const [batch] = await company.batches();
  return [tenant.tenantId, company.id, company.realmId, batch!.id];
}

beforeAll(async () => {
  stack = await ownStack();
  const overrides = {
    ...ofEachWorker(fastWorker),
    scheduler: fastScheduler,
    'batch-status': fastBatchStatus,
    notifier: fastNotifier,
  };
  system = await startSystem({ stack, dataDir: stack.dataDir, overrides, only: serviceNames });
  before = await scrapeAll();
  ids = await runBatch();
  after = await eventually(
    async () => {
      const scrapes = await scrapeAll();
      const consumers = ['scheduler', 'batch-status', 'notifier', ...workerNames] as const;
      for (const name of consumers) {
        expect(valueOf(scrapes[name], 'autosync_kafka_consumer_lag_messages')).toBe(0);
        expect(valueOf(scrapes[name], 'autosync_outbox_pending')).toBe(0);
      }
      return scrapes;
    },
    { timeoutMs: 20_000, intervalMs: 500 },
  );
}, 180_000);
afterAll(async () => {
  await system?.stop();
  await stack?.stop();
}, 60_000);

const exported = (families: readonly Family[]) =>
  families.map((family) => ({ name: family.name, type: family.type, labels: labelNames(family) }));

describe.each(serviceNames)('the metrics of %s', (service) => {
  it('are in its README or in that of a library it stands on, with their type and labels', async () => {
    const folder = `services/${service}`;
    const documented = await Promise.all([folder, ...(await librariesOf(folder))].map(documentedMetrics));
    expect(documented.flat()).toEqual(expect.arrayContaining(exported(after[service])));
  });

  it('are all that its README lists', async () => {
    expect(exported(after[service])).toEqual(expect.arrayContaining(await documentedMetrics(`services/${service}`)));
  });

  it('have every series of counters and histograms from the start, counters at 0', () => {
    const seriesOf = (families: readonly Family[]) =>
      families
        .filter(({ type }) => type !== 'gauge')
        .flatMap(({ series }) => series.map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`));
    expect(seriesOf(before[service])).toEqual(seriesOf(after[service]));
    const counted = before[service].filter(({ type }) => type === 'counter').flatMap(({ series }) => series);
    // Joining a group, also by several tries, is all that a process counts before anybody needs it.
    const joining = ['rebalanced', 'crashed'];
    expect(counted.filter(({ labels, value }) => value !== 0 && !joining.includes(labels['kind'] ?? ''))).toEqual([]);
  });

  it('have nothing in a label that looks like an id', () => {
    const values = after[service]
      .flatMap(({ series }) => series)
      .flatMap(({ labels: { le: _bound, ...labels } }) => Object.values(labels));
    expect(values.filter((value) => ids.includes(value) || /\d{4,}|[\da-f]{8}-|^$/i.test(value))).toEqual([]);
  });
});

it('whatever a library lists, a process that stands on it exports', async () => {
  const users = await Promise.all(
    serviceNames.map(async (service) => ({ service, libraries: await librariesOf(`services/${service}`) })),
  );
  const libraries = [...new Set(users.flatMap((user) => user.libraries))];
  expect(libraries.length).toBeGreaterThan(5);
  for (const library of libraries) {
    const using = users.filter((user) => user.libraries.includes(library));
    const found = using.flatMap(({ service }) => exported(after[service]));
    expect(found).toEqual(expect.arrayContaining(await documentedMetrics(library)));
  }
});

it('after a batch they tell of it, from the record to the end', () => {
  const invoices = { type: 'invoices' };
  expect(valueOf(after.gateway, 'autosync_gateway_records_total', { ...invoices, outcome: 'created' })).toBe(3);
  expect(valueOf(after.scheduler, 'autosync_scheduler_slots_total', { ...invoices, outcome: 'queued' })).toBe(1);
  const worker = after['sync-invoices'];
  expect(valueOf(worker, 'autosync_worker_records_total', { ...invoices, outcome: 'synced' })).toBe(3);
  expect(valueOf(worker, 'autosync_worker_slices_total', { ...invoices, outcome: 'finished' })).toBeGreaterThan(0);
  const created = { operation: 'create', outcome: 'ok' };
  expect(valueOf(worker, 'autosync_qbo_requests_total', created)).toBeGreaterThanOrEqual(3);
  expect(valueOf(worker, 'autosync_qbo_throttle_wait_seconds_count')).toBeGreaterThan(3);
  const handled = { consumer: 'sync-invoices', kind: 'handled' };
  expect(valueOf(worker, 'autosync_kafka_consumer_events_total', handled)).toBeGreaterThan(0);
  const status = after['batch-status'];
  expect(valueOf(status, 'autosync_batch_finished_total', { ...invoices, outcome: 'finished' })).toBe(1);
  const call = { method: 'finishBatch', code: 'OK' };
  expect(valueOf(status, 'autosync_grpc_calls_total', call)).toBeGreaterThan(0);
});

describe('a table of metrics', () => {
  const table = (...rows: string[]) =>
    `# x\n\n## Metrics\n\n| name | type | labels | meaning |\n| - | - | - | - |\n${rows.join('\n')}\n\n## Next\n\n| \`autosync_z\` | gauge |  | No. |\n`;

  it('is read row by row, up to the next heading', () => {
    const rows = ['| `autosync_a_total` | counter | type, code | A. |', '| `autosync_b` | gauge |  | B. |'];
    expect(parseMetricTable(table(...rows))).toEqual([
      { name: 'autosync_a_total', type: 'counter', labels: ['code', 'type'] },
      { name: 'autosync_b', type: 'gauge', labels: [] },
    ]);
    expect(parseMetricTable('# x\n\n## Metrics\n\nNone.\n')).toEqual([]);
  });

  it.each(['| `autosync_a` | summary |  | A. |', '| autosync_a | gauge |  | A. |', '| `autosync_a` | gauge | A. |'])(
    'of another form is refused: %s',
    (row) => {
      expect(() => parseMetricTable(table(row))).toThrow('not a row');
    },
  );
});
