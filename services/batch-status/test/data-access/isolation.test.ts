import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureActionPartitions } from '../../src/data-access/actions.ts';
import { finishBatch } from '../../src/operations/finish-batch.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeader, anAction } from '../support/samples.ts';

describe('the rights of the service in the database', () => {
  let context: ServiceDatabase;
  const header = aHeader();

  beforeAll(async () => {
    context = await serviceDatabase();
    await context.db.withoutTenant((tx) => ensureActionPartitions(tx, null));
    await startBatch(context, { header, state: 'running', total: 1 });
    await recordResults(context, { ...header, actions: [anAction()] });
    const end = { outcome: 'finished', category: null, reason: null, expectedActions: 1, at: new Date() } as const;
    await finishBatch(context, { ...header, end });
  });
  afterAll(() => context.close());

  it('every table with tenants’ data has forced row-level security and a policy, partitions included', async () => {
    const { rows } = await context.owner.withoutTenant((tx) =>
      tx.query<{ name: string; forced: boolean; policies: number }>({
        text: `
          select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
            (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
          where c.relnamespace = 'batch'::regnamespace and c.relkind in ('r', 'p')`,
      }),
    );
    expect(rows.length).toBeGreaterThanOrEqual(6);
    expect(rows.filter(({ forced, policies }) => !forced || policies !== 1)).toEqual([]);
  });

  it.each(['batches', 'actions', 'outbox'])('batch.%s is empty for another tenant and for nobody', async (table) => {
    const count = { text: `select count(*) as rows from batch.${table}` };
    const seen = await Promise.all([
      context.db.withTenant(header.tenantId, (tx) => tx.query<{ rows: number }>(count)),
      context.db.withTenant(header.companyId, (tx) => tx.query<{ rows: number }>(count)),
      context.db.withoutTenant((tx) => tx.query<{ rows: number }>(count)),
    ]);
    expect(seen.map(({ rows }) => rows[0]!.rows)).toEqual([1, 0, 0]);
  });

  it.each([
    ['the header of a batch changed', 'update batch.batches set created_at = now()'],
    ['a batch deleted', 'delete from batch.batches'],
    ['an action deleted', 'delete from batch.actions'],
    ['a table made', 'create table batch.mine ()'],
    ['a partition read past its parent', 'select * from batch.actions_default'],
    ['a table opened', `select batch.isolate('batch.outbox')`],
  ])('it may not have %s', async (_what, text) => {
    const attempt = context.db.withTenant(header.tenantId, (tx) => tx.query({ text }));
    await expect(attempt).rejects.toMatchObject({ details: { sqlState: '42501' } });
  });
});
