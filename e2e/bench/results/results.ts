import { startSystem } from '@autosync/dev-stack';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { compare, interleave, measure } from '../harness/comparison.ts';
import { cpuOfTree, ownCpu } from '../harness/cpu.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { connectAsSuperuser } from '../harness/superuser.ts';
import { BATCHES_AT_ONCE, connectToBatchStatus, reportResults, startBatches } from './report-results.ts';

/** As workers tell what has gathered. */
const PER_CALL = 250;
const names = { batched: `${PER_CALL} results per call`, single: 'one result per call', copy: 'COPY' };

async function run(context: BenchContext) {
  const results = context.scaled(48_000, 1600);
  const stack = await durableStack(context);
  const system = await startSystem({ stack, dataDir: context.dataDir, only: ['batch-status'] });
  context.defer(() => system.stop());
  const superuser = await connectAsSuperuser(context, system.databaseUrl);
  await superuser.rows('create table copied_actions (like batch.actions including all)');
  const service = system.service('batch-status');
  const client = connectToBatchStatus(context, { port: service.port, token: system.operatorKey });
  const cpu = () => ownCpu() + cpuOfTree(stack.postgres.pid) + cpuOfTree(service.pid);

  const through = (name: string, load: { results: number; perCall: number }) => {
    let batches: Awaited<ReturnType<typeof startBatches>> = [];
    return {
      name,
      async prepare() {
        await superuser.rows('truncate batch.actions');
        batches = await startBatches(client, load);
      },
      run: () => measure(cpu, () => reportResults(client, batches)),
    };
  };
  let rows: Buffer[] = [];
  const samples = await interleave(
    [
      through(names.single, { results: results / 16, perCall: 1 }),
      through(names.batched, { results, perCall: PER_CALL }),
      {
        name: names.copy,
        // The rows that the contender before has just stored.
        async prepare() {
          rows = await superuser.copyOut('select * from batch.actions');
          await superuser.rows('truncate copied_actions');
        },
        run: () =>
          measure(cpu, async () => {
            await superuser.copyIn('copied_actions', rows);
            return results;
          }),
      },
    ],
    context,
  );
  return {
    comparisons: [
      compare(samples, {
        name: 'results through batch-status against COPY',
        unit: 'results',
        reach: '≥ 0.35 of the rate',
        fairness:
          'COPY does less: one transaction, ready-made text, no gRPC, no check of fields, no higher attempts, no totals, no row security. CPU is that of client, service and PostgreSQL.',
        ours: names.batched,
        peer: names.copy,
      }),
      compare(samples, {
        name: 'batches against one call per result',
        unit: 'results',
        reach: '≥ 10',
        fairness: 'The same service, the same statement, as many calls at once.',
        ours: names.batched,
        peer: names.single,
      }),
    ],
    figures: [],
    settings: { results, resultsOneByOne: results / 16, perCall: PER_CALL, batchesAtOnce: BATCHES_AT_ONCE },
  };
}

export const results: Benchmark = {
  name: 'results',
  what: 'results/s through batch-status, checked and stored, against COPY of the same rows',
  run,
};
