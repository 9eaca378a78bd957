import { syncDueTopic } from '@autosync/contracts';
import { sleep } from '@autosync/core';
import { createDatabase, urlOfDatabase } from '@autosync/dev-stack';
import { createKafka, readTopic } from '@autosync/kafka';
import { eventually } from '@autosync/testing';
import { silentLogger } from '../../support/kafka.ts';
import type { BenchContext, Benchmark, Figure } from '../harness/benchmark.ts';
import { startDueSystem } from '../harness/due-system.ts';
import { median, percentile } from '../harness/statistics.ts';
import type { Superuser } from '../harness/superuser.ts';
import { createCompanies } from '../idle-cycle/due-companies.ts';
import { lateJobs } from './late-jobs.ts';

/** Of 100,000 companies that are synced every 15 minutes, with four types each. */
const PER_SECOND = 444;
const COMPANIES = 100_000;
const SECONDS = 600;
const DUE_IN_MS = 5000;
const topic = syncDueTopic('invoices');
/** Kafka's number for a topic's settings. */
const TOPIC = 2;

/** The other three types of each company, due tomorrow: they are what the claim must not stumble over. */
async function fillUp(superuser: Superuser): Promise<void> {
  await superuser.rows(
    `insert into schedule.types (company_id, tenant_id, type, class, enabled, period, anchor, next_due_at)
     select company_id, tenant_id, other, 2, true, interval '1 day', now(), now() + interval '1 day'
     from schedule.types, unnest(array['payments', 'expenses', 'inventory']) other where type = 'invoices'`,
  );
  await superuser.rows('vacuum analyze schedule.types');
}

/** One company after the other is due, evenly, and each again when all of them have been; answers when the first one is. */
async function makeDue(superuser: Superuser): Promise<Date> {
  const [row] = await superuser.rows<{ first: Date }>(
    `with first as (select clock_timestamp() + $1::float8 * interval '1 ms' as at),
     places as (
       select company_id, row_number() over (order by company_id) / $2::float8 * interval '1 s' as after,
              count(*) over () / $2::float8 * interval '1 s' as period
       from schedule.types where type = 'invoices'
     ),
     due as (
       update schedule.types t set next_due_at = first.at + p.after, anchor = first.at + p.after, period = p.period
       from places p, first where t.company_id = p.company_id and t.type = 'invoices'
     )
     select at as first from first`,
    [DUE_IN_MS, PER_SECOND],
  );
  if (row === undefined) throw new Error('no row');
  return row.first;
}

/** Nothing more is due; waits until every run is over. Answers how many slots were due. */
async function stop(superuser: Superuser): Promise<number> {
  await superuser.rows(`update schedule.types set next_due_at = null where type = 'invoices'`);
  const open = 'select count(*) from schedule.runs where ended_at is null';
  await eventually(async () => (await superuser.number(open)) === 0, { timeoutMs: 60_000, intervalMs: 500 });
  return superuser.number('select sum(due_slots) from schedule.types');
}

/** By how many milliseconds each message was in Kafka after its slot was due, by the broker's clock. */
async function readLateness(brokers: string): Promise<number[]> {
  const kafka = createKafka({ brokers: [brokers], clientId: 'bench', logger: silentLogger });
  const late: number[] = [];
  await readTopic(kafka, {
    topic,
    groupPrefix: 'bench-lateness',
    timeoutMs: 120_000,
    visit({ value, timestamp }) {
      const { scheduledFor } = JSON.parse(value?.toString('utf8') ?? '{}') as { scheduledFor: string };
      late.push(Number(timestamp) - Date.parse(scheduledFor));
    },
  });
  return late;
}

async function run(context: BenchContext) {
  const seconds = context.scaled(SECONDS, 5);
  const { stack, system, superuser } = await startDueSystem(context, { only: ['scheduler', 'sync-invoices'] });
  const admin = createKafka({ brokers: [stack.brokers], clientId: 'bench', logger: silentLogger })
    .open()
    .admin();
  await admin.connect();
  // Messages are stamped by the broker when it appends them.
  await admin.alterConfigs({
    validateOnly: false,
    resources: [
      {
        type: TOPIC,
        name: topic,
        configEntries: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }],
      },
    ],
  });
  await admin.disconnect();
  await createCompanies(superuser, COMPANIES);
  await fillUp(superuser);
  const first = await makeDue(superuser);
  context.say(`${PER_SECOND} slots are due each second, for ${seconds} s`);
  await sleep(first.getTime() + seconds * 1000 - Date.now());
  const slots = await stop(superuser);
  const late = await readLateness(stack.brokers);
  await system.stop();

  await createDatabase(stack.databaseUrl, 'graphile');
  const peer = await lateJobs(context, {
    connectionString: urlOfDatabase(stack.databaseUrl, 'graphile'),
    perSecond: PER_SECOND,
    seconds: Math.min(seconds, 60),
  });
  const ofBoth = (part: number) => [percentile(late, part), percentile(peer, part)] as const;
  const [ours99, theirs99] = ofBoth(0.99);
  const figures: Figure[] = [
    { name: 'p99 against that of graphile-worker, add to start', value: ours99 / theirs99, unit: '', reach: '≤ 2' },
    { name: 'slots that were published', value: late.length, unit: `of ${slots}` },
    { name: 'in Kafka after due, median', value: median(late), unit: 'ms' },
    { name: '… p99', value: ours99, unit: 'ms' },
    { name: '… at most', value: percentile(late, 1), unit: 'ms' },
    { name: 'graphile-worker, add to start, median', value: median(peer), unit: 'ms' },
    { name: '… p99', value: theirs99, unit: 'ms' },
  ];
  return { comparisons: [], figures, settings: { perSecond: PER_SECOND, seconds, companies: COMPANIES } };
}

export const lateness: Benchmark = {
  name: 'lateness',
  what: '444 slots due each second among 400,000: how late each is in Kafka, against graphile-worker at the same rate',
  once: true,
  run,
};
