import { startSystem } from '@autosync/dev-stack';
import { createTenant } from '../../support/tenant.ts';
import type { BenchContext, Benchmark, Figure } from '../harness/benchmark.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { median, percentile } from '../harness/statistics.ts';
import { connectAsSuperuser } from '../harness/superuser.ts';
import type { Superuser } from '../harness/superuser.ts';

const FEW = 10_000;
const MANY = 10_000_000;
/** One of so many is of the company whose lists are asked for; all of them are of one tenant. */
const COMPANIES = 10;
const REQUESTS = 200;

/** As the history of a company is asked for; those that match nothing have to know it without a look at every batch. */
const questions = {
  'the newest': '',
  'a state': '&state=finishedWithError',
  'a state that nothing is in': '&state=cancelled',
  'a type that there is nothing of': '&type=inventory',
  'a trigger that nothing has': '&trigger=rerun',
  'a label that nothing has': '&label=Southwind',
  'a time after all of them': '&from=2099-01-01T00:00:00Z',
  'a code that nothing failed with': '&code=customer-missing',
  'several that nothing fits': '&type=invoices&state=cancelled&trigger=manual',
} as const;
type Question = keyof typeof questions;

/** Rows as a busy company makes them: five minutes apart, invoices and payments in turn, one in a hundred red. */
const insertBatches = `
  insert into batch.batches (id, tenant_id, company_id, company_name, type, run_id, trigger, label, scheduled_for, created_at,
    record_ids, dry_run, state, total, finished_at, updated_at)
  select gen_random_uuid(), $1, case when n % $5 = 0 then $2::uuid else md5('company ' || n % $5)::uuid end, 'Northwind', t.type,
    gen_random_uuid(), 'schedule', '[Northwind] AutoSyncModule ' || t.type, at, at, '{}', false,
    case when n % 100 < 1 then 'finishedWithError' else 'finished' end, 0, at, at
  from generate_series($3::bigint, $4::bigint) n,
    lateral (select timestamptz '2020-01-01' + n * interval '15 seconds' as at) a,
    lateral (select (array['invoices', 'payments'])[1 + (n / $5) % 2] as type) t`;

/** Without indexes while rows go in: built afterwards they cost a tenth. */
async function fill(superuser: Superuser, of: { tenantId: string; companyId: string; from: number; to: number }) {
  const indexes = await superuser.rows<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
     where indrelid = 'batch.batches'::regclass and not indisprimary`,
  );
  await superuser.rows('alter table batch.batches disable trigger user');
  for (const { name } of indexes) await superuser.rows(`drop index ${name}`);
  await superuser.rows(insertBatches, [of.tenantId, of.companyId, of.from, of.to, COMPANIES]);
  await superuser.rows(`set maintenance_work_mem = '256MB'`);
  for (const { made } of indexes) await superuser.rows(made);
  await superuser.rows('alter table batch.batches enable trigger user');
  await superuser.rows('vacuum analyze batch.batches');
}

async function run(context: BenchContext) {
  const [few, many] = [FEW, context.scaled(MANY, 2 * FEW)];
  const stack = await durableStack(context);
  const system = await startSystem({
    stack,
    dataDir: context.dataDir,
    only: ['gateway', 'batch-status'],
    overrides: { gateway: { RATE_LIMIT_REQUESTS: '1000000000' } },
  });
  context.defer(() => system.stop());
  const superuser = await connectAsSuperuser(context, system.databaseUrl);
  const tenant = await createTenant(system.gatewayUrl, system.operatorKey, 'Bench');
  const { body } = await tenant.call<{ id: string }>('/v1/companies', { method: 'POST', body: { name: 'Northwind' } });
  const of = { tenantId: tenant.tenantId, companyId: body.id };

  /** In turn, so that what disturbs the machine disturbs all questions alike. The p99 of each round, in milliseconds. */
  async function ask(): Promise<Record<Question, number>> {
    const rounds = new Map<Question, number[]>();
    for (let round = 0; round <= context.rounds; round += 1) {
      const took = new Map<Question, number[]>();
      for (let n = 0; n < REQUESTS; n += 1) {
        for (const [question, query] of Object.entries(questions) as [Question, string][]) {
          const startedAt = performance.now();
          const { status } = await tenant.call(`/v1/companies/${of.companyId}/batches?limit=50${query}`);
          if (status !== 200) throw new Error(`${question} answered ${status}`);
          took.set(question, [...(took.get(question) ?? []), performance.now() - startedAt]);
        }
      }
      if (round === 0) continue; // the warm-up
      for (const [question, times] of took) {
        rounds.set(question, [...(rounds.get(question) ?? []), percentile(times, 0.99)]);
      }
    }
    return Object.fromEntries([...rounds].map(([question, times]) => [question, median(times)])) as Record<
      Question,
      number
    >;
  }

  await fill(superuser, { ...of, from: 1, to: few });
  const small = await ask();
  context.say(`p99 at ${few} batches, ms: ${JSON.stringify(small)}`);
  await fill(superuser, { ...of, from: few + 1, to: many });
  const large = await ask();
  context.say(`p99 at ${many} batches, ms: ${JSON.stringify(large)}`);

  const figures: Figure[] = (Object.keys(questions) as Question[]).flatMap((question) => [
    {
      name: `${question}: p99 at ${many} against ${few}`,
      value: large[question] / small[question],
      unit: '',
      reach: '≤ 1.5',
    },
    { name: `${question}: p99 at ${many}`, value: large[question], unit: 'ms' },
  ]);
  return { comparisons: [], figures, settings: { few, many, companies: COMPANIES, requests: REQUESTS } };
}

export const lists: Benchmark = {
  name: 'lists',
  what: 'the batches of a company, filtered, at 10 million rows against 10,000',
  run,
};
