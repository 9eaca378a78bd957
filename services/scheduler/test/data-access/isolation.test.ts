import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { forAllTenants } from '../../src/data-access/all-tenants.ts';
import { takeBatchFinished } from '../../src/operations/take-batch-finished.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aFinishedBatch } from '../support/progress.ts';
import { aCompany, at, queue, type Key, timing } from '../support/queue.ts';

const tables = ['companies', 'types', 'runs', 'outbox', 'finished_batches', 'pauses', 'notices'];

describe('row-level security of schema schedule', () => {
  let database: ServiceDatabase;
  let one: Key;
  let other: Key;

  beforeAll(async () => {
    database = await serviceDatabase();
    one = await aCompany(database.db, database.owner);
    other = await aCompany(database.db, database.owner);
    for (const key of [one, other]) {
      await queue(database.db, key);
      await takeBatchFinished(database.db, aFinishedBatch(key), { disconnectAfter: 3, timing, now: at(0) });
      await database.owner.withTenant(key.tenantId, (tx) =>
        tx.query({
          text: `insert into schedule.pauses (id, tenant_id, note, actor_name, created_at, ended_at)
            values (gen_random_uuid(), $1, 'month-end', 'Anna', now(), now())`,
          values: [key.tenantId],
        }),
      );
    }
  });
  afterAll(() => database.close());

  it('is forced on every table with a tenant', async () => {
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ name: string; forced: boolean; own: boolean }>({
        text: `
          select relname as name, relrowsecurity and relforcerowsecurity as forced, exists (
            select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as own
          from pg_class c where relnamespace = 'schedule'::regnamespace and relkind = 'r'`,
      }),
    );
    const owned = rows.filter((row) => row.own);
    expect(owned.map(({ name }) => name).sort()).toEqual([...tables].sort());
    expect(owned.filter((row) => !row.forced)).toEqual([]);
  });

  it.each(tables)('shows of %s a tenant its own rows, all tenants everything, and nobody nothing', async (table) => {
    const tenants = { text: `select distinct tenant_id from schedule.${table} order by tenant_id` };
    const read = async (tx: Parameters<Parameters<typeof forAllTenants>[1]>[0]) =>
      (await tx.query<{ tenant_id: string }>(tenants)).rows.map((row) => row.tenant_id);
    expect(await database.db.withTenant(one.tenantId, read)).toEqual([one.tenantId]);
    expect(await database.db.withTenant(newId(), read)).toEqual([]);
    expect(await database.db.withoutTenant(read)).toEqual([]);
    expect(await forAllTenants(database.db, read)).toEqual([one.tenantId, other.tenantId].sort());
  });

  it('refuses a row for another tenant', async () => {
    const insert = database.db.withTenant(one.tenantId, (tx) =>
      tx.query({
        text: `insert into schedule.finished_batches (batch_id, tenant_id, company_id, type, taken_at)
          values (gen_random_uuid(), $1, $2, 'invoices', now())`,
        values: [other.tenantId, other.companyId],
      }),
    );
    await expect(insert).rejects.toMatchObject({ details: { sqlState: '42501' } });
  });
});
