import { startSystem } from '@autosync/dev-stack';
import type { Benchmark, Figure } from '../harness/benchmark.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { spread } from '../harness/statistics.ts';
import { connectAsSuperuser } from '../harness/superuser.ts';
import { usageMeter, type Usage } from '../harness/usage.ts';
import { createCompanies, makeAllDue, untilAllIdle } from './due-companies.ts';
import { countStatements, loadStatementCounter, resetStatements, type StatementCounts } from './statement-counts.ts';

const DUE_IN_MS = 3000;
type Cycle = { seconds: number; scheduler: StatementCounts; worker: StatementCounts; usage: Usage };

const total = (usage: Record<string, number>) => Object.values(usage).reduce((sum, value) => sum + value, 0);

/** No simulator and no batch-status run: any call to QuickBooks, any batch would fail the cycle (design 2.5, 2.12). */
export const idleCycle: Benchmark = {
  name: 'idle-cycle',
  what: 'one due cycle of 10,000 companies with nothing to sync, to the freed slot',
  async run(context) {
    const companies = context.scaled(10_000, 100);
    const stack = await durableStack(context);
    await loadStatementCounter(context, stack.postgres);
    const system = await startSystem({
      stack,
      dataDir: context.dataDir,
      only: ['scheduler', 'sync-invoices'],
      // The cycle is made due behind the scheduler's back, so it has to look.
      overrides: { scheduler: { CLAIM_MAX_SLEEP_MS: '1000' } },
    });
    context.defer(() => system.stop());
    const superuser = await connectAsSuperuser(context, system.databaseUrl);
    await superuser.rows('create extension pg_stat_statements');
    await createCompanies(superuser, companies);
    const pids = { scheduler: system.service('scheduler').pid, worker: system.service('sync-invoices').pid };
    const meter = await usageMeter(context, { stack, superuser, pids });

    const cycles: Cycle[] = [];
    for (let round = 0; round <= context.rounds; round += 1) {
      const before = await meter.before();
      const due = await makeAllDue(superuser, DUE_IN_MS);
      await resetStatements(superuser);
      const seconds = await untilAllIdle(superuser, { due, companies });
      const scheduler = await countStatements(superuser, 'autosync_scheduler');
      const worker = await countStatements(superuser, 'autosync_worker');
      const usage = await meter.since(before);
      context.say(
        `round ${round}: ${seconds.toFixed(2)} s, statements: scheduler ${scheduler.all} (${scheduler.transactionControl} of them transaction control), worker ${worker.all} (${worker.transactionControl})`,
      );
      if (round > 0) cycles.push({ seconds, scheduler, worker, usage });
    }

    const figure = (name: string, unit: string, of: (cycle: Cycle) => number, reach?: string): Figure[] => {
      const { median, min, max } = spread(cycles.map(of));
      const target = reach === undefined ? {} : { reach };
      return [
        { name, value: median, unit, ...target },
        { name: `${name}, least`, value: min, unit },
        { name: `${name}, most`, value: max, unit },
      ];
    };
    const perHundred = (count: number) => (count * 100) / companies;
    const median = (of: (cycle: Cycle) => number) => spread(cycles.map(of)).median;
    const perCompany = (of: (cycle: Cycle) => number) => median(of) / companies;
    const micros = (name: string) => perCompany(({ usage }) => (usage.cpuSeconds[name] ?? 0) * 1e6);
    return {
      comparisons: [],
      figures: [
        ...figure('from due to the last freed slot', 's', ({ seconds }) => seconds),
        ...figure(
          'statements per 100 companies',
          'statements',
          ({ scheduler, worker }) => perHundred(scheduler.all + worker.all),
          '≤ 1 for outgoing types',
        ),
        ...figure('… of the worker', 'statements', ({ worker }) => perHundred(worker.all)),
        ...figure('… that work on rows', 'statements', ({ scheduler, worker }) =>
          perHundred(scheduler.all - scheduler.transactionControl + worker.all - worker.transactionControl),
        ),
        {
          name: 'advisory locks',
          value: Math.max(...cycles.map(({ worker }) => worker.locks)),
          unit: 'locks',
          reach: '0',
        },
        { name: 'calls to QuickBooks', value: 0, unit: 'calls', reach: '0 (no server to call was running)' },
        { name: 'Kafka messages per company', value: perCompany(({ usage }) => usage.kafkaMessages), unit: 'messages' },
        {
          name: 'CPU per company, all processes',
          value: perCompany(({ usage }) => total(usage.cpuSeconds) * 1e6),
          unit: 'µs',
        },
        ...['scheduler', 'worker', 'postgres', 'kafka'].map((name) => ({
          name: `CPU per company, ${name}`,
          value: micros(name),
          unit: 'µs',
        })),
        { name: 'WAL per company', value: perCompany(({ usage }) => usage.walBytes), unit: 'bytes' },
      ],
      unitCosts: {
        kafkaMessages: perCompany(({ usage }) => usage.kafkaMessages),
        rowsInserted: perCompany(({ usage }) => usage.rowsInserted),
        rowsUpdated: perCompany(({ usage }) => usage.rowsUpdated),
        rowsDeleted: perCompany(({ usage }) => usage.rowsDeleted),
        walBytes: perCompany(({ usage }) => usage.walBytes),
        cpuMicros: perCompany(({ usage }) => total(usage.cpuSeconds) * 1e6),
        postgresCpuMicros: micros('postgres'),
      },
      settings: { companies, tenants: 100, claimBatch: 1000, dispatchBatch: 500, dispatchWindow: 1000 },
    };
  },
};
