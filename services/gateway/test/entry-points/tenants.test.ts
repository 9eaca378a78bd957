import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { inOrderOfCreation } from '../support/in-order.ts';
import { ownerDb } from '../support/owner-db.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(async () => gateway.stop());

it('tenants are listed in the order of creation, page by page, none twice and none left out', async () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const created: { id: string; createdAt: string }[] = [];
  for (const name of names) created.push((await gateway.call('POST', '/v1/tenants', { body: { name } })).body);
  const seen = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 10; pages++) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body } = await gateway.call('GET', `/v1/tenants?limit=2${query}`);
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items);
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(inOrderOfCreation(created));
});

it('a tenant whose Idempotency-Key is forgotten is not created twice, and no other one under its key', async () => {
  const headers = { 'idempotency-key': 'forgotten' };
  const post = (name: string) => gateway.call('POST', '/v1/tenants', { body: { name }, headers });
  const created = await post('Once');
  expect(created.status).toBe(201);
  const owner = ownerDb(gateway.database);
  const forget = () => owner.withAllTenants((tx) => tx.query({ text: 'delete from accounts.idempotency_keys' }));
  await forget();
  const again = await post('Once');
  expect([again.status, again.body]).toEqual([201, created.body]);
  await forget();
  const other = await post('Other');
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  await owner.close();
});
