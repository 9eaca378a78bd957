import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { storeList } from '../support/quickbooks-lists.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

let whole: WholeGateway;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  whole = await wholeGateway({ SYNC_TYPES: 'invoices,payments' });
  ({ gateway } = whole);
  tenant = await gateway.tenant('Northwind');
});
afterAll(() => whole.stop());

const sql = (text: string, values: unknown[]) => whole.owner.withAllTenants((tx) => tx.query({ text, values }));

/** A company as a worker, a person and QuickBooks leave it before AutoSync is switched on. */
async function preparedCompany(name: string) {
  const settings = { serviceIncomeAccount: 'Services', productIncomeAccount: 'Income:Sales' };
  const body = { name, timeZone: 'America/Chicago', settings };
  const { id } = (await tenant.call('POST', '/v1/companies', { body })).body as { id: string };
  const { sealed, keyId } = gateway.deps.keyRing.seal('refresh', {
    tenantId: tenant.id,
    companyId: id,
    column: 'refresh_token',
  });
  await sql(
    `update accounts.connections set state = 'connected', version = version + 1, realm_verified_at = now(),
       key_id = $2, refresh_token = $3, refresh_expires_at = now() + interval '90 days' where company_id = $1`,
    [id, keyId, sealed],
  );
  await storeList(whole.owner, { tenantId: tenant.id, companyId: id }, 'Account', [
    { qboId: '1', name: 'Services', data: { AccountType: 'Income' } },
    { qboId: '2', name: 'Sales', fullName: 'Income:Sales', data: { AccountType: 'Income' } },
  ]);
  await sql(
    `insert into records.reference_cache (company_id, kind, key, tenant_id, qbo_id, name, data, read_at)
     values ($1, 'preferences', 'company', $2, '1', 'Preferences', $3, now())`,
    [
      id,
      tenant.id,
      { bookCloseDate: '2026-01-31', homeCurrency: 'USD', multicurrency: false, classes: 'off', departments: false },
    ],
  );
  const path = `/v1/companies/${id}/autosync`;
  await tenant.call('GET', path);
  await sql(`update schedule.types set last_success_at = now() where company_id = $1`, [id]);
  return { id, path };
}

const enabling = { enabled: true, intervalMinutes: 120, types: { invoices: { enabled: true } } };
const enable = (path: string, body: object = {}) =>
  tenant.call('PUT', path, { body: { ...enabling, ...body }, headers: { 'if-match': '*' } });
const statesOf = (checks: { code: string; state: string }[]) =>
  Object.fromEntries(checks.map(({ code, state }) => [code, state]));

describe('readiness', () => {
  it('of a company that is prepared lets AutoSync be switched on, and then tells its next runs', async () => {
    const { path } = await preparedCompany('Ready');
    const { body } = await tenant.call('GET', `${path}/readiness?type=invoices`);
    expect(body).toMatchObject({ ready: true, types: ['invoices'] });
    expect(body.checks.filter(({ state }: { state: string }) => state !== 'pass')).toEqual([]);

    expect((await enable(path)).status).toBe(200);
    const next = await tenant.call('GET', `${path}/next-runs`);
    expect(next.body.timeZone).toBe('America/Chicago');
    expect(next.body.items).toHaveLength(5);
    for (const { at, localTime, type } of next.body.items) {
      expect(type).toBe('invoices');
      expect(localTime).toMatch(/-0[56]:00$/);
      expect(new Date(localTime).getTime()).toBe(Math.floor(Date.parse(at) / 1000) * 1000);
    }
  });

  it('of a company that nobody has connected refuses with the reasons, until somebody overrides it with a note', async () => {
    const { id } = await tenant.company('Hasty');
    const path = `/v1/companies/${id}/autosync`;
    const refused = await enable(path);
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('not-ready');
    const codes = refused.body.errors.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['connected', 'default-accounts', 'tried-by-hand']);
    expect((await tenant.call('GET', path)).body.enabled).toBe(false);
    const { body: readiness } = await tenant.call('GET', `${path}/readiness?type=invoices`);
    expect(readiness.ready).toBe(false);

    expect((await enable(path, { overrideNote: 'They connect tomorrow' })).status).toBe(200);
    const { body: log } = await tenant.call('GET', `/v1/audit-events?companyId=${id}`);
    expect(log.items[0]).toMatchObject({
      action: 'autosync.replaced',
      outcome: 'done',
      after: { overrideNote: 'They connect tomorrow', overridden: codes },
    });
    // Nothing is newly switched on: nothing is asked again, and switching off never is.
    expect((await enable(path, { intervalMinutes: 60 })).status).toBe(200);
    expect((await enable(path, { enabled: false })).status).toBe(200);
  });

  it('looks at what pending records need', async () => {
    const { id, path } = await preparedCompany('Behind');
    await tenant.call('PUT', `/v1/companies/${id}/invoices/A`, { body: invoice({ date: '2026-01-31' }) });
    await sql(
      `update records.records set pending_since = now() - interval '1 hour',
         content = content || '{"currency": "EUR", "class": "West"}' where company_id = $1`,
      [id],
    );
    const { body } = await tenant.call('GET', `${path}/readiness?type=invoices`);
    expect(statesOf(body.checks)).toMatchObject({
      'plan-features': 'fail',
      'tried-by-hand': 'fail',
      'closed-books': 'fail',
    });
    const features = body.checks.find(({ code }: { code: string }) => code === 'plan-features');
    expect(features.reason).toMatch(/classes, multiple currencies \(EUR\)/);
  });

  it('looks at the accounts of categories as at those of the company', async () => {
    const { id, path } = await preparedCompany('Categorized');
    const reasonAfter = async (itemCategories: object) => {
      const answer = await tenant.call('PATCH', `/v1/companies/${id}`, { body: { settings: { itemCategories } } });
      expect(answer.status).toBe(200);
      const { body } = await tenant.call('GET', `${path}/readiness?type=invoices`);
      return body.checks.find(({ code }: { code: string }) => code === 'default-accounts').reason as string;
    };
    expect(await reasonAfter({ Hardware: { incomeAccount: 'Sales' } })).toMatch(/are there/);
    expect(await reasonAfter({ Hardware: { incomeAccount: 'Rent' } })).toMatch(
      /"Hardware", "Rent", is not in QuickBooks/,
    );
  });

  it('tells that tokens cannot be read when their key is gone', async () => {
    const { id, path } = await preparedCompany('Rotated');
    await sql(`update accounts.connections set key_id = 'gone' where company_id = $1`, [id]);
    const { body } = await tenant.call('GET', `${path}/readiness`);
    expect(statesOf(body.checks)).toMatchObject({ 'tokens-readable': 'fail' });
    expect(body.types).toEqual(['invoices', 'payments']);
  });
});

