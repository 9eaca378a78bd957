import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFailure } from '@autosync/contracts';
import type { FailureCode } from '@autosync/contracts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { ownerDb } from '../support/owner-db.ts';

let gateway: TestGateway;
let owner: ReturnType<typeof ownerDb>;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  gateway = await testGateway();
  owner = ownerDb(gateway.database);
  tenant = await gateway.tenant('Northwind');
});
afterAll(async () => {
  await owner.close();
  await gateway.stop();
});

type Outcome = { code: FailureCode; values?: Record<string, string>; at?: string; state?: 'failed' | 'held' };

/** Invoices as a worker left them. */
async function failed(companyId: string, outcomes: Record<string, Outcome>): Promise<void> {
  const items = Object.keys(outcomes).map((externalId) => ({ externalId, ...invoice() }));
  const put = await tenant.call('POST', `/v1/companies/${companyId}/invoices/bulk`, { body: { items } });
  expect(put.status).toBe(200);
  const rows = Object.entries(outcomes).map(
    ([externalId, { code, values, at = '2026-02-01T12:00:00Z', state = 'failed' }]) => {
      const { retryable: _, ...failure } = describeFailure(code, values);
      return { externalId, state, failure: { ...failure, at } };
    },
  );
  await owner.withAllTenants((tx) =>
    tx.query({
      text: `update records.records r set sync_state = w.state, failure = w.failure, pending_since = null
        from jsonb_to_recordset($2::jsonb) as w("externalId" text, state text, failure jsonb)
        where r.company_id = $1 and r.external_id = w."externalId"`,
      values: [companyId, JSON.stringify(rows)],
    }),
  );
}

const problemsOf = async (companyId: string, query = '') =>
  (await tenant.call('GET', `/v1/companies/${companyId}/problems${query}`)).body.items;

const missing = (name: string, at?: string): Outcome => ({
  code: 'customer-missing',
  values: { name },
  ...(at && { at }),
});

describe('the problems of a company', () => {
  it('are grouped by code and cause, the most records first, with the fix', async () => {
    const { id } = await tenant.company('Contoso');
    await failed(id, {
      'INV-1': missing('Fabrikam', '2026-02-03T12:00:00Z'),
      'INV-2': missing('Adatum'),
      'INV-3': missing('Fabrikam', '2026-01-01T12:00:00Z'),
      'INV-4': { code: 'period-closed', values: { date: '2025-12-31' }, state: 'held' },
    });
    expect(await problemsOf(id)).toEqual([
      {
        type: 'invoices',
        category: 'mapping',
        code: 'customer-missing',
        fix: describeFailure('customer-missing').fix,
        count: 3,
        firstAt: '2026-01-01T12:00:00.000Z',
        lastAt: '2026-02-03T12:00:00.000Z',
        causes: [
          { message: 'There is no customer "Fabrikam" in QuickBooks.', count: 2, externalIds: ['INV-1', 'INV-3'] },
          { message: 'There is no customer "Adatum" in QuickBooks.', count: 1, externalIds: ['INV-2'] },
        ],
        causeCount: 2,
      },
      expect.objectContaining({ category: 'closed-period', code: 'period-closed', count: 1, causeCount: 1 }),
    ]);
  });

  it('are none when nothing failed, and go when the record is sent again', async () => {
    const { id } = await tenant.company('Mended');
    expect(await problemsOf(id)).toEqual([]);
    await failed(id, { 'INV-1': missing('Fabrikam') });
    expect(await problemsOf(id)).toHaveLength(1);
    const body = invoice({ customer: { name: 'Contoso' } });
    await tenant.call('PUT', `/v1/companies/${id}/invoices/INV-1`, { body });
    expect(await problemsOf(id)).toEqual([]);
  });

  it('name the most frequent causes and some records only, and say how many there are', async () => {
    const { id } = await tenant.company('Many');
    const outcomes = Array.from({ length: 40 }, (_, n): [string, Outcome] => [
      `INV-${String(n).padStart(2, '0')}`,
      missing(n < 15 ? 'Fabrikam' : `Customer ${n}`),
    ]);
    await failed(id, Object.fromEntries(outcomes));
    const [group] = await problemsOf(id);
    expect(group).toMatchObject({ count: 40, causeCount: 26 });
    expect(group.causes).toHaveLength(20);
    expect(group.causes[0]).toMatchObject({ count: 15 });
    expect(group.causes[0].externalIds).toEqual(outcomes.slice(0, 10).map(([externalId]) => externalId));
  });

  it('are those of one type, when asked for', async () => {
    const { id } = await tenant.company('Typed');
    await failed(id, { 'INV-1': missing('Fabrikam') });
    expect(await problemsOf(id, '?type=invoices')).toHaveLength(1);
    expect(await problemsOf(id, '?type=expenses')).toEqual([]);
    expect((await tenant.call('GET', `/v1/companies/${id}/problems?type=dreams`)).status).toBe(422);
  });
});
