import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, systemClock } from '@autosync/core';
import { createDb, type Db } from '@autosync/db';
import { eventually, testDatabase, type TestDatabase } from '@autosync/testing';
import { COMPARISON_RETENTION_MS, createRetention, PREVIEW_RETENTION_MS, sweepsOf } from '../src/retention.ts';
import { workerSettings } from '../src/config.ts';

const DAY_MS = 86_400_000;
const settings = {
  runRetentionMs: 14 * DAY_MS,
  abandonedRetentionMs: 30 * DAY_MS,
  intentRetentionMs: 400 * DAY_MS,
  removedRetentionMs: 90 * DAY_MS,
  retentionSweepMs: 60_000,
};

let database: TestDatabase;
let admin: Db;
let db: Db;

beforeAll(async () => {
  database = await testDatabase();
  const open = (connectionString: string) =>
    createDb({ connectionString, applicationName: 'retention', onPoolError: () => undefined });
  admin = open(database.url);
  db = open(database.urlFor('worker'));
});
afterAll(async () => {
  await Promise.all([admin.close(), db.close()]);
  await database.drop();
});

const run = (text: string, values: unknown[] = []) =>
  admin.withAllTenants((tx) => tx.query<{ n: number }>({ text, values }));
const count = async (from: string) => (await run(`select count(*)::int as n from ${from}`)).rows[0]?.n;

async function sweep(): Promise<Record<string, number>> {
  const told: Record<string, number>[] = [];
  const logger = {
    info: (fields: { deleted: Record<string, number> }) => void told.push(fields.deleted),
    warn: (fields: { err: unknown }) => {
      throw fields.err;
    },
  };
  const loop = createRetention({ db, clock: systemClock, settings, logger: logger as never });
  loop.start();
  await eventually(() => told.length > 0);
  await loop.stop();
  return told[0] ?? {};
}

const ago = (days: number) => `now() - interval '${days} days'`;

async function company({
  removedDaysAgo,
}: {
  removedDaysAgo: number | null;
}): Promise<{ tenantId: string; companyId: string }> {
  const [tenantId, companyId] = [newId(), newId()];
  await run(`insert into accounts.tenants (id, name) values ('${tenantId}', 'T')`);
  await run(`insert into accounts.companies (id, tenant_id, name, time_zone, removed, updated_at)
    values ('${companyId}', '${tenantId}', 'C', 'UTC', ${removedDaysAgo !== null}, ${ago(removedDaysAgo ?? 0)})`);
  return { tenantId, companyId };
}

async function records(of: { tenantId: string; companyId: string }, rows: number): Promise<void> {
  await run(`insert into records.records (tenant_id, company_id, type, external_id, content, content_hash)
    select '${of.tenantId}', '${of.companyId}', 'invoices', 'r' || n, '{}', 'h' from generate_series(1, ${rows}) n`);
  await run(`insert into records.intents (id, tenant_id, company_id, type, record_id, operation, entity, payload, version,
      run_id, epoch, state, closed_at)
    select gen_random_uuid(), tenant_id, company_id, type, id, 'create', 'Invoice', '{}', 1, gen_random_uuid(), 1,
      case when external_id = 'r1' then 'open' else 'succeeded' end, case when external_id = 'r1' then null else now() end
    from records.records where company_id = '${of.companyId}'`);
  await run(`insert into records.company_fences (company_id, tenant_id, epoch, holder, taken_at)
    values ('${of.companyId}', '${of.tenantId}', 7, 'h', now())`);
}

