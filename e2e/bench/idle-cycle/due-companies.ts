import type { RecordType } from '@autosync/contracts';
import { eventually } from '@autosync/testing';
import type { Superuser } from '../harness/superuser.ts';

/** Connected companies of 100 tenants with AutoSync on for invoices, none of them due. */
export async function createCompanies(superuser: Superuser, count: number): Promise<void> {
  await superuser.rows(
    `with companies as (
       insert into schedule.companies
         (company_id, tenant_id, name, time_zone, connection_state, connection_version, disabled, removed,
          pushed_version, enabled)
       select gen_random_uuid(), md5((n % 100)::text)::uuid, 'Company ' || n, 'UTC', 'connected', 1, false, false, 1,
              true
       from generate_series(1, $1::int) n
       returning company_id, tenant_id
     )
     insert into schedule.types (company_id, tenant_id, type, class, enabled, period, anchor)
     select company_id, tenant_id, 'invoices', 2, true, interval '1 day', now() from companies`,
    [count],
  );
  await superuser.rows('vacuum analyze schedule.companies, schedule.types');
}

/** All companies' slots of a type are due at one instant, `inMs` from now. */
export async function makeAllDue(superuser: Superuser, { type, inMs }: { type: RecordType; inMs: number }) {
  const [row] = await superuser.rows<{ due: Date }>(`select clock_timestamp() + $1::float8 * interval '1 ms' as due`, [
    inMs,
  ]);
  if (row === undefined) throw new Error('no row');
  await superuser.rows('update schedule.types set enabled = true, next_due_at = $2 where type = $1', [type, row.due]);
  await superuser.rows('vacuum schedule.types');
  return row.due;
}

export type DueCycle = { type: RecordType; due: Date; companies: number };

/** Waits until every company's run is over and its slot free; answers the seconds from the due instant to the last one. */
export async function untilAllIdle(superuser: Superuser, { type, due, companies }: DueCycle): Promise<number> {
  await eventually(
    async () => {
      const [row] = await superuser.rows<{ done: string; open: string }>(
        `select (select count(*) from schedule.types where type = $1 and last_run_at >= $2) as done,
                (select count(*) from schedule.runs where ended_at is null) as open`,
        [type, due],
      );
      return Number(row?.done) === companies && Number(row?.open) === 0;
    },
    { timeoutMs: 180_000, intervalMs: 500 },
  );
  return superuser.number('select extract(epoch from max(last_run_at) - $2) from schedule.types where type = $1', [
    type,
    due,
  ]);
}
