import { startSystem } from '@autosync/dev-stack';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { compare, interleave, measure } from '../harness/comparison.ts';
import { cpuOfTree, ownCpu } from '../harness/cpu.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { connectAsSuperuser } from '../harness/superuser.ts';
import { BATCHES_AT_ONCE, connectToBatchStatus, reportResults, startBatches } from './report-results.ts';

/** As workers tell what has gathered. */
const PER_CALL = 250;
/** As many transactions at once as batch-status has connections. */
const COPIES_AT_ONCE = 10;
const names = {
  batched: `${PER_CALL} results per call`,
  single: 'one result per call',
  copy: 'COPY',
  copies: `COPY in transactions of ${PER_CALL}`,
};

/** COPY's text, a line for each row, in parts of so many rows. */
function partsOf(rows: readonly Buffer[], perPart: number): Buffer[][] {
  const lines = Buffer.concat(rows).toString().trimEnd().split('\n');
  const starts = Array.from({ length: Math.ceil(lines.length / perPart) }, (_, part) => part * perPart);
  return starts.map((start) => [Buffer.from(`${lines.slice(start, start + perPart).join('\n')}\n`)]);
}

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
  const copiers = await Promise.all(
    Array.from({ length: COPIES_AT_ONCE }, () => connectAsSuperuser(context, system.databaseUrl)),
  );
  let rows: Buffer[] = [];
  let parts: Buffer[][] = [];
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
      {
        name: names.copies,
        async prepare() {
          parts = partsOf(rows, PER_CALL);
          await superuser.rows('truncate copied_actions');
        },
        run: () =>
          measure(cpu, async () => {
            const rest = parts.values();
            await Promise.all(
              copiers.map(async (copier) => {
                for (const part of rest) await copier.copyIn('copied_actions', part);
              }),
            );
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
        name: 'results through batch-status against COPY in transactions of the same size',
        unit: 'results',
        reach: '≥ 0.8 of the rate',
        fairness: `${COPIES_AT_ONCE} transactions at once, as many as batch-status has connections; the rest as above.`,
        ours: names.batched,
        peer: names.copies,
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
