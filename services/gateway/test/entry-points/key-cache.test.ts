import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownerDb } from '../support/owner-db.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({ env: { API_KEY_CACHE_MS: '600000' } });
});
afterAll(async () => gateway.stop());

it('a known key is trusted without the database for a while, and a revocation here takes effect at once', async () => {
  const tenant = await gateway.tenant('Cached');
  const isKnown = async () => (await tenant.call('GET', '/v1/self')).status === 200;
  expect(await isKnown()).toBe(true);

  const owner = ownerDb(gateway.database);
  await owner.withAllTenants((tx) =>
    tx.query({ text: 'update accounts.api_keys set revoked_at = now() where id = $1', values: [tenant.keyId] }),
  );
  expect(await isKnown()).toBe(true);

  await owner.withAllTenants((tx) =>
    tx.query({ text: 'update accounts.api_keys set revoked_at = null where id = $1', values: [tenant.keyId] }),
  );
  await owner.close();
  await gateway.call('POST', `/v1/api-keys/${tenant.keyId}/revoke`);
  expect(await isKnown()).toBe(false);
});
