import { eventually } from '@autosync/testing';
import { mustCall } from '../../support/http.ts';
import { invoiceItem, invoiceItems } from '../../support/invoices.ts';
import { createSimulator } from '../../support/simulator.ts';
import { createCompany, createTenant, type Company } from '../../support/tenant.ts';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { startDueSystem } from '../harness/due-system.ts';
import { mostMemory } from '../harness/memory.ts';
import { spread } from '../harness/statistics.ts';
import type { Superuser } from '../harness/superuser.ts';
import { makeAllDue } from '../idle-cycle/due-companies.ts';
import { fairnessOf, type DrainedRun } from './fairness.ts';

/** Production's constants: two workers with twenty places each. */
const WORKERS = 2;
const PLACES = 20;
const RECORDS = 3;
/** QuickBooks is slow, our machine is small: calls that take this long make places the bound, not the processors. */
const ANSWER_MS = 400;
const DUE_IN_MS = 10_000;

/** One tenant has half of all companies, the others share the rest: who has many must not crowd out who has few. */
function shareOf(companies: number): number[] {
  const half = Math.ceil(companies / 2);
  const others = Math.min(19, companies - half);
  const each = Math.floor((companies - half) / Math.max(1, others));
  return [companies - each * others, ...Array.from({ length: others }, () => each)];
}

async function runsOf(superuser: Superuser, since: Date): Promise<DrainedRun[]> {
  const rows = await superuser.rows<{ tenant: string; waited: string; worked: string; end: string; state: string }>(
    `select tenant_id as tenant, state,
            extract(epoch from started_at - $1) as waited,
            extract(epoch from finished_at - started_at) as worked,
            extract(epoch from finished_at - $1) as end
     from batch.batches where type = 'invoices' and trigger = 'schedule' and created_at >= $1`,
    [since],
  );
  return rows.map(({ tenant, state, waited, worked, end }) => ({
    tenant,
    state,
    waitedSeconds: Number(waited),
    workedSeconds: Number(worked),
    endedSeconds: Number(end),
  }));
}

const countEnded = (superuser: Superuser, due: Date) =>
  superuser.number(
    `select count(*) from batch.batches
     where type = 'invoices' and trigger = 'schedule' and created_at >= $1 and finished_at is not null`,
    [due],
  );

/** Every company's scheduled run has ended; says how far it is, for it takes minutes. */
async function untilDrained(
  context: BenchContext,
  superuser: Superuser,
  { due, companies }: { due: Date; companies: number },
): Promise<void> {
  let said = 0;
  await eventually(
    async () => {
      const ended = await countEnded(superuser, due);
      if (ended >= said + companies / 10) context.say(`${(said = ended)} of ${companies} companies done`);
      return ended >= companies;
    },
    { timeoutMs: 3_600_000, intervalMs: 1000 },
  );
}

/** Somebody presses "Run New Batch" when a quarter is done; seconds until it runs. */
async function runByHand(
  superuser: Superuser,
  { company, due, after }: { company: Company; due: Date; after: number },
): Promise<number> {
  await eventually(async () => (await countEnded(superuser, due)) >= after, { timeoutMs: 3_600_000, intervalMs: 500 });
  // The company has nothing else to do: what it waits for is a place.
  await company.put(invoiceItem('BY-HAND', 1));
  const { id } = await company.run();
  await eventually(
    async () =>
      (await superuser.number('select count(*) from batch.batches where id = $1 and started_at is not null', [id])) > 0,
    { timeoutMs: 3_600_000, intervalMs: 500 },
  );
  return superuser.number('select extract(epoch from started_at - created_at) from batch.batches where id = $1', [id]);
}

async function run(context: BenchContext) {
  const companies = context.scaled(2000, 40);
  const { system, superuser } = await startDueSystem(context, { instances: { 'sync-invoices': WORKERS } });
  const simulator = createSimulator(system.simulatorUrl);
  let connected = 0;
  const shares = shareOf(companies);
  for (const [number, count] of shares.entries()) {
    const tenant = await createTenant(system.gatewayUrl, system.operatorKey, `Tenant ${number}`);
    for (let n = 1; n <= count; n += 1) {
      const company = await createCompany(tenant, simulator, { name: `Company ${number}-${n}` });
      await company.bulk(invoiceItems(`D${number}-${n}`, RECORDS));
      connected += 1;
      if (connected % 200 === 0)
        context.say(`${connected} of ${companies} companies connected, with ${RECORDS} invoices each`);
    }
  }
  const idle = await createCompany(await createTenant(system.gatewayUrl, system.operatorKey, 'By hand'), simulator, {
    name: 'By hand',
  });
  await mustCall(`${system.simulatorUrl}/control/latency`, { method: 'POST', body: { kind: 'fixed', ms: ANSWER_MS } });
  const names = ['gateway', 'scheduler', 'batch-status', 'sync-invoices', 'sync-invoices-2'];
  const memory = mostMemory(Object.fromEntries(names.map((name) => [name, system.service(name).pid])));
  context.defer(async () => void memory.stop());
  const due = await makeAllDue(superuser, { type: 'invoices', inMs: DUE_IN_MS });
  const [manualSeconds] = await Promise.all([
    runByHand(superuser, { company: idle, due, after: companies / 4 }),
    untilDrained(context, superuser, { due, companies }),
  ]);
  const runs = await runsOf(superuser, due);
  const drained = Math.max(...runs.map(({ endedSeconds }) => endedSeconds));
  const work = runs.reduce((sum, { workedSeconds }) => sum + workedSeconds, 0);
  const places = WORKERS * PLACES;
  const fair = fairnessOf(runs);
  const unsent = await superuser.number(`select count(*) from records.records where sync_state <> 'synced'`);
  return {
    comparisons: [],
    figures: [
      {
        name: 'runs that failed',
        value: runs.filter(({ state }) => state !== 'finished').length,
        unit: 'runs',
        reach: '0',
      },
      { name: 'records not synced', value: unsent, unit: 'records', reach: '0' },
      { name: 'from due to the last end', value: drained, unit: 's' },
      { name: 'drain time against work ÷ places', value: drained / (work / places), unit: '', reach: '≤ 1.1' },
      {
        name: 'work of a run, median',
        value: spread(runs.map(({ workedSeconds }) => workedSeconds)).median,
        unit: 's',
      },
      { name: 'wait of the large tenant, median', value: fair.largeTenantSeconds, unit: 's' },
      { name: 'wait of the small tenants, median', value: fair.smallTenantsSeconds, unit: 's' },
      { name: 'until every tenant had a run under way', value: fair.everyTenantSeconds, unit: 's' },
      { name: 'Jain index of progress over tenants while all wait', value: fair.jain, unit: '' },
      { name: 'a batch by hand in the middle started after', value: manualSeconds, unit: 's' },
      ...Object.entries(memory.stop()).map(([name, mebibytes]) => ({
        name: `memory at most, ${name}`,
        value: mebibytes,
        unit: 'MiB',
      })),
    ],
    settings: { companies, tenants: shares.length, records: RECORDS, places, answerMs: ANSWER_MS },
  };
}

export const drain: Benchmark = {
  name: 'drain',
  what: '2,000 companies of unequal tenants due at one instant, two workers: drain time, fairness, memory',
  once: true,
  run,
};
