import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { operatorKey } from '../support/environment.ts';
import { ownerDb } from '../support/owner-db.ts';

let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let owner: ReturnType<typeof ownerDb>;
beforeAll(async () => {
  gateway = await testGateway({ env: { IDEMPOTENCY_LOCK_MS: '60000' } });
  tenant = await gateway.tenant('Northwind');
  owner = ownerDb(gateway.database);
});
afterAll(async () => {
  await owner.close();
  await gateway.stop();
});

const create = (name: string, key: string) =>
  tenant.call('POST', '/v1/companies', { body: { name }, headers: { 'idempotency-key': key } });

async function companiesNamed(name: string): Promise<number> {
  const { items } = (await tenant.call('GET', '/v1/companies?limit=200')).body;
  return items.filter((company: { name: string }) => company.name === name).length;
}

describe('an Idempotency-Key', () => {
  it('with the same body gets the stored answer, and the work is done once', async () => {
    const first = await create('Once', 'key-once');
    const second = await create('Once', 'key-once');
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect(await companiesNamed('Once')).toBe(1);
  });

  it('with another body is refused', async () => {
    await create('First', 'key-reused');
    const answer = await create('Second', 'key-reused');
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('idempotency-key-reused');
    expect(await companiesNamed('Second')).toBe(0);
  });

  it('in flight answers 409, then the stored answer', async () => {
    const open = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const blocker = owner.withoutTenant(async (tx) => {
      await tx.query({ text: 'lock table accounts.audit_events in access exclusive mode' });
      locked.resolve();
      await open.promise;
    });
    await locked.promise;
    const first = create('Slow', 'key-slow');
    await eventually(async () => {
      const { rowCount } = await owner.withAllTenants((tx) =>
        tx.query({ text: `select 1 from accounts.idempotency_keys where idempotency_key = 'key-slow'` }),
      );
      return rowCount === 1;
    });
    const meanwhile = await create('Slow', 'key-slow');
    expect(meanwhile.status).toBe(409);
    expect(meanwhile.body.code).toBe('request-in-progress');
    expect(meanwhile.headers['retry-after']).toBe('1');
    open.resolve();
    await blocker;
    expect((await first).status).toBe(201);
    const afterwards = await create('Slow', 'key-slow');
    expect(afterwards.body).toEqual((await first).body);
    expect(await companiesNamed('Slow')).toBe(1);
  });

  it('of a process that died in the middle is free again after a while', async () => {
    const claim = {
      text: `insert into accounts.idempotency_keys
          (tenant_id, key_id, idempotency_key, fingerprint, claim_id, locked_until)
        select tenant_id, key_id, 'key-died', fingerprint, gen_random_uuid(), now() + interval '1 minute'
        from accounts.idempotency_keys where idempotency_key = 'key-template'`,
    };
    await create('Died', 'key-template');
    await owner.withAllTenants((tx) => tx.query(claim));
    expect((await create('Died', 'key-died')).status).toBe(409);
    gateway.setNow(new Date(Date.now() + 61_000));
    const answer = await create('Died', 'key-died');
    gateway.setNow(null);
    expect(answer.status).toBe(201);
    expect(answer.headers['idempotency-replayed']).toBeUndefined();
  });

  it('whose request failed is free at once', async () => {
    const run = (text: string) => owner.withoutTenant((tx) => tx.query({ text }));
    await run('alter table accounts.audit_events rename to elsewhere');
    expect((await create('Failed', 'key-failed')).status).toBe(500);
    await run('alter table accounts.elsewhere rename to audit_events');
    expect(await companiesNamed('Failed')).toBe(0);
    expect((await create('Failed', 'key-failed')).status).toBe(201);
    expect(await companiesNamed('Failed')).toBe(1);
  });

  it('of a created API key replays the key itself, which is stored nowhere in clear', async () => {
    const make = () =>
      gateway.call('POST', '/v1/api-keys', {
        body: { tenantId: tenant.id, name: 'second' },
        headers: { 'idempotency-key': 'make-key' },
      });
    const first = await make();
    const second = await make();
    expect(second.body).toEqual(first.body);
    expect((await gateway.call('GET', '/v1/self', { key: second.body.key })).status).toBe(200);
    const { rows } = await owner.withAllTenants((tx) =>
      tx.query<{ dump: string }>({
        text: `select coalesce(string_agg(k::text, ''), '') || (select string_agg(a::text, '') from accounts.api_keys a)
            || (select string_agg(e::text, '') from accounts.audit_events e) as dump
          from accounts.idempotency_keys k`,
      }),
    );
    expect(rows[0]?.dump.length).toBeGreaterThan(100);
    expect(rows[0]?.dump).not.toContain(first.body.key);
    expect(rows[0]?.dump).not.toContain(Buffer.from(first.body.key as string).toString('hex'));
  });

  it('of a created tenant makes one tenant', async () => {
    const make = (name: string) =>
      gateway.call('POST', '/v1/tenants', { body: { name }, key: operatorKey, headers: { 'idempotency-key': 't-1' } });
    const first = await make('Twice');
    expect((await make('Twice')).body).toEqual(first.body);
    expect((await make('Other')).status).toBe(422);
  });

  it('of a decision about a record is decided once, though the batch that carries it out could not be started', async () => {
    const { id } = (await tenant.call('POST', '/v1/companies', { body: { name: 'Decided' } })).body;
    const path = `/v1/companies/${id}/invoices/R-1`;
    const body = { date: '2026-03-01', customer: { name: 'A' }, lines: [{ item: 'B', quantity: '1', unitPrice: '1' }] };
    expect((await tenant.call('PUT', path, { body })).status).toBe(201);
    const letGo = () =>
      tenant.call('POST', `${path}/operations`, {
        body: { operation: 'let-go' },
        headers: { 'idempotency-key': 'key-decided' },
      });
    // No scheduler runs here.
    const first = await letGo();
    // A batch of AutoSync carries out what was decided before the same request comes again.
    const settle = `update records.records set sync_state = 'letGo', requested = null, pending_since = null
      where external_id = 'R-1'`;
    await owner.withAllTenants((tx) => tx.query({ text: settle }));
    const second = await letGo();
    expect([first.status, second.status]).toEqual([503, 503]);
    const { items } = (await tenant.call('GET', `/v1/audit-events?limit=200`)).body;
    expect(items.filter(({ action }: { action: string }) => action === 'record.operation')).toHaveLength(1);
    const another = { body: { operation: 'let-go' }, headers: { 'idempotency-key': 'key-decided-again' } };
    expect((await tenant.call('POST', `${path}/operations`, another)).status).toBe(409);
  });
});
