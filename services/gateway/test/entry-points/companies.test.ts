import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { inOrderOfCreation } from '../support/in-order.ts';

let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  gateway = await testGateway();
  tenant = await gateway.tenant('Northwind');
});
afterAll(async () => gateway.stop());

describe('a company', () => {
  it('is created with what was not said filled in, and read where Location says', async () => {
    const created = await tenant.call('POST', '/v1/companies', { body: { name: 'Contoso' } });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      name: 'Contoso',
      timeZone: 'UTC',
      settings: {},
      disabled: false,
      realmId: null,
      connectionState: 'disconnected',
    });
    const read = await tenant.call('GET', created.headers['location'] as string);
    expect(read.body).toEqual(created.body);
  });

  it('with a time zone that does not exist is not created', async () => {
    const before = (await tenant.call('GET', '/v1/companies')).body.items.length;
    const answer = await tenant.call('POST', '/v1/companies', { body: { name: 'x', timeZone: 'Mars/Olympus' } });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].pointer).toBe('/timeZone');
    expect((await tenant.call('GET', '/v1/companies')).body.items).toHaveLength(before);
  });

  it('changes only in what was named, each change with its audit event', async () => {
    const { id } = await tenant.company('Fabrikam');
    const path = `/v1/companies/${id}`;
    const patch = { settings: { invoiceLineDetail: 'condensed' }, timeZone: 'Europe/Berlin' };
    const changed = await tenant.call('PATCH', path, { body: patch, headers: { 'x-request-id': 'change-1' } });
    expect(changed.body).toMatchObject({ name: 'Fabrikam', disabled: false, ...patch });
    expect((await tenant.call('GET', path)).body).toEqual(changed.body);

    const same = await tenant.call('PATCH', path, { body: patch });
    expect(same.body).toEqual(changed.body);

    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${id}`)).body;
    expect(items).toEqual([
      expect.objectContaining({
        action: 'company.changed',
        outcome: 'done',
        actor: { kind: 'key', id: tenant.keyId, name: 'key of Northwind' },
        before: expect.objectContaining({ timeZone: 'UTC', settings: {} }),
        after: expect.objectContaining(patch),
        requestId: 'change-1',
        companyId: id,
      }),
      expect.objectContaining({ action: 'company.created', before: null }),
    ]);
  });

  it('takes settings of names and accounts, one by one, and gives an account back', async () => {
    const { id } = await tenant.company('Names');
    const path = `/v1/companies/${id}`;
    const patch = async (settings: object) => (await tenant.call('PATCH', path, { body: { settings } })).body.settings;
    await patch({ serviceIncomeAccount: 'Income:Services', createCustomers: false });
    expect(await patch({ customerAccountNumber: 'always', serviceIncomeAccount: null })).toEqual({
      serviceIncomeAccount: null,
      createCustomers: false,
      customerAccountNumber: 'always',
    });
    const refused = await tenant.call('PATCH', path, { body: { settings: { createEverything: true } } });
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].pointer).toBe('/settings/createEverything');
  });

  it('that does not exist is not found, read or changed', async () => {
    const path = '/v1/companies/0190a5a0-0000-4000-8000-000000000001';
    expect((await tenant.call('GET', path)).status).toBe(404);
    expect((await tenant.call('PATCH', path, { body: { name: 'x' } })).status).toBe(404);
    expect((await tenant.call('GET', '/v1/companies/no-id')).status).toBe(404);
  });

  it('counts as unpushed until the scheduler knows it', async () => {
    const before = await gateway.deps.push.backlog();
    await tenant.company('Unheard of');
    expect(await gateway.deps.push.backlog()).toBe(before + 1);
  });
});

it('companies are listed page by page in the order of creation', async () => {
  const other = await gateway.tenant('Lister');
  for (const name of ['A', 'B', 'C']) await other.company(name);
  const { body: first, headers } = await other.call('GET', '/v1/companies?limit=2');
  const next = /^<(\?.+)>; rel="next"$/.exec(String(headers['link']))?.[1];
  const { body: second, headers: last } = await other.call('GET', `/v1/companies${next}`);
  expect([next, last['link']]).toEqual([`?limit=2&cursor=${first.nextCursor}`, undefined]);
  const seen = [...first.items, ...second.items];
  expect(new Set(seen.map(({ name }) => name))).toEqual(new Set(['A', 'B', 'C']));
  expect(seen).toEqual(inOrderOfCreation(seen));
  expect(second.nextCursor).toBeNull();
});