describe('a pause', () => {
  it('stands with who and why in the settings, the run check and the batch that waits, until somebody ends it', async () => {
    const { id, path } = await preparedCompany('Paused');
    const headers = { 'idempotency-key': 'month-end' };
    const body = { companyId: id, type: 'invoices', note: 'The accountant closes October' };
    const created = await tenant.call('POST', '/v1/pauses', { body, headers });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ scope: 'company', by: 'key of Northwind', endedAt: null });
    expect((await tenant.call('POST', '/v1/pauses', { body, headers })).body).toEqual(created.body);

    const settings = await tenant.call('GET', path);
    expect(settings.body.pauses).toEqual([created.body]);
    expect((await enable(path, settings.body)).status).toBe(200);
    const { body: check } = await tenant.call('GET', `/v1/companies/${id}/run-check`);
    expect(check.answer).toBe('wait');
    expect(check.reasons).toContainEqual({ code: 'paused', message: expect.stringMatching(/closes October/) });
    const { body: batch } = await tenant.call('POST', `/v1/companies/${id}/batches`, { body: { type: 'invoices' } });
    const waiting = await tenant.call('GET', `/v1/batches/${batch.id}`);
    expect(waiting.body).toMatchObject({
      state: 'notStarted',
      reason: 'paused',
      message: 'key of Northwind paused it: The accountant closes October',
    });

    const ended = await tenant.call('POST', `/v1/pauses/${created.body.id}/end`, { body: { note: 'Done' } });
    expect(ended.body).toMatchObject({ endedBy: 'key of Northwind', endNote: 'Done', endedAt: expect.any(String) });
    expect((await tenant.call('GET', `/v1/pauses?companyId=${id}`)).body.items).toEqual([]);
    // Ended again it is as it was, and nothing happened that the audit log would have.
    const again = await tenant.call('POST', `/v1/pauses/${created.body.id}/end`, { body: { note: 'Once more' } });
    expect([again.status, again.body]).toEqual([200, ended.body]);
    const events = (await tenant.call('GET', '/v1/audit-events')).body.items;
    expect(events.filter(({ action }: { action: string }) => action === 'pause.ended')).toHaveLength(1);
    expect((await tenant.call('GET', `/v1/batches/${batch.id}`)).body.reason).toBeNull();
    const { body: log } = await tenant.call('GET', `/v1/audit-events?companyId=${id}`);
    expect(log.items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['pause.created', 'pause.ended']),
    );
    expect(log.items[0]).toMatchObject({ before: created.body, after: ended.body });
  });

  it('of everything is the operator’s, and everybody sees it', async () => {
    const body = { note: 'QuickBooks is being moved' };
    expect((await tenant.call('POST', '/v1/system/pauses', { body })).status).toBe(403);
    const headers = { 'idempotency-key': 'for-everybody' };
    const { body: created } = await gateway.call('POST', '/v1/system/pauses', { body, headers });
    expect((await gateway.call('POST', '/v1/system/pauses', { body, headers })).body).toEqual(created);
    const other = await gateway.call('POST', '/v1/system/pauses', { body: { note: 'Another reason' }, headers });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect((await gateway.call('GET', '/v1/system/pauses')).body.items).toEqual([created]);
    expect((await tenant.call('GET', '/v1/pauses')).body.items).toEqual([created]);
    expect((await tenant.call('POST', `/v1/pauses/${created.id}/end`, { body: {} })).status).toBe(404);
    expect((await gateway.call('POST', `/v1/system/pauses/${created.id}/end`, { body: {} })).status).toBe(200);
    expect((await tenant.call('GET', '/v1/pauses')).body.items).toEqual([]);
  });

  it('of another tenant’s company is not found', async () => {
    const stranger = await gateway.tenant('Stranger');
    const { id } = await tenant.company('Mine');
    const answer = await stranger.call('POST', '/v1/pauses', { body: { companyId: id, note: 'x' } });
    expect(answer.status).toBe(404);
    expect((await stranger.call('GET', '/v1/pauses')).body.items).toEqual([]);
  });
});
