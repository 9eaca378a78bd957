import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { eventually } from '@autosync/testing';
import type { BenchContext } from '../harness/benchmark.ts';

const CONCURRENCY = 24;
const silent = new Logger(() => () => undefined);

/** Adds jobs evenly, each when it is due; answers by how many milliseconds each began after that. */
export async function lateJobs(
  context: BenchContext,
  { connectionString, perSecond, seconds }: { connectionString: string; perSecond: number; seconds: number },
): Promise<number[]> {
  const pgPool = new pg.Pool({ connectionString, max: CONCURRENCY + 10 });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  const utils = await makeWorkerUtils({ pgPool, logger: silent });
  await utils.migrate();
  const late: number[] = [];
  const worker = await run({
    pgPool,
    logger: silent,
    noHandleSignals: true,
    taskList: { bench: (payload) => void late.push(performance.now() - (payload as { due: number }).due) },
    preset: { worker: { concurrentJobs: CONCURRENCY } },
  });
  context.defer(async () => {
    await worker.stop();
    await utils.release();
    await pgPool.end();
  });

  const jobs = perSecond * seconds;
  const start = performance.now() + 100;
  const dueOf = (job: number) => start + (job / perSecond) * 1000;
  const added: Promise<unknown>[] = [];
  await new Promise<void>((resolve) => {
    let job = 0;
    const timer = setInterval(() => {
      for (; job < jobs && dueOf(job) <= performance.now(); job += 1)
        added.push(utils.addJob('bench', { due: dueOf(job) }));
      if (job < jobs) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  await Promise.all(added);
  await eventually(() => Promise.resolve(late.length === jobs), { timeoutMs: 60_000, intervalMs: 50 });
  return late;
}
