import { eventually } from '@autosync/testing';
import { mustCall } from '../../support/http.ts';
import { createSimulator, type RealmLedger } from '../../support/simulator.ts';
import { createCompany, createTenant } from '../../support/tenant.ts';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { startDueSystem } from '../harness/due-system.ts';
import type { Superuser } from '../harness/superuser.ts';
import { usageMeter } from '../harness/usage.ts';
import { commonFigures, perCompany, runCycles, unitCostsOf } from './cycles.ts';

/** All calls of all realms so far, as the simulator counted them. */
async function callsSoFar(simulatorUrl: string): Promise<number> {
  const { realms } = await mustCall<{ realms: Record<string, Pick<RealmLedger, 'calls'>> }>(
    `${simulatorUrl}/control/ledger?requestIds=false`,
  );
  return Object.values(realms).reduce((sum, { calls }) => sum + calls.total, 0);
}

/** The scheduler knows all companies, and what connecting them caused is over. */
async function untilSettled(superuser: Superuser, companies: number): Promise<void> {
  await eventually(
    async () => {
      const [row] = await superuser.rows<{ known: string; open: string }>(
        `select (select count(*) from schedule.types t join schedule.companies c using (company_id)
                 where t.type = 'payments' and c.connection_state = 'connected') as known,
                (select count(*) from schedule.runs where ended_at is null) as open`,
      );
      return Number(row?.known) === companies && Number(row?.open) === 0;
    },
    { timeoutMs: 180_000, intervalMs: 500 },
  );
}

async function run(context: BenchContext) {
  const companies = context.scaled(200, 10);
  const { stack, system, superuser } = await startDueSystem(context, { countStatements: true });
  const simulator = createSimulator(system.simulatorUrl);
  const tenant = await createTenant(system.gatewayUrl, system.operatorKey, 'Bench');
  for (let n = 1; n <= companies; n += 1) await createCompany(tenant, simulator, { name: `Company ${n}` });
  await untilSettled(superuser, companies);
  const meter = await usageMeter(context, {
    stack,
    superuser,
    pids: { scheduler: system.service('scheduler').pid, worker: system.service('sync-payments').pid },
  });
  // The warm-up is the first read of everything; the cycles after it find nothing changed.
  const cycles = await runCycles(context, {
    type: 'payments',
    companies,
    superuser,
    meter,
    countCalls: () => callsSoFar(system.simulatorUrl),
  });

  const each = perCompany(cycles, companies);
  const statements = 'statements';
  return {
    comparisons: [],
    figures: [
      {
        name: 'calls to QuickBooks per company',
        value: each(({ calls }) => calls),
        unit: 'calls',
        reach: '1',
      },
      {
        name: 'statements per company',
        value: each(({ worker, scheduler }) => worker.all + scheduler.all),
        unit: statements,
        reach: '≤ 5',
      },
      { name: '… of the worker', value: each(({ worker }) => worker.all), unit: statements },
      {
        name: '… of the worker, without those that open and close transactions',
        value: each(({ worker }) => worker.all - worker.transactionControl),
        unit: statements,
      },
      ...commonFigures(cycles, companies),
    ],
    unitCosts: unitCostsOf(cycles, companies),
    settings: { companies, dispatchWindow: 1000 },
  };
}

export const idlePayments: Benchmark = {
  name: 'idle-payments',
  what: 'one due cycle of payments with nothing changed in QuickBooks, 200 companies at full size',
  run,
};
