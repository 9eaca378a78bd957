import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

let whole: WholeGateway;
let gateway: TestGateway;
beforeAll(async () => {
  whole = await wholeGateway();
  ({ gateway } = whole);
});
afterAll(() => whole.stop());

type Tenant = Awaited<ReturnType<TestGateway['tenant']>>;

const change = (text: string, values: unknown[]) => whole.owner.withAllTenants((tx) => tx.query({ text, values }));

/** A company that is connected, with AutoSync on for invoices, which succeeded last so many minutes ago. */
async function aCompany(tenant: Tenant, name: string, { agoMinutes = 5, connection = 'connected' } = {}) {
  const { id } = await tenant.company(name);
  const path = `/v1/companies/${id}/autosync`;
  const { headers } = await tenant.call('GET', path);
  const body = { enabled: true, intervalMinutes: 120, types: { invoices: { enabled: true } }, overrideNote: 'A test' };
  const put = await tenant.call('PUT', path, { body, headers: { 'if-match': String(headers['etag']) } });
  expect(put.status).toBe(200);
  await change('update accounts.connections set state = $2 where company_id = $1', [id, connection]);
  await change(
    `update schedule.types set last_success_at = now() - $2 * interval '1 minute', enabled_at = now() - interval '9 days'
     where company_id = $1 and type = 'invoices'`,
    [id, agoMinutes],
  );
  return id;
}

