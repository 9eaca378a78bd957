import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { eventually } from '@autosync/testing';
import type { BenchContext } from '../harness/benchmark.ts';

const BATCH = 1000;
const CONCURRENCY = 24;
/** A line for each job would cost more than the job. */
const silent = new Logger(() => () => undefined);

/** What the job is about: as much as we store of a run. */
const jobOf = (n: number) => ({ companyId: n, type: 'invoices', trigger: 'schedule' });

const batches = (count: number) =>
  Array.from({ length: Math.ceil(count / BATCH) }, (_, batch) =>
    Array.from({ length: Math.min(BATCH, count - batch * BATCH) }, (__, n) => jobOf(batch * BATCH + n)),
  );

/** pg-boss: `insert`, then `fetch` and `complete`, 1000 at a time. */
export async function startPgBoss(context: BenchContext, connectionString: string) {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
  boss.on('error', (error) => context.say(`pg-boss: ${error.message}`));
  await boss.start();
  context.defer(() => boss.stop({ graceful: false }));
  await boss.createQueue('bench');
  return {
    clear: () => boss.deleteAllJobs('bench'),
    async pass(jobs: number): Promise<number> {
      for (const batch of batches(jobs))
        await boss.insert(
          'bench',
          batch.map((data) => ({ data })),
        );
      for (let done = 0; done < jobs;) {
        const fetched = await boss.fetch('bench', { batchSize: BATCH });
        await boss.complete(
          'bench',
          fetched.map(({ id }) => id),
        );
        done += fetched.length;
        if (fetched.length === 0) throw new Error(`pg-boss lost ${jobs - done} jobs`);
      }
      return jobs;
    },
  };
}

/** graphile-worker: `addJobs`, then a worker with a local queue of 500 that completes in batches. */
export async function startGraphileWorker(context: BenchContext, connectionString: string) {
  const pgPool = new pg.Pool({ connectionString, max: CONCURRENCY + 2 });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  const utils = await makeWorkerUtils({ pgPool, logger: silent });
  await utils.migrate();
  context.defer(async () => {
    await utils.release();
    await pgPool.end();
  });
  const left = async (): Promise<number> =>
    (await pgPool.query<{ jobs: number }>('select count(*)::int as jobs from graphile_worker.jobs')).rows[0]?.jobs ?? 0;
  return {
    async pass(jobs: number): Promise<number> {
      for (const batch of batches(jobs)) {
        await utils.addJobs(batch.map((payload) => ({ identifier: 'bench', payload })));
      }
      let done = 0;
      const worker = await run({
        pgPool,
        logger: silent,
        noHandleSignals: true,
        taskList: { bench: () => void (done += 1) },
        preset: {
          worker: {
            concurrentJobs: CONCURRENCY,
            localQueue: { size: 500 },
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
      });
      await eventually(async () => done >= jobs && (await left()) === 0, { timeoutMs: 300_000, intervalMs: 50 });
      await worker.stop();
      return jobs;
    },
  };
}
