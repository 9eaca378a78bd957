import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { batchStates, recordTypes, triggers } from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Statement, Tx } from '@autosync/db';
import { searchBatches, type BatchSearch } from '../../src/data-access/search-batches.ts';
import { pageOfActions, pageOfBatches } from '../../src/operations/read-batches.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { batchLabel } from '../../src/domain/label.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aFailure, aHeader, anAction } from '../support/samples.ts';

const everything: Omit<BatchSearch, 'tenantId' | 'companyId'> = {
  type: null,
  states: [],
  triggers: [],
  from: null,
  to: null,
  label: null,
  code: null,
  after: null,
  limit: 200,
};

let database: ServiceDatabase;
beforeAll(async () => {
  database = await serviceDatabase();
});
afterAll(() => database.close());

describe('searching the batches of a company', () => {
  const company = { tenantId: newId(), companyId: newId() };
  const instantOf = (n: number) => new Date(Date.UTC(2026, 2, 1, 0, Math.floor(n / 2)));
  /** Every type, trigger and state, under two names of the company; pairs share their instant. */
  const all = recordTypes.flatMap((type) =>
    triggers.flatMap((trigger) => ['Northwind', 'Southwind'].map((companyName) => ({ type, trigger, companyName }))),
  );
  const batches = all.map((given, n) => ({
    ...aHeader({ ...company, ...given, createdAt: instantOf(n) }),
    state: n % 3 === 0 ? ('running' as const) : ('notStarted' as const),
    label: batchLabel(given),
    code: n % 4 === 0 ? 'customer-missing' : null,
  }));

  beforeAll(async () => {
    for (const { state, label: _, code, ...header } of batches) {
      await startBatch(database, { header, state, total: 0 });
      if (code === null) continue;
      const of = { tenantId: header.tenantId, batchId: header.batchId };
      await recordResults(database, { ...of, actions: [aFailure({ code })] });
      // What is reported makes a batch run.
      Object.assign(batches.find(({ batchId }) => batchId === header.batchId) ?? {}, { state: 'running' });
    }
    await startBatch(database, { header: aHeader({ tenantId: company.tenantId }), state: 'running', total: 0 });
  });

  const filters = fc.record({
    type: fc.option(fc.constantFrom(...recordTypes)),
    states: fc.subarray([...batchStates]),
    triggers: fc.subarray([...triggers]),
    from: fc.option(fc.nat(20).map(instantOf)),
    to: fc.option(fc.nat(20).map(instantOf)),
    label: fc.option(fc.constantFrom('north', 'AUTOSYNC', ' pay', 'nothing such', '%')),
    code: fc.option(fc.constantFrom('customer-missing', 'unknown')),
  });

  it('finds what matches, newest first, page by page, whatever is asked for together', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 7 }), async (filter, limit) => {
        const { type, states, triggers: wanted, from, to, label, code } = filter;
        const expected = batches
          .filter((batch) => type === null || batch.type === type)
          .filter((batch) => states.length === 0 || states.includes(batch.state))
          .filter((batch) => wanted.length === 0 || wanted.includes(batch.trigger))
          .filter(({ createdAt }) => (from === null || createdAt >= from) && (to === null || createdAt < to))
          .filter((batch) => label === null || batch.label.toLowerCase().includes(label.toLowerCase()))
          .filter((batch) => code === null || batch.code === code)
          .map(({ createdAt, batchId }) => `${createdAt.toISOString()} ${batchId}`)
          .sort()
          .reverse();
        const found: string[] = [];
        let after: BatchSearch['after'] = null;
        for (let more = true; more;) {
          const page = await pageOfBatches(database, { ...company, ...filter, after, limit });
          found.push(...page.items.map(({ createdAt, batchId }) => `${createdAt.toISOString()} ${batchId}`));
          after = page.last ?? null;
          more = page.last !== undefined;
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('actions of a batch', () => {
  it('are filtered by state and code', async () => {
    const header = aHeader();
    await startBatch(database, { header, state: 'running', total: 0 });
    const of = { tenantId: header.tenantId, batchId: header.batchId };
    const failures = [aFailure({ code: 'a' }), aFailure({ code: 'b' })];
    await recordResults(database, {
      ...of,
      actions: [anAction(), anAction({ state: 'warning', code: 'a' }), ...failures],
    });
    const codesOf = async (filter: { states?: readonly ('failed' | 'succeeded')[]; codes?: string[] }) => {
      const { items } = await pageOfActions(database, {
        ...of,
        states: [],
        codes: [],
        after: null,
        limit: 9,
        ...filter,
      });
      return items.map(({ state, code }) => `${state} ${code}`).sort();
    };
    expect(await codesOf({ codes: ['a'] })).toEqual(['failed a', 'warning a']);
    expect(await codesOf({ codes: ['a'], states: ['failed'] })).toEqual(['failed a']);
    expect(await codesOf({ states: ['failed'] })).toEqual(['failed a', 'failed b']);
    expect(await codesOf({ states: ['succeeded', 'failed'] })).toEqual(['failed a', 'failed b', 'succeeded null']);
    expect(await codesOf({ codes: ['c'] })).toEqual([]);
  });
});

describe('a filter that matches nothing', () => {
  const company = { tenantId: newId(), companyId: newId() };

  beforeAll(async () => {
    await database.owner.withAllTenants(async (tx) => {
      await tx.query({ text: 'alter table batch.batches disable trigger user' });
      await tx.query({
        text: `
          insert into batch.batches (id, tenant_id, company_id, company_name, type, run_id, trigger, label, scheduled_for,
            created_at, record_ids, dry_run, state, total, finished_at, updated_at)
          select gen_random_uuid(), $1, $2, 'Northwind', t.type, gen_random_uuid(), 'schedule',
            '[Northwind] AutoSyncModule ' || t.type, at, at, '{}', false, 'finished', 0, at, at
          from generate_series(0, 24999) n,
            lateral (select timestamptz '2025-01-01' + n * interval '5 minutes' as at) a,
            lateral (select (array['invoices', 'payments'])[1 + n % 2] as type) t`,
        values: [company.tenantId, company.companyId],
      });
      await tx.query({ text: 'alter table batch.batches enable trigger user' });
    });
    await database.owner.withoutTenant((tx) => tx.query({ text: 'analyze batch.batches' }));
  });

  it.each<[string, Partial<BatchSearch>]>([
    ['a state', { states: ['cancelled'] }],
    ['a trigger', { triggers: ['rerun'] }],
    ['a type', { type: 'inventory' }],
    ['a label', { label: 'Southwind' }],
    ['a time', { from: new Date('2030-01-01') }],
    ['a code', { code: 'customer-missing' }],
    ['several', { type: 'invoices', states: ['finishedWithError', 'cancelled'], triggers: ['manual'] }],
  ])('of %s reads a few pages of an index, not 25,000 batches', async (_, filter) => {
    const plan = await database.db.withTenant(company.tenantId, async (tx) => {
      let statement: Statement | undefined;
      const noting: Tx = {
        query: async (given) => {
          statement = given;
          return { rows: [], rowCount: 0 };
        },
      };
      await searchBatches(noting, { ...company, ...everything, ...filter });
      const text = `explain (analyze, buffers, format json) ${statement?.text}`;
      const { rows } = await tx.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>({
        text,
        values: statement?.values ?? [],
      });
      return rows[0]?.['QUERY PLAN'][0].Plan ?? {};
    });
    expect(plan['Actual Rows']).toBe(0);
    expect((plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)).toBeLessThan(400);
  });
});
