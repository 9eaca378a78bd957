import { sleep } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { invoiceItems } from '../../support/invoices.ts';
import { mustCall } from '../../support/http.ts';
import { createSimulator, type RealmLedger } from '../../support/simulator.ts';
import { createCompany, createTenant, type Company } from '../../support/tenant.ts';
import { jainIndex } from '../drain/fairness.ts';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { compare, interleave, measure } from '../harness/comparison.ts';
import { cpuOfTree } from '../harness/cpu.ts';
import { startDueSystem } from '../harness/due-system.ts';
import { median } from '../harness/statistics.ts';
import type { Superuser } from '../harness/superuser.ts';
import { makeAllDue } from '../idle-cycle/due-companies.ts';
import { startWorker } from '../sync/worker.ts';

const TENANTS = 20;
const WORKERS = 2;
/** A sixtieth of the default, and of what a company would have, so that companies take turns as often in a minute as in an hour. */
const DOCUMENTS_PER_SLICE = 5;
const DUE_IN_MS = 3000;
/** What one realm may take in a second by the worker's default of 450 calls a minute. */
const LIMIT_OF_A_REALM = 450 / 60;

/** A company whose own slot came due before has sent some already, so what is left is counted. */
async function untilAllSent(superuser: Superuser): Promise<void> {
  const left = `select count(*) from records.records where sync_state <> 'synced'`;
  await eventually(async () => (await superuser.number(left)) === 0, { timeoutMs: 600_000, intervalMs: 250 });
}

/** How many documents each company had in QuickBooks when all of them together had half of theirs. */
async function sharesHalfway(superuser: Superuser, due: Date): Promise<number[]> {
  const rows = await superuser.rows<{ documents: number }>(
    `with sent as (select company_id, row_number() over (order by closed_at) as place, count(*) over () as total
       from records.intents
       where type = 'invoices' and record_id is not null and state = 'succeeded' and created_at >= $1)
     select count(*) filter (where place <= total / 2)::int as documents from sent group by company_id`,
    [due],
  );
  return rows.map(({ documents }) => documents);
}

async function run(context: BenchContext) {
  const companiesOfTenant = context.scaled(200, TENANTS) / TENANTS;
  const each = context.scaled(40, 20);
  const { stack, system, superuser } = await startDueSystem(context, {
    only: ['qbo-simulator', 'batch-status', 'scheduler', 'gateway'],
  });
  const simulator = createSimulator(system.simulatorUrl);
  const companies: Company[] = [];
  for (let number = 1; number <= TENANTS; number += 1) {
    const tenant = await createTenant(system.gatewayUrl, system.operatorKey, `Tenant ${number}`);
    for (let n = 1; n <= companiesOfTenant; n += 1)
      companies.push(await createCompany(tenant, simulator, { name: `Company ${number}-${n}` }));
  }
  const documents = companies.length * each;
  context.say(`${companies.length} companies connected; ${each} invoices of each in a round`);

  let round = 0;
  const fairness: number[] = [];

  /** Both contenders are the same but for the limits; each round has new workers, of which only the work is measured. */
  const contender = (limits: 'limited' | 'unlimited') => {
    let workers: Awaited<ReturnType<typeof startWorker>>[] = [];
    return {
      name: limits,
      async prepare() {
        round += 1;
        for (const company of companies) await company.bulk(invoiceItems(`R${round}`, each));
        await simulator.limits({ enabled: limits === 'limited' });
        const env = { SLICE_MAX_DOCUMENTS: String(DOCUMENTS_PER_SLICE) };
        const where = { stack, system, database: 'autosync' };
        workers = await Promise.all(
          Array.from({ length: WORKERS }, () => startWorker(context, where, { limits, env })),
        );
      },
      async run() {
        const due = await makeAllDue(superuser, { type: 'invoices', inMs: DUE_IN_MS });
        await sleep(due.getTime() - Date.now());
        const sample = await measure(
          () => workers.reduce((sum, { pid }) => sum + cpuOfTree(pid), 0),
          async () => {
            await untilAllSent(superuser);
            return documents;
          },
        );
        if (limits === 'limited') fairness.push(jainIndex(await sharesHalfway(superuser, due)));
        await Promise.all(workers.map((worker) => worker.stop()));
        return sample;
      },
    };
  };

  const samples = await interleave([contender('limited'), contender('unlimited')], context);
  fairness.shift(); // the warm-up
  const { realms: ledgers } = await mustCall<{ realms: Record<string, Pick<RealmLedger, 'calls'>> }>(
    `${system.simulatorUrl}/control/ledger?requestIds=false`,
  );
  const throttled = Object.values(ledgers).reduce((sum, { calls }) => sum + calls.throttled, 0);
  return {
    comparisons: [
      compare(samples, {
        name: `documents of ${companies.length} realms, two workers, with limits against without`,
        unit: 'documents',
        reach: '≥ 0.95',
        fairness: `The limits of all realms together are ${companies.length * LIMIT_OF_A_REALM} calls a second, more than this machine makes.`,
        ours: 'limited',
        peer: 'unlimited',
      }),
    ],
    figures: [
      { name: 'Jain index over realms, halfway', value: median(fairness), unit: '', reach: '≥ 0.99' },
      { name: 'answers of 429', value: throttled, unit: 'answers', reach: '0' },
    ],
    settings: {
      companies: companies.length,
      tenants: TENANTS,
      workers: WORKERS,
      each,
      documentsPerSlice: DOCUMENTS_PER_SLICE,
    },
  };
}

export const realms: Benchmark = {
  name: 'realms',
  what: '200 realms with work at once, two workers: documents/s with limits against without, fairness over realms',
  run,
};
