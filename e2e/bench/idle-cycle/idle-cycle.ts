import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { startDueSystem } from '../harness/due-system.ts';
import { usageMeter } from '../harness/usage.ts';
import { commonFigures, perCompany, runCycles, unitCostsOf, type Cycle } from './cycles.ts';
import { createCompanies } from './due-companies.ts';

async function run(context: BenchContext) {
  const companies = context.scaled(10_000, 100);
  const { stack, system, superuser } = await startDueSystem(context, {
    // No simulator and no batch-status: any call, any batch would fail the cycle (docs/protocol.md#consume, #idle).
    only: ['scheduler', 'sync-invoices'],
    countStatements: true,
  });
  await createCompanies(superuser, companies);
  const pids = { scheduler: system.service('scheduler').pid, worker: system.service('sync-invoices').pid };
  const meter = await usageMeter(context, { stack, superuser, pids });
  const cycles = await runCycles(context, {
    type: 'invoices',
    companies,
    superuser,
    meter,
    countCalls: () => Promise.resolve(0),
  });

  const each = perCompany(cycles, companies);
  const perHundred = (of: (cycle: Cycle) => number) => 100 * each(of);
  const statements = 'statements';
  return {
    comparisons: [],
    figures: [
      {
        name: 'statements per 100 companies',
        value: perHundred(({ scheduler, worker }) => scheduler.all + worker.all),
        unit: statements,
        reach: '≤ 1 for outgoing types',
      },
      { name: '… of the worker', value: perHundred(({ worker }) => worker.all), unit: statements },
      {
        name: '… of the worker, without those that open and close transactions',
        value: perHundred(({ worker }) => worker.all - worker.transactionControl),
        unit: statements,
      },
      { name: '… of the scheduler', value: perHundred(({ scheduler }) => scheduler.all), unit: statements },
      {
        name: '… of the scheduler, without those that open and close transactions',
        value: perHundred(({ scheduler }) => scheduler.all - scheduler.transactionControl),
        unit: statements,
      },
      {
        name: 'advisory locks',
        value: Math.max(...cycles.map(({ worker }) => worker.locks)),
        unit: 'locks',
        reach: '0',
      },
      { name: 'calls to QuickBooks', value: 0, unit: 'calls', reach: '0 (no server to call was running)' },
      ...commonFigures(cycles, companies),
    ],
    unitCosts: unitCostsOf(cycles, companies),
    settings: { companies, tenants: 100, claimBatch: 1000, dispatchBatch: 500, dispatchWindow: 1000 },
  };
}

export const idleCycle: Benchmark = {
  name: 'idle-cycle',
  what: 'one due cycle of 10,000 companies with nothing to sync, to the freed slot',
  run,
};
