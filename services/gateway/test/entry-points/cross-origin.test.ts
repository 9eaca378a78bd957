import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

const origin = 'https://books.example.com';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({ env: { CORS_ORIGINS: `${origin},https://other.example.com` } });
});
afterAll(() => gateway.stop());

const ask = (url: string, from: string, method = 'PUT') =>
  gateway.app.inject({
    method: 'OPTIONS',
    url,
    headers: { origin: from, 'access-control-request-method': method },
  });

describe('a page of a named origin', () => {
  it('may ask without a key what it may send, and is told', async () => {
    const { statusCode, headers, body } = await ask('/v1/companies/1/autosync', origin);
    expect([statusCode, body]).toEqual([204, '']);
    expect(headers).toMatchObject({ vary: 'origin', 'access-control-allow-origin': origin });
    expect(headers['access-control-allow-methods']).toContain('PUT');
    for (const name of ['authorization', 'idempotency-key', 'if-match']) {
      expect(headers['access-control-allow-headers']).toContain(name);
    }
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('may read answers, refusals too, with their headers', async () => {
    const { key } = await gateway.tenant('Pages');
    for (const [asKey, status] of [
      [key, 200],
      [null, 401],
    ] as const) {
      const answer = await gateway.call('GET', '/v1/companies', { key: asKey, headers: { origin } });
      expect(answer.status).toBe(status);
      expect(answer.headers['access-control-allow-origin']).toBe(origin);
      expect(answer.headers['access-control-expose-headers']).toMatch(/etag.*ratelimit|ratelimit.*etag/);
    }
  });
});

it.each(['https://evil.example.com', 'null', 'https://books.example.com.evil.example'])(
  'a page of %s may read nothing',
  async (from) => {
    const preflight = await ask('/v1/companies', from);
    expect(preflight.statusCode).toBe(405);
    const answer = await gateway.call('GET', '/v1/companies', { key: null, headers: { origin: from } });
    for (const { headers } of [preflight, answer]) {
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['vary']).toBe('origin');
    }
  },
);

it('other questions for options are told the methods as before', async () => {
  const { statusCode, headers } = await gateway.app.inject({
    method: 'OPTIONS',
    url: '/v1/companies',
    headers: { origin },
  });
  expect([statusCode, headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
});
