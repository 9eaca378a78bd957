import { newId } from '@autosync/core';
import { mustCall } from '../../support/http.ts';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { compare, interleave, measure, type Sample } from '../harness/comparison.ts';
import { cpuOfTree } from '../harness/cpu.ts';
import { spread } from '../harness/statistics.ts';
import type { Superuser } from '../harness/superuser.ts';
import { usageMeter, type Usage } from '../harness/usage.ts';
import { startBareLoop, type BareRound } from './bare-loop.ts';
import { connectedCompany, sendInvoices, untilFinished } from './connected-company.ts';
import { startUnlimitedWorker } from './worker.ts';

/** The worker's default for calls in flight of one realm. */
const CONCURRENCY = 7;
const ours = 'AutoSync';
const bare = 'node-quickbooks';

/** What we sent, once more: under numbers and request ids of its own. */
async function sameDocuments(superuser: Superuser, { count, prefix }: { count: number; prefix: string }) {
  const rows = await superuser.rows<{ entity: string; payload: Record<string, unknown> }>(
    `select entity, payload from records.intents where record_id is not null and operation = 'create' limit $1`,
    [count],
  );
  return rows.map(({ entity, payload }, n) => ({
    entity,
    body: { ...payload, DocNumber: `${prefix}-${n}`, requestId: newId() },
  }));
}

async function tokenFor(simulatorUrl: string, realmId: string): Promise<string> {
  const tokens = await mustCall<Record<string, string>>(`${simulatorUrl}/control/tokens`, {
    method: 'POST',
    body: { realmId },
  });
  return tokens['access_token'] ?? tokens['accessToken'] ?? '';
}

function unitCostsOf(usages: readonly Usage[], documents: number): Record<string, number> {
  const perDocument = (of: (usage: Usage) => number) => spread(usages.map(of)).median / documents;
  const { simulator: _ignored, ...processes } = usages[0]?.cpuSeconds ?? {};
  const cpuOf = (usage: Usage, name: string) => (usage.cpuSeconds[name] ?? 0) * 1e6;
  return {
    kafkaMessages: perDocument(({ kafkaMessages }) => kafkaMessages),
    rowsInserted: perDocument(({ rowsInserted }) => rowsInserted),
    rowsUpdated: perDocument(({ rowsUpdated }) => rowsUpdated),
    rowsDeleted: perDocument(({ rowsDeleted }) => rowsDeleted),
    walBytes: perDocument(({ walBytes }) => walBytes),
    cpuMicros: perDocument((usage) => Object.keys(processes).reduce((sum, name) => sum + cpuOf(usage, name), 0)),
    ...Object.fromEntries(
      Object.keys(processes).map((name) => [`${name}CpuMicros`, perDocument((usage) => cpuOf(usage, name))]),
    ),
  };
}

/** How long the simulator takes for each call, what share of the rate is to be reached then, and how many documents that needs. */
const rows = [
  { name: 'documents, one realm, no limits', latencyMs: 0, reach: '≥ 0.5 of the rate', documents: 600 },
  { name: '… when each call takes 200 ms', latencyMs: 200, reach: '≥ 0.9 of the rate', documents: 420 },
] as const;

async function run(context: BenchContext) {
  const { stack, system, simulator, superuser, company } = await connectedCompany(context, {
    only: ['qbo-simulator', 'batch-status', 'scheduler', 'gateway'],
  });
  await simulator.limits({ enabled: false });
  const worker = await startUnlimitedWorker(context, { stack, system, database: 'autosync' });
  const services = ['scheduler', 'batch-status', 'gateway'] as const;
  const meter = await usageMeter(context, {
    stack,
    superuser,
    pids: {
      worker: worker.pid,
      simulator: system.service('qbo-simulator').pid,
      ...Object.fromEntries(services.map((name) => [name, system.service(name).pid])),
    },
  });
  const bareLoop = startBareLoop(context);
  let number = 0;

  async function compareRow({ name, latencyMs, reach, documents: full }: (typeof rows)[number]) {
    const documents = context.scaled(full, 21);
    const usages: Usage[] = [];
    let round: BareRound | undefined;
    await simulator.latency(latencyMs === 0 ? { kind: 'none' } : { kind: 'fixed', ms: latencyMs });

    async function syncOnce(): Promise<Sample> {
      const before = await meter.before();
      const sample = await measure(
        () => cpuOfTree(worker.pid),
        async () => {
          const { id } = await company.run();
          await untilFinished(superuser, { batchId: id, records: documents });
          return documents;
        },
      );
      usages.push(await meter.since(before));
      return sample;
    }

    const contenders = [
      {
        name: ours,
        prepare: () => sendInvoices(company, { prefix: `A${(number += 1)}`, count: documents }),
        run: syncOnce,
      },
      {
        name: bare,
        async prepare() {
          round = {
            apiBaseUrl: system.simulatorUrl,
            realmId: company.realmId,
            token: await tokenFor(system.simulatorUrl, company.realmId),
            documents: await sameDocuments(superuser, { count: documents, prefix: `B${(number += 1)}` }),
            concurrency: CONCURRENCY,
          };
        },
        async run() {
          if (round === undefined) throw new Error('not prepared');
          return { units: documents, ...(await bareLoop.run(round)) };
        },
      },
    ];
    const samples = await interleave(contenders, context);
    usages.shift(); // the warm-up
    const comparison = compare(samples, {
      name,
      unit: 'documents',
      reach,
      fairness:
        'node-quickbooks does less: bodies are ready-made, nothing is stored before or after a call, nobody learns the outcome. CPU is that of the process that calls.',
      ours,
      peer: bare,
    });
    return { comparison, costs: unitCostsOf(usages, documents) };
  }

  const measured = [];
  for (const row of rows) measured.push(await compareRow(row));
  const costs = measured[0]?.costs ?? {};
  return {
    comparisons: measured.map(({ comparison }) => comparison),
    figures: Object.entries(costs).map(([name, value]) => ({ name: `per document: ${name}`, value, unit: '' })),
    unitCosts: costs,
    settings: {
      documents: context.scaled(rows[0].documents, 21),
      slowDocuments: context.scaled(rows[1].documents, 21),
      concurrency: CONCURRENCY,
      documentsPerSlice: 300,
    },
  };
}

export const sync: Benchmark = {
  name: 'sync',
  what: 'documents/s to a simulator without limits, against a bare loop of the same calls with node-quickbooks',
  run,
};
