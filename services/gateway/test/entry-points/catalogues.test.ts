import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureCatalogue } from '@autosync/contracts';
import { problems } from '../../src/errors.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({
    env: { PUBLIC_URL: 'https://autosync.test/api/', ANONYMOUS_RATE_LIMIT_REQUESTS: '999' },
  });
});
afterAll(async () => gateway.stop());

const anybody = (path: string) => gateway.call('GET', path, { key: null });

it('every failure of the catalogue is listed, with the thing to do and the types it comes with', async () => {
  const { status, body } = await anybody('/v1/failures');
  expect(status).toBe(200);
  expect(body.items.map(({ code }: { code: string }) => code)).toEqual(Object.keys(failureCatalogue).sort());
  for (const { message, fix, types } of body.items) {
    expect([message, fix].every((text) => text.length > 0)).toBe(true);
    expect(types.length).toBeGreaterThan(0);
  }
});

describe('the type of a problem', () => {
  it('is the address of a page that says what to do', async () => {
    const { body } = await anybody('/v1/companies');
    expect(body.type).toBe('https://autosync.test/api/v1/problem-types/not-authenticated');
    const page = await anybody(new URL(body.type).pathname.replace('/api', ''));
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain(problems['not-authenticated'].help.slice(0, 40));
  });

  it.each(Object.keys(problems))('%s has a page', async (code) => {
    expect((await anybody(`/v1/problem-types/${code}`)).status).toBe(200);
  });

  it('that there is not has none', async () => {
    for (const code of ['dreams', '__proto__', 'constructor']) {
      expect((await anybody(`/v1/problem-types/${code}`)).status).toBe(404);
    }
  });
});

it.each<[string, 'GET' | 'POST' | 'HEAD', string, unknown, number, string]>([
  ['what a tenant has', 'GET', '/v1/companies', undefined, 200, 'no-store'],
  ['the same without its body', 'HEAD', '/v1/companies', undefined, 200, 'no-store'],
  ['an API key', 'POST', '/v1/api-keys', { name: 'another', scopes: ['companies:read'] }, 201, 'no-store'],
  ['a page for the person who connects', 'GET', '/v1/oauth/start?state=x', undefined, 400, 'no-store'],
  ['the page after that', 'GET', '/v1/oauth/callback?state=x', undefined, 400, 'no-store'],
  ['what is not there', 'GET', '/v1/nothing', undefined, 404, 'no-store'],
  ['another method', 'POST', '/v1/self', {}, 405, 'no-store'],
  ['a fault', 'POST', '/v1/companies', { nonsense: 1 }, 422, 'no-store'],
  ['a body that is no JSON', 'POST', '/v1/companies', '<xml/>', 415, 'no-store'],
  ['a part that is down', 'GET', '/v1/pauses', undefined, 503, 'no-store'],
  ['what is another’s', 'GET', '/v1/tenants', undefined, 403, 'no-store'],
  ['a page about problems', 'GET', '/v1/problem-types/forbidden', undefined, 200, 'public, max-age=3600'],
])('%s says how long it may be kept, and that nobody guesses its type', async (_, method, path, body, status, kept) => {
  const tenant = await gateway.tenant(`${method} ${path}`);
  const answer = await tenant.call(method, path, { body });
  expect(answer.status).toBe(status);
  const { headers } = answer;
  expect(headers).toMatchObject({ 'cache-control': kept, 'x-content-type-options': 'nosniff' });
});

it('the process is ready while all connections of the pool are busy', async () => {
  let release = () => {};
  const busy = new Promise<void>((resolve) => (release = resolve));
  const held = Array.from({ length: 10 }, () => gateway.deps.db.withoutTenant(() => busy));
  await expect(gateway.deps.readiness.ping()).resolves.not.toThrow();
  release();
  await Promise.all(held);
});
