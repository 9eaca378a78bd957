import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(async () => gateway.stop());

it('tenants are listed in the order of creation, page by page, none twice and none left out', async () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const created = [];
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
  expect(seen).toEqual(created);
});
