import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { createRetentionTick } from '../../src/entry-points/tick-retention.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { ownerDb } from '../support/owner-db.ts';

const HOUR_MS = 3_600_000;

let gateway: TestGateway;
let owner: ReturnType<typeof ownerDb>;
beforeAll(async () => {
  gateway = await testGateway();
  owner = ownerDb(gateway.database);
});
afterAll(async () => {
  await owner.close();
  await gateway.stop();
});

const count = async (table: string) =>
  (await owner.withAllTenants((tx) => tx.query({ text: `select 1 from accounts.${table}` }))).rowCount;

it('old answers, connection attempts and audit events are deleted, young ones stay', async () => {
  const tenant = await gateway.tenant('Northwind');
  const create = async (at: number) => {
    gateway.setNow(new Date(Date.now() + at));
    const headers = { 'idempotency-key': `key-${at}` };
    const { body } = await tenant.call('POST', '/v1/companies', { body: { name: 'x' }, headers });
    await tenant.call('POST', `/v1/companies/${body.id}/connection`);
  };
  await create(-3 * HOUR_MS);
  await create(0);
  gateway.setNow(null);
  expect([await count('idempotency_keys'), await count('oauth_states')]).toEqual([2, 2]);
  const young = await count('audit_events');
  // More than are deleted at once.
  await owner.withAllTenants((tx) =>
    tx.query({
      text: `insert into accounts.audit_events (tenant_id, at, actor_kind, actor_id, actor_name, action, outcome, request_id)
        select gen_random_uuid(), now() - interval '1 day', 'key', gen_random_uuid(), 'k', 'x', 'done', 'r'
        from generate_series(1, 6000)`,
    }),
  );

  const tick = createRetentionTick({
    db: gateway.deps.db,
    intervalMs: 20,
    idempotencyRetentionMs: 2 * HOUR_MS,
    oauthStateRetentionMs: 2 * HOUR_MS,
    auditRetentionMs: 23 * HOUR_MS,
    rateLimitWindowMs: 60_000,
    now: () => null,
    logger: gateway.deps.logger,
  });
  tick.start();
  await eventually(() => gateway.logs.some(({ msg }) => msg === 'old rows deleted'));
  await tick.stop();
  expect([await count('idempotency_keys'), await count('oauth_states')]).toEqual([1, 1]);
  expect(await count('audit_events')).toBe(young);
});
