import { startSystem } from '@autosync/dev-stack';
import { sleep } from '@autosync/core';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { cpuOfTree } from '../harness/cpu.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { spread } from '../harness/statistics.ts';
import { connectAsSuperuser } from '../harness/superuser.ts';
import { createCompanies } from '../idle-cycle/due-companies.ts';
import { loadStatementCounter } from '../idle-cycle/statement-counts.ts';

/** Long enough for every loop to have its turn several times, but those of hours and the claim's 30 s, which has two. */
const ROUND_MS = 60_000;
const SETTLED_MS = 15_000;

const services = ['scheduler', 'batch-status'] as const;

async function run(context: BenchContext) {
  const companies = context.scaled(10_000, 100);
  const stack = await durableStack(context);
  await loadStatementCounter(context, stack.postgres);
  const system = await startSystem({ stack, dataDir: context.dataDir, only: services });
  context.defer(() => system.stop());
  const superuser = await connectAsSuperuser(context, system.databaseUrl);
  await superuser.rows('create extension pg_stat_statements');
  await createCompanies(superuser, companies);
  const roots = {
    ...Object.fromEntries(services.map((name) => [name, system.service(name).pid])),
    postgres: stack.postgres.pid,
    kafka: stack.kafka.pid,
  };
  const cpuNow = () => Object.entries(roots).map(([name, pid]) => ({ name, seconds: cpuOfTree(pid) }));
  const statementsOf = (role: string) =>
    superuser.number(
      `select coalesce(sum(calls), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid
       where r.rolname = '${role}'`,
    );
  await sleep(SETTLED_MS);

  const rounds: { cpu: Record<string, number>; statements: Record<string, number> }[] = [];
  for (let round = 0; round < context.rounds; round += 1) {
    await superuser.rows('select pg_stat_statements_reset()');
    const before = cpuNow();
    await sleep(ROUND_MS);
    const after = cpuNow();
    const cpu = Object.fromEntries(
      after.map(({ name, seconds }, place) => [
        name,
        ((seconds - (before[place]?.seconds ?? 0)) / (ROUND_MS / 1000)) * 100,
      ]),
    );
    const statements = {
      scheduler: await statementsOf('autosync_scheduler'),
      'batch-status': await statementsOf('autosync_batch_status'),
    };
    context.say(`round ${round}: ${JSON.stringify({ cpu, statements })}`);
    rounds.push({ cpu, statements });
  }
  const median = (of: (round: (typeof rounds)[number]) => number) => spread(rounds.map(of)).median;
  return {
    comparisons: [],
    figures: [
      ...Object.keys(roots).map((name) => ({
        name: `CPU of ${name}`,
        value: median(({ cpu }) => cpu[name] ?? 0),
        unit: '% of a core',
        ...((services as readonly string[]).includes(name) && { reach: '≤ 1' }),
      })),
      ...services.map((name) => ({
        name: `statements of ${name} per minute`,
        value: median(({ statements }) => statements[name] ?? 0),
        unit: 'statements',
      })),
    ],
    settings: { companies },
  };
}

export const idle: Benchmark = {
  name: 'idle',
  what: 'a minute in which nothing is due, with 10,000 companies: what scheduler and batch-status use all the same',
  run,
};
