import type { Superuser } from '../harness/superuser.ts';

/** Companies whose slot waits for the broker's acknowledgement, as after a dispatch. */
export async function createDispatchedCompanies(superuser: Superuser, count: number): Promise<void> {
  await superuser.rows(
    `insert into schedule.companies
       (company_id, tenant_id, name, time_zone, connection_state, connection_version, disabled, removed, pushed_version,
        slot_run_id, slot_type, slot_dispatch)
     select gen_random_uuid(), md5((n % 100)::text)::uuid, 'Company ' || n, 'UTC', 'connected', 1, false, false, 1,
            gen_random_uuid(), 'invoices', 1
     from generate_series(1, $1::int) n`,
    [count],
  );
}

/**
 * One event per company, as dispatch writes it. With `leases` its acknowledgement begins the company's lease, as that of
 * a dispatch does; without, the row is only published and deleted.
 */
export async function fillOutbox(superuser: Superuser, { leases }: { leases: boolean }): Promise<void> {
  await superuser.rows('truncate schedule.outbox');
  await superuser.rows('update schedule.companies set lease_until = null where lease_until is not null');
  await superuser.rows(
    `insert into schedule.outbox (tenant_id, company_id, kind, run_id, dispatch, created_at, body)
     select tenant_id, company_id, 'sync-due', case when $1 then slot_run_id end, case when $1 then 1 end, now(),
       json_build_object(
         'tenantId', tenant_id, 'companyId', company_id, 'type', slot_type, 'runId', slot_run_id,
         'batchId', gen_random_uuid(), 'companyName', name, 'trigger', 'schedule',
         'scheduledFor', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'createdAt', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'parameters', '{}'::json, 'dispatch', 1)::text
     from schedule.companies order by company_id`,
    [leases],
  );
  await superuser.rows('vacuum analyze schedule.outbox, schedule.companies');
}