describe('retention', () => {
  it('deletes what is older than it is kept, also more than a page of it, and nothing else', async () => {
    const { tenantId, companyId } = await company({ removedDaysAgo: null });
    const insertRuns = (rows: number, ended: boolean, days: number) =>
      run(`insert into records.runs (run_id, tenant_id, company_id, type, batch_id, dispatch, ended, first_started_at, updated_at)
        select gen_random_uuid(), '${tenantId}', '${companyId}', 'invoices', gen_random_uuid(), 1, ${ended}, ${ago(days)}, ${ago(days)}
        from generate_series(1, ${rows})`);
    await insertRuns(12_000, true, 15);
    await insertRuns(3, true, 13);
    await insertRuns(5, false, 31);
    await insertRuns(4, false, 29);
    const intent = (state: string, days: number) =>
      run(`insert into records.intents (id, tenant_id, company_id, type, reference_kind, reference_key, operation, entity,
          payload, version, run_id, epoch, state, created_at, closed_at)
        values (gen_random_uuid(), '${tenantId}', '${companyId}', 'invoices', 'customer', gen_random_uuid()::text, 'create',
          'Customer', '{}', 1, gen_random_uuid(), 1, '${state}', ${ago(days)}, ${state === 'open' ? 'null' : ago(days)})`);
    await intent('succeeded', 401);
    await intent('rejected', 401);
    await intent('succeeded', 399);
    await intent('open', 1000);
    const read = newId();
    await run(`insert into records.document_reads (run_id, company_id, tenant_id, plan, started_at, updated_at)
      values ('${read}', '${companyId}', '${tenantId}', '{}', ${ago(31)}, ${ago(31)})`);
    await run(`insert into records.staged_documents (run_id, entity, qbo_id, company_id, tenant_id, state, changed_at)
      values ('${read}', 'Payment', '1', '${companyId}', '${tenantId}', 'live', now())`);
    await run(`insert into records.limiter_windows (company_id, tenant_id, state, updated_at)
      values ('${companyId}', '${tenantId}', '{}', ${ago(15)})`);
    for (const days of [8, 6]) {
      await run(`insert into records.preview_items (preview_id, external_id, tenant_id, company_id, record_id, version, shown, created_at)
        values (gen_random_uuid(), 'A', '${tenantId}', '${companyId}', gen_random_uuid(), 1, '{}', ${ago(days)})`);
    }
    for (const days of [367, 365]) {
      await run(`insert into records.comparisons (tenant_id, company_id, type, state, asked, ended_at)
        values ('${tenantId}', '${companyId}', 'invoices', 'finished', false, ${ago(days)})`);
      await run(`insert into records.differences (tenant_id, company_id, type, kind, entity, qbo_id, fields, basis, comparison_id, closed_at)
        values ('${tenantId}', '${companyId}', 'invoices', 'edited', 'Invoice', '${days}', '[]', '', gen_random_uuid(), ${ago(days)})`);
    }

    expect(await sweep()).toEqual({
      runs: 12_000,
      'results-aside': 0,
      'limiter-windows': 1,
      'abandoned-runs': 5,
      'abandoned-reads': 1,
      previews: 1,
      comparisons: 1,
      differences: 1,
      intents: 2,
      'removed-companies': 0,
    });
    expect(await count('records.runs')).toBe(7);
    expect(await count("records.intents where state = 'open'")).toBe(1);
    expect(await count('records.staged_documents')).toBe(0);
  });

  it('forgets a company some time after it was removed, and no other', async () => {
    const [gone, lately, there] = [
      await company({ removedDaysAgo: 91 }),
      await company({ removedDaysAgo: 89 }),
      await company({ removedDaysAgo: null }),
    ];
    await records(gone, 6000);
    await records(lately, 3);
    await records(there, 3);
    expect((await sweep())['removed-companies']).toBe(12_001);
    const left = (of: { companyId: string }) => count(`records.records where company_id = '${of.companyId}'`);
    expect([await left(gone), await left(lately), await left(there)]).toEqual([0, 3, 3]);
    expect(await count(`records.intents where company_id = '${gone.companyId}'`)).toBe(0);
    expect(await count(`records.company_fences where company_id = '${there.companyId}'`)).toBe(1);
  });

  it('leaves out no table of the store', async () => {
    const { rows } = await admin.withoutTenant((tx) =>
      tx.query<{ name: string }>({
        text: `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'records'::regnamespace`,
      }),
    );
    const source = readFileSync(new URL('../../records/src/retention.ts', import.meta.url), 'utf8');
    // These go by delivery, or with the results that were set aside, or with their record.
    const elsewhere = ['result_outbox', 'result_holds', 'results_aside', 'line_parties'];
    const forgotten = rows.filter(({ name }) => !elsewhere.includes(name) && !source.includes(`records.${name}`));
    expect(forgotten.filter(({ name }) => !source.includes(`'${name}'`)).map(({ name }) => name)).toEqual([]);
  });

  it('is what the README says: what, how long, which setting', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const table = readme.split('## Retention')[1]?.split('\n## ')[0] ?? '';
    const rows = [...table.matchAll(/^\| `([a-z-]+)` .*\| (?:`([A-Z_]+)`|none) *\| (\d+) days/gm)].map(
      ([, what, variable, days]) => ({
        what,
        variable,
        days: Number(days),
      }),
    );
    const withoutSetting: Record<string, number> = {
      previews: PREVIEW_RETENTION_MS,
      comparisons: COMPARISON_RETENTION_MS,
      differences: COMPARISON_RETENTION_MS,
    };
    const byVariable: Record<string, number> = Object.fromEntries(
      Object.values(workerSettings).flatMap((setting) =>
        'variable' in setting && typeof setting.default === 'number' ? [[setting.variable, setting.default]] : [],
      ),
    );
    expect(new Set(rows.map(({ what }) => what))).toEqual(
      new Set([...sweepsOf(settings).map(({ what }) => what), 'removed-companies']),
    );
    for (const { what, variable, days } of rows) {
      const kept = variable === undefined ? withoutSetting[what ?? ''] : byVariable[variable];
      expect(kept).toBe((days ?? 0) * DAY_MS);
    }
  });
});
