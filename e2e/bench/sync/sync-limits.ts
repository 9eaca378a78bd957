import { sleep } from '@autosync/core';
import { mustCall } from '../../support/http.ts';
import type { RealmLedger } from '../../support/simulator.ts';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { connectedCompany, sendInvoices } from './connected-company.ts';

/** The worker's default, below QuickBooks' 500. */
const PER_MINUTE = 450;
const POLL_MS = 200;

type Reading = { at: number; accepted: number; throttled: number; writes: number };

/** What the realm has answered so far, as the simulator counted it. */
async function readLedger(simulatorUrl: string, realmId: string): Promise<Reading> {
  const query = `realmId=${realmId}&requestIds=false`;
  const { realms } = await mustCall<{ realms: Record<string, Pick<RealmLedger, 'calls'>> }>(
    `${simulatorUrl}/control/ledger?${query}`,
  );
  const { total, throttled, byKind } = realms[realmId]?.calls ?? { total: 0, throttled: 0, byKind: {} };
  const writes = Object.entries(byKind).reduce(
    (sum, [kind, count]) => sum + (kind.startsWith('create ') ? count : 0),
    0,
  );
  return { at: performance.now(), accepted: total - throttled, throttled, writes };
}

async function run(context: BenchContext) {
  const minutes = context.scaled(5);
  const records = Math.ceil(PER_MINUTE * minutes * 1.05);
  const { system, company } = await connectedCompany(context);
  const read = () => readLedger(system.simulatorUrl, company.realmId);
  await sendInvoices(company, { prefix: 'L', count: records });
  await sleep(61_000); // what connecting has called leaves the minute's window
  const idle = await read();
  await company.run();

  let start = idle;
  for (let waited = 0; start.accepted === idle.accepted && waited < 60_000; waited += POLL_MS) {
    await sleep(POLL_MS);
    start = await read();
  }
  const perMinute: number[] = [];
  let last = start;
  for (let minute = 1; minute <= minutes; minute += 1) {
    await sleep(Math.max(0, start.at + minute * 60_000 - performance.now()));
    const now = await read();
    perMinute.push(now.accepted - last.accepted);
    context.say(`minute ${minute}: ${now.accepted - last.accepted} accepted, ${now.throttled} refused with 429`);
    last = now;
  }
  const span = (last.at - start.at) / 60_000;
  const rate = (last.accepted - idle.accepted) / span;
  return {
    comparisons: [],
    figures: [
      { name: 'accepted operations per minute', value: rate, unit: 'operations' },
      { name: 'of the configured limit', value: rate / PER_MINUTE, unit: '', reach: '≥ 0.95' },
      { name: 'slowest minute', value: Math.min(...perMinute), unit: 'operations' },
      { name: 'writes among them', value: (last.writes - idle.writes) / (last.accepted - idle.accepted), unit: '' },
      { name: 'answers of 429', value: last.throttled - idle.throttled, unit: 'answers', reach: '0' },
    ],
    settings: { minutes, records, perMinute: PER_MINUTE, perSecond: 8, inFlight: 7, documentsPerSlice: 300 },
  };
}

export const syncLimits: Benchmark = {
  name: 'sync-limits',
  what: 'one realm with limits on for five minutes: accepted operations per minute against the configured limit',
  once: true,
  run,
};
