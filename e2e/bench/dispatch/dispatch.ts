import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import {
  compare,
  createStopwatch,
  interleave,
  measure,
  type Contender,
  type Sample,
  type Stopwatch,
} from '../harness/comparison.ts';
import { cpuOfTree, ownCpu } from '../harness/cpu.ts';
import type { Db } from '@autosync/db';
import { createDatabase, urlOfDatabase, urlOfRole } from '@autosync/dev-stack';
import { durablePostgres } from '../harness/durable-stack.ts';
import { moveAllOn } from './bare-update.ts';
import { createTemplate, freshCopy } from './due-slots.ts';
import { claimAll, CLAIM_BATCH, dispatchAll, DISPATCH_BATCH, openQueue } from './our-queue.ts';
import { startGraphileWorker, startPgBoss } from './peers.ts';

const names = {
  four: 'AutoSync, 4 types per company',
  one: 'AutoSync, 1 type per company',
  apart: 'AutoSync, 4 types per company, all claimed before any is dispatched',
  claim: 'claim of 4 types per company',
  dispatch: 'dispatch of the first run of each company',
  claimFew: 'claim with few slots due',
  update: 'bare update',
  pgBoss: 'pg-boss',
  graphile: 'graphile-worker',
};

/** Two stages as one: units of the first, time and CPU of both. */
function joined(first: Sample[], second: Sample[]): Sample[] {
  return first.map((sample, round) => ({
    units: sample.units,
    seconds: sample.seconds + (second[round]?.seconds ?? Number.NaN),
    cpuSeconds: sample.cpuSeconds + (second[round]?.cpuSeconds ?? Number.NaN),
  }));
}

async function run(context: BenchContext) {
  const companies = context.scaled(100_000, 3000);
  const slots = companies * 4;
  const few = 2 * CLAIM_BATCH;
  const postgres = await durablePostgres(context);
  const serverUrl = postgres.url;
  const templates = [
    { name: 'four_types', slots: { companies, types: 4, due: slots } },
    { name: 'one_type', slots: { companies, types: 1, due: companies } },
    { name: 'few_due', slots: { companies, types: 4, due: few } },
  ];
  for (const template of templates) await createTemplate(context, { serverUrl, ...template });
  await createDatabase(serverUrl, 'boss');
  await createDatabase(serverUrl, 'graphile');
  const pgBoss = await startPgBoss(context, urlOfDatabase(serverUrl, 'boss'));
  const graphile = await startGraphileWorker(context, urlOfDatabase(serverUrl, 'graphile'));
  const cpu = () => ownCpu() + cpuOfTree(postgres.pid);

  // As the service connects, so row-level security is part of what is measured.
  const asService = () => openQueue(urlOfRole(serverUrl, 'round', 'scheduler'));
  let db: Db | undefined;
  context.defer(async () => db?.close());
  const opened = (): Db => {
    if (db === undefined) throw new Error('no database was copied before this stage');
    return db;
  };
  const onFresh = (template: string) => async (): Promise<void> => {
    await db?.close();
    await freshCopy(serverUrl, { name: 'round', template });
    db = asService();
    await db.ping();
  };
  const ours = (name: string, work: (stopwatch: Stopwatch) => Promise<number>, template?: string): Contender => ({
    name,
    ...(template === undefined ? {} : { prepare: onFresh(template) }),
    async run() {
      const stopwatch = createStopwatch(cpu);
      return stopwatch.sample(await work(stopwatch));
    },
  });
  /** As the service does it: what overtakes nobody is sent by the claim, and the rest by dispatch. */
  const both = async (stopwatch: Stopwatch) => {
    const slots = await claimAll(opened(), stopwatch, { sends: true });
    await dispatchAll(opened(), stopwatch);
    return slots;
  };
  const claimOnly = (stopwatch: Stopwatch) => claimAll(opened(), stopwatch, { sends: false });
  const peer = (name: string, pass: () => Promise<number>, prepare: () => Promise<void>): Contender => ({
    name,
    prepare,
    run: () => measure(cpu, pass),
  });

  const samples = await interleave(
    [
      ours(names.four, both, 'four_types'),
      peer(
        names.pgBoss,
        () => pgBoss.pass(companies),
        async () => void (await pgBoss.clear()),
      ),
      peer(
        names.graphile,
        () => graphile.pass(companies),
        () => Promise.resolve(),
      ),
      ours(names.one, both, 'one_type'),
      ours(names.claim, claimOnly, 'four_types'),
      ours(names.dispatch, (stopwatch) => dispatchAll(opened(), stopwatch)),
      ours(names.claimFew, claimOnly, 'few_due'),
      peer(names.update, () => moveAllOn(context, urlOfDatabase(serverUrl, 'round'), slots), onFresh('four_types')),
    ],
    context,
  );
  samples.set(names.apart, joined(samples.get(names.claim) ?? [], samples.get(names.dispatch) ?? []));

  const stricter = '(stricter than the target: each slot is also dispatched)';
  const backlog = '(while the window is full: none is sent by the claim)';
  const queue = (ours: string, reach: string, peer: string, more: string) =>
    compare(samples, {
      name: `${ours} against ${peer}`,
      unit: ours === names.one ? 'runs' : 'due slots',
      reach,
      fairness: `The peer does more: ${more}. We do more: slots advance, coalesce and are refused; one run per company at a time, tenants in turn, an outbox row for Kafka. CPU includes PostgreSQL's.`,
      ours,
      peer,
    });
  const boss = 'it completes each job, keeps it for retention, retries and dead-letters';
  const graph = 'it runs and completes each job, with priorities, retries and named queues';
  const plain = { unit: 'slots', ours: names.claim };
  return {
    comparisons: [
      queue(names.four, '≥ 2', names.pgBoss, boss),
      queue(names.four, '≥ 1.2', names.graphile, graph),
      queue(names.apart, backlog, names.pgBoss, boss),
      queue(names.one, stricter, names.pgBoss, boss),
      queue(names.one, stricter, names.graphile, graph),
      compare(samples, {
        ...plain,
        name: 'claim against the bare update',
        reach: '≥ 0.35',
        fairness: 'The update does less: no skip locked, no judgement, no runs, no head of the queue, no answer.',
        peer: names.update,
      }),
      compare(samples, {
        ...plain,
        name: `claim with a backlog of ${slots} against one of ${few}`,
        reach: 'time per row ≤ 1.3, so a rate ratio ≥ 0.77',
        fairness: 'The same statement; the small backlog pays for a cold cache.',
        peer: names.claimFew,
      }),
    ],
    figures: [],
    settings: { companies, slots, jobsOfPeers: companies, claimBatch: CLAIM_BATCH, dispatchBatch: DISPATCH_BATCH },
  };
}

export const dispatch: Benchmark = {
  name: 'dispatch',
  what: '100,000 companies × 4 types due: claimed, the first run of each dispatched, against pg-boss and graphile-worker',
  run,
};
