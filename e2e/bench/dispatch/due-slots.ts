import { createDatabase, dropDatabase } from '@autosync/dev-stack';
import type { BenchContext } from '../harness/benchmark.ts';
import { migratedDatabase } from '../harness/database.ts';
import { connectAsSuperuser } from '../harness/superuser.ts';

export type DueSlots = {
  companies: number;
  /** The first so many record types of each company. */
  types: number;
  /** How many of the slots are due; the rest is due tomorrow. */
  due: number;
};

/**
 * A database whose slots are due, to be copied for each round: every round begins with fresh, vacuumed tables. The types of a
 * company are due at the same instant, as the scheduler has it for types with the same interval.
 */
export async function createTemplate(
  context: BenchContext,
  { serverUrl, name, slots }: { serverUrl: string; name: string; slots: DueSlots },
): Promise<void> {
  const url = await migratedDatabase(serverUrl, { name, schemas: ['schedule'] });
  const superuser = await connectAsSuperuser(context, url);
  await superuser.rows(
    `insert into schedule.companies
       (company_id, tenant_id, name, time_zone, connection_state, connection_version, disabled, removed, pushed_version,
        enabled)
     select gen_random_uuid(), md5((n % 1000)::text)::uuid, 'Company ' || n, 'UTC', 'connected', 1, false, false, 1, true
     from generate_series(1, $1::int) n`,
    [slots.companies],
  );
  await superuser.rows(
    `with companies as materialized (
       select company_id, tenant_id, random() as shuffled, now() - random() * interval '10 minutes' as due_at
       from schedule.companies
     ),
     slots as (
       select c.*, t.type, t.class, row_number() over (order by shuffled, place) as n
       from companies c cross join (
         values ('payments', 1, 1), ('invoices', 2, 2), ('expenses', 2, 3), ('inventory', 2, 4)) t (type, class, place)
       where t.place <= $1
     )
     insert into schedule.types (company_id, tenant_id, type, class, enabled, period, anchor, next_due_at)
     select company_id, tenant_id, type, class, true, interval '1 day', now(),
            case when n <= $2 then due_at else now() + interval '1 day' end
     from slots order by n`,
    [slots.types, slots.due],
  );
  await superuser.rows('vacuum (freeze, analyze)');
  await superuser.rows('checkpoint');
  await superuser.close();
}

/** Replaces a database by a copy of the template. */
export async function freshCopy(
  serverUrl: string,
  { name, template }: { name: string; template: string },
): Promise<void> {
  await dropDatabase(serverUrl, name);
  await createDatabase(serverUrl, name, template);
}
