import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { saveBooksReset } from '@autosync/records';
import { testGateway, type TestGateway } from '../support/gateway.ts';
import { ownerDb } from '../support/owner-db.ts';

let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let owner: ReturnType<typeof ownerDb>;
beforeAll(async () => {
  gateway = await testGateway();
  tenant = await gateway.tenant('Northwind');
  owner = ownerDb(gateway.database);
});
afterAll(async () => {
  await owner?.close();
  await gateway?.stop();
});

const states = ['pending', 'synced', 'failed', 'held', 'letGo', 'cancelled', 'unbatched'] as const;

/** A company whose books began anew: a record in each state, those with a document and one that was never sent. */
async function companyAnew() {
  const { id: companyId } = await tenant.company(`Anew ${newId()}`);
  const path = `/v1/companies/${companyId}`;
  const content = {
    date: '2026-11-02',
    customer: { name: 'C' },
    lines: [{ item: 'S', quantity: '1', unitPrice: '1' }],
  };
  for (const name of [...states, 'new']) {
    expect((await tenant.call('PUT', `${path}/invoices/${name}`, { body: content })).status).toBe(201);
  }
  await owner.withAllTenants(async (tx) => {
    await saveBooksReset(tx, {
      writtenSince: null,
      tenantId: tenant.id,
      companyId,
      detail: 'the Id 1',
      now: new Date('2026-11-20T10:00:00Z'),
    });
    for (const state of states) {
      await tx.query({
        text: `update records.records set sync_state = $3, cancelled = $3 = 'cancelled', pending_since = null,
            qbo_entity = 'Invoice', qbo_id = $4, qbo_sync_token = '0', synced_version = 1, former_documents = '{Invoice/9}',
            causes = case when $3 = 'failed' then '[]'::jsonb end, failure = case when $3 in ('failed', 'held') then '{}'::jsonb end
          where company_id = $1 and external_id = $2`,
        values: [companyId, state, state, String(states.indexOf(state))],
      });
    }
    await tx.query({
      text: `insert into records.mappings (company_id, kind, key, tenant_id, name, qbo_id, qbo_name, updated_at)
        values ($1, 'customer', 'c', $2, 'C', '5', 'C', now())`,
      values: [companyId, tenant.id],
    });
  });
  const recordsNow = async () => {
    const { rows } = await owner.withAllTenants((tx) =>
      tx.query<{ external_id: string; line: string }>({
        text: `select external_id, sync_state || case when pending_since is null then '' else ', waits' end
            || case when qbo_id is null and former_documents = '{}' and causes is null and failure is null then '' else ', remembers' end as line
          from records.records where company_id = $1`,
        values: [companyId],
      }),
    );
    return Object.fromEntries(rows.map(({ external_id: externalId, line }) => [externalId, line]));
  };
  return { path: `${path}/books-reset`, recordsNow, companyId };
}

describe('books that began anew', () => {
  it.each([
    [
      'send-again',
      {
        pending: 'pending, waits',
        synced: 'pending, waits',
        failed: 'pending, waits',
        held: 'pending, waits',
        letGo: 'letGo',
        cancelled: 'cancelled',
        unbatched: 'pending, waits',
        new: 'pending, waits',
      },
      0,
    ],
    [
      'rest',
      {
        pending: 'unbatched',
        synced: 'unbatched',
        failed: 'unbatched',
        held: 'unbatched',
        letGo: 'letGo',
        cancelled: 'cancelled',
        unbatched: 'unbatched',
        new: 'pending, waits',
      },
      0,
    ],
    ['same-books', undefined, 1],
  ] as const)('%s does what the finding says of it, once', async (decision, expected, mappings) => {
    const { path, recordsNow, companyId } = await companyAnew();
    const before = await recordsNow();
    const found = await tenant.call('GET', path);
    expect(found).toMatchObject({
      status: 200,
      body: {
        foundAt: '2026-11-20T10:00:00.000Z',
        detail: 'the Id 1',
        known: { records: 7, openCalls: 0, mappings: 1 },
      },
    });
    expect(await recordsNow()).toEqual(before);
    const headers = { 'if-match': String(found.headers['etag']) };
    expect(await tenant.call('POST', path, { body: { decision }, headers })).toMatchObject({
      status: 200,
      body: { decision, known: found.body.known },
    });
    expect(await recordsNow()).toEqual(expected ?? before);
    const kept = await owner.withAllTenants((tx) =>
      tx.query({ text: 'select 1 from records.mappings where company_id = $1', values: [companyId] }),
    );
    expect(kept.rowCount).toBe(mappings);
    // Done: there is nothing to decide any more.
    expect((await tenant.call('POST', path, { body: { decision }, headers })).status).toBe(404);
    const { body } = await tenant.call('GET', `/v1/audit-events?companyId=${companyId}`);
    expect(body.items[0]).toMatchObject({
      action: 'books-reset.decided',
      before: { detail: 'the Id 1', records: 7 },
      after: { decision },
    });
  });

  it('decides nothing without the finding that was read, and nothing of a company whose books are the same', async () => {
    const { path, recordsNow } = await companyAnew();
    const before = await recordsNow();
    const body = { decision: 'rest' };
    expect((await tenant.call('POST', path, { body })).status).toBe(428);
    expect((await tenant.call('POST', path, { body, headers: { 'if-match': '"7"' } })).status).toBe(412);
    expect((await tenant.call('POST', path, { body: { decision: 'all' }, headers: { 'if-match': '*' } })).status).toBe(
      422,
    );
    expect(await recordsNow()).toEqual(before);
    const other = await gateway.tenant('Somebody else');
    expect((await other.call('GET', path)).status).toBe(404);
    const { id } = await tenant.company('Well');
    expect((await tenant.call('GET', `/v1/companies/${id}/books-reset`)).status).toBe(404);
  });
});