describe('the status of companies', () => {
  it('tells how many are in which condition, and lists them worst first, each with what a home page shows', async () => {
    const tenant = await gateway.tenant('Northwind');
    const fresh = await aCompany(tenant, 'Fresh');
    const late = await aCompany(tenant, 'Late', { agoMinutes: 300 });
    const later = await aCompany(tenant, 'Later', { agoMinutes: 900 });
    const revoked = await aCompany(tenant, 'Revoked', { connection: 'needsReconnect' });
    const tripped = await aCompany(tenant, 'Tripped');
    await tenant.call('PUT', `/v1/companies/${tripped}/invoices/1`, { body: invoice() });
    await change(`update records.records set sync_state = 'held' where company_id = $1`, [tripped]);
    const { id: fresher } = await tenant.company('New');
    await tenant.call('PUT', `/v1/companies/${late}/invoices/1`, { body: invoice() });
    await change(`update records.records set sync_state = 'failed' where company_id = $1`, [late]);
    const { body: batch } = await tenant.call('POST', `/v1/companies/${fresh}/batches`, { body: { type: 'invoices' } });
    const at = '2026-02-01T12:00:00.000Z';
    const of = { tenantId: tenant.id, batchId: batch.id };
    await whole.services.worker.finishBatch({ ...of, actionCount: 0, outcome: 'finished', at });

    const { body } = await tenant.call('GET', '/v1/status/companies');
    const names = body.items.map(({ name, condition }: { name: string; condition: string }) => `${name} ${condition}`);
    expect(names).toEqual([
      'Revoked needsReconnect',
      'Later overdue',
      'Late overdue',
      'Tripped problems',
      'New notConnected',
      'Fresh inStep',
    ]);
    expect(body.nextCursor).toBeNull();
    expect(body.items[2]).toMatchObject({ id: late, openProblems: 1, lastBatch: null });
    expect(body.items[5]).toMatchObject({
      id: fresh,
      conditionName: 'In step',
      timeZone: 'UTC',
      connectionState: 'connected',
      reasons: [{ condition: 'inStep', types: [] }],
      dataAsOf: { type: 'invoices', at: expect.any(String) },
      types: [{ type: 'invoices', overdue: false, paused: false }],
      nextRunAt: expect.any(String),
      openProblems: 0,
      lastBatch: { id: batch.id, state: 'finished', stateName: 'Finished' },
    });

    const summary = (await tenant.call('GET', '/v1/status/summary')).body;
    expect(summary).toMatchObject({ companies: 6, staleCount: 3 });
    expect(summary.conditions).toMatchObject({
      needsReconnect: 1,
      overdue: 2,
      problems: 1,
      notConnected: 1,
      inStep: 1,
      off: 0,
    });
    expect(summary.stale.map(({ id }: { id: string }) => id)).toEqual([revoked, later, late]);
    expect(summary.stale[1].reasons).toEqual([
      { condition: 'overdue', conditionName: expect.any(String), types: ['invoices'] },
    ]);

    const only = await tenant.call('GET', '/v1/status/companies?condition=notConnected&condition=inStep&limit=1');
    expect(only.body.items.map(({ id }: { id: string }) => id)).toEqual([fresher]);
    const next = await tenant.call(
      'GET',
      `/v1/status/companies?condition=notConnected&condition=inStep&limit=1&cursor=${only.body.nextCursor}`,
    );
    expect([next.body.items[0].id, next.body.nextCursor]).toEqual([fresh, null]);
    const named = await tenant.call('GET', '/v1/status/companies?name=LATE');
    expect(named.body.items.map(({ id }: { id: string }) => id)).toEqual([later, late]);
  });

  it('tells of books that began anew, and counts payments that cannot be read among the problems', async () => {
    const tenant = await gateway.tenant('Contoso');
    const anew = await aCompany(tenant, 'Anew', { connection: 'needsReconnect' });
    await change(
      `insert into records.books_resets (company_id, tenant_id, detail, found_at) values ($1, $2, 'A test', now())`,
      [anew, tenant.id],
    );
    const unread = await aCompany(tenant, 'Unread');
    await change(
      `insert into records.unreadable_documents
         (company_id, tenant_id, entity, qbo_id, fingerprint, reason, changed_at, first_at, last_at, last_run_id)
       values ($1, $2, 'Payment', '7', 'f', 'a test', now(), now(), now(), gen_random_uuid())`,
      [unread, tenant.id],
    );
    const { body } = await tenant.call('GET', '/v1/status/companies');
    expect(body.items).toMatchObject([
      { id: anew, condition: 'booksReset', reasons: [{ condition: 'booksReset' }], openProblems: 0 },
      { id: unread, condition: 'problems', openProblems: 1 },
    ]);
    const { body: problems } = await tenant.call('GET', `/v1/companies/${unread}/problems`);
    expect(problems.items).toHaveLength(1);
  });

  it('is a tenant’s own, and for the operator that of all', async () => {
    const [one, other] = [await gateway.tenant('One'), await gateway.tenant('Other')];
    const mine = await aCompany(one, 'Mine');
    const theirs = await aCompany(other, 'Theirs');
    const idsFor = async (call: Tenant['call']) =>
      (await call('GET', '/v1/status/companies?limit=200')).body.items.map(({ id }: { id: string }) => id);
    expect(await idsFor(one.call)).toEqual([mine]);
    expect(await idsFor(gateway.call)).toEqual(expect.arrayContaining([mine, theirs]));
    const narrow = await gateway.tenant('Narrow', ['companies:read']);
    expect((await narrow.call('GET', '/v1/status/summary')).status).toBe(403);
    expect((await gateway.call('GET', '/v1/status/summary', { key: null })).status).toBe(401);
  });

  it('loses nobody from its pages when a company before them moves', async () => {
    const tenant = await gateway.tenant('Moving');
    const ids: string[] = [];
    for (const agoMinutes of [900, 800, 700, 600])
      ids.push(await aCompany(tenant, `Late ${agoMinutes}`, { agoMinutes }));
    const first = (await tenant.call('GET', '/v1/status/companies?limit=2')).body;
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    await change(`update schedule.types set last_success_at = now() where company_id = $1`, [ids[0]]);
    await eventually(async () => (await tenant.call('GET', '/v1/status/summary')).body.conditions.inStep === 1);
    const rest = (await tenant.call('GET', `/v1/status/companies?cursor=${first.nextCursor}`)).body;
    expect(rest.items.map(({ id }: { id: string }) => id)).toEqual([...ids.slice(2), ids[0]]);
  });

  it('refuses a cursor that is none, and conditions that there are not', async () => {
    const tenant = await gateway.tenant('Asking');
    for (const query of ['cursor=x', 'condition=green', 'limit=0']) {
      expect((await tenant.call('GET', `/v1/status/companies?${query}`)).status).toBe(422);
    }
  });

  it('comes without the last batch while batch-status does not answer', async () => {
    const tenant = await gateway.tenant('Half');
    const id = await aCompany(tenant, 'Shown');
    await whole.services.batchStatus.stop();
    const { status, body } = await tenant.call('GET', '/v1/status/companies');
    expect([status, body.items[0].id, body.items[0].lastBatch]).toEqual([200, id, null]);
  });
});
