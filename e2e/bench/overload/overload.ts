import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { startSystem } from '@autosync/dev-stack';
import { invoiceItems } from '../../support/invoices.ts';
import { createTenant } from '../../support/tenant.ts';
import type { BenchContext, Benchmark, Figure } from '../harness/benchmark.ts';
import { durableStack, type DurableStack } from '../harness/durable-stack.ts';
import { mediansOf, percentile } from '../harness/statistics.ts';
import type { Answers, Load } from './patient-client.ts';

const CROWD = 2000;
/** Twice as many as are worked on for one tenant at a time: it always has the next one. */
const FEW = 16;
/** Long enough for the second in which the crowd arrives to be one of many. */
const SECONDS = 16;
/** In which 2,000 connections are opened, and most of them refused for the first time. */
const ARRIVAL_MS = 2000;
const RECORDS = 200;

/** Each load in a thread of its own, so that nobody waits for another one's client. */
async function loadWith(load: Load): Promise<Answers> {
  const worker = new Worker(new URL('patient-client.ts', import.meta.url), { workerData: load });
  const [answers] = (await once(worker, 'message')) as [Answers];
  await worker.terminate();
  return answers;
}

const countOf = ({ byStatus }: Answers, status: number): number => byStatus[status] ?? 0;
const took = ({ good }: Answers, which: (dueMs: number) => boolean): number[] =>
  good.filter(({ dueMs }) => which(dueMs)).map(({ tookMs }) => tookMs);
const afterArrival = (dueMs: number): boolean => dueMs >= ARRIVAL_MS;
const goodPerSecond = (answers: Answers): number => countOf(answers, 200) / SECONDS;

type Round = {
  goodput: number;
  p99: number;
  refused: number;
  idle: number;
  loaded: number;
  arrival: number;
  perSecond: number;
};

/** A gateway of its own under the crowd, round after round; answers the median of each figure. */
async function measureCrowd(
  context: BenchContext,
  { stack, connections, env }: { stack: DurableStack; connections: number; env: Record<string, string> },
): Promise<Round> {
  const system = await startSystem({
    stack,
    dataDir: context.dataDir,
    only: ['gateway'],
    overrides: { gateway: { NODE_OPTIONS: '--max-old-space-size=192', ...env } },
  });
  const { port } = system.service('gateway');

  /** A tenant with a company of a few records, and the load of its key on their list. */
  async function tenantOf(name: string) {
    const tenant = await createTenant(system.gatewayUrl, system.operatorKey, name);
    const company = await tenant.call<{ id: string }>('/v1/companies', { method: 'POST', body: { name } });
    const path = `/v1/companies/${company.body.id}/invoices`;
    const body = { items: invoiceItems(name, RECORDS) };
    const { status } = await tenant.call(`${path}/bulk`, { method: 'POST', body });
    if (status !== 200) throw new Error(`the gateway answered ${status}`);
    return { port, path: `${path}?limit=20`, headers: { authorization: `Bearer ${tenant.key}` }, seconds: SECONDS };
  }

  const rounds: Round[] = [];
  try {
    for (let round = 0; round <= context.rounds; round += 1) {
      // Tenants of its own: the crowd of the round before has used up what it may ask for.
      const crowd = await tenantOf('Crowd');
      const fewer = await tenantOf('Few');
      const single = { ...(await tenantOf('Single')), connections: 1, pauseMs: 50 };
      const idle = await loadWith(single);
      const few = await loadWith({ ...fewer, connections: FEW });
      const [many, other] = await Promise.all([loadWith({ ...crowd, connections }), loadWith(single)]);
      if (round === 0) continue; // the warm-up
      const idleMs = percentile(took(idle, afterArrival), 0.99);
      const loadedMs = percentile(took(other, afterArrival), 0.99);
      rounds.push({
        goodput: goodPerSecond(many) / goodPerSecond(few),
        p99: loadedMs / idleMs,
        refused: (countOf(many, 503) + countOf(many, 429)) / SECONDS,
        idle: idleMs,
        loaded: loadedMs,
        arrival: Math.max(...took(other, (dueMs) => !afterArrival(dueMs))),
        perSecond: goodPerSecond(few),
      });
      context.say(`round ${round}: ${JSON.stringify(rounds.at(-1))}`);
      const unexpected = Object.keys(many.byStatus).filter((status) => !['200', '429', '503'].includes(status));
      if (unexpected.length > 0) throw new Error(`the gateway answered ${unexpected.join()}`);
      if (Object.keys(other.byStatus).join() !== '200') throw new Error('the other tenant was refused');
    }
  } finally {
    await system.stop();
  }
  return mediansOf(rounds);
}

async function run(context: BenchContext) {
  const connections = context.scaled(CROWD, FEW);
  const stack = await durableStack(context);
  const shipped = await measureCrowd(context, { stack, connections, env: {} });
  const lifted = await measureCrowd(context, { stack, connections, env: { RATE_LIMIT_REQUESTS: '1000000000' } });
  const figures: Figure[] = [
    { name: 'p99 of another tenant meanwhile against idle, as shipped', value: shipped.p99, unit: '' },
    { name: 'p99 of a tenant alone', value: shipped.idle, unit: 'ms' },
    { name: 'p99 of another tenant meanwhile', value: shipped.loaded, unit: 'ms' },
    { name: '… at most, in the two seconds in which the crowd arrives', value: shipped.arrival, unit: 'ms' },
    {
      name: `goodput of ${connections} connections against ${FEW}, without rate limits`,
      value: lifted.goodput,
      unit: '',
      reach: '≥ 0.8',
    },
    {
      name: 'p99 of another tenant meanwhile against idle, without rate limits',
      value: lifted.p99,
      unit: '',
      reach: '≤ 3',
    },
    { name: 'p99 of a tenant alone, without rate limits', value: lifted.idle, unit: 'ms' },
    { name: 'p99 of another tenant meanwhile, without rate limits', value: lifted.loaded, unit: 'ms' },
    { name: `answered to ${FEW} connections`, value: lifted.perSecond, unit: 'a second' },
    { name: `refused of ${connections} connections`, value: lifted.refused, unit: 'a second' },
  ];
  return { comparisons: [], figures, settings: { connections, few: FEW, seconds: SECONDS, records: RECORDS } };
}

export const overload: Benchmark = {
  name: 'overload',
  what: 'a list under 2,000 connections of one key: what gets through, and how long another tenant waits',
  run,
};
