import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import { ownerDb } from '../support/owner-db.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({
    env: { RATE_LIMIT_REQUESTS: '5', ANONYMOUS_RATE_LIMIT_REQUESTS: '3', RATE_LIMIT_WINDOW_MS: '600000' },
  });
});
afterAll(async () => gateway.stop());

describe('the rate limit', () => {
  it('of a key is told with every answer, ends in 429 with Retry-After, and leaves other keys alone', async () => {
    const busy = await gateway.tenant('Busy');
    const quiet = await gateway.tenant('Quiet');
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await busy.call('GET', '/v1/companies'));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[0]?.headers['ratelimit-policy']).toBe('"key";q=5;w=600');
    expect(answers.map((answer) => /r=(\d+)/.exec(String(answer.headers['ratelimit']))?.[1])).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
      '0',
    ]);
    expect(answers[5]?.body.code).toBe('rate-limited');
    expect(Number(answers[5]?.headers['retry-after'])).toBeGreaterThan(0);
    // What is refused early is the same kind of answer as any problem, whatever stands in the address.
    const path = '/v1/companies/x%22%5C';
    const refused = await busy.call('GET', `${path}?a=b`, { headers: { 'x-request-id': 'mine-1' } });
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', 'x-request-id': 'mine-1' },
      body: {
        type: `${gateway.config.publicUrl}/v1/problem-types/rate-limited`,
        title: 'Too many requests',
        status: 429,
        detail: expect.stringMatching(/^At most 5 requests in 600 s\. Go on in \d+ s\.$/),
        instance: path,
        code: 'rate-limited',
        requestId: 'mine-1',
      },
    });
    expect((await quiet.call('GET', '/v1/companies')).status).toBe(200);
  });

  it('of a key holds over all gateways, and a database that is slow refuses nobody', async () => {
    const env = { RATE_LIMIT_REQUESTS: '5', RATE_LIMIT_WINDOW_MS: '600000' };
    const other = await testGateway({ database: gateway.database, env });
    const free = await testGateway({ database: gateway.database, env: { RATE_LIMIT_REQUESTS: '100000' } });
    const owner = ownerDb(gateway.database);
    const [shared, slow] = [await free.tenant('Shared'), await free.tenant('Slow')];
    const askBoth = async (key: string, times: number) => {
      const answers = [];
      for (let n = 0; n < times; n += 1) {
        const one = n % 2 === 0 ? gateway : other;
        answers.push((await one.call('GET', '/v1/companies', { key })).status);
      }
      return answers;
    };
    expect(await askBoth(shared.key, 8)).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);

    expect(await askBoth(slow.key, 2)).toEqual([200, 200]);
    await owner.withAllTenants(async (tx) => {
      await tx.query({ text: 'select bucket from accounts.rate_windows for update' });
      // Each counts for itself meanwhile: five more.
      const before = performance.now();
      expect(await askBoth(slow.key, 10)).toEqual(Array.from({ length: 10 }, () => 200));
      expect(await askBoth(slow.key, 2)).toEqual([429, 429]);
      expect(performance.now() - before).toBeLessThan(10_000);
    });
    await Promise.all([other.stop(), free.stop(), owner.close()]);
  });

  it('of a tenant holds over all of its keys, and leaves other tenants alone', async () => {
    // A gateway before this one took thousands of the operator’s window ahead.
    const env = { RATE_LIMIT_REQUESTS: '1000000', TENANT_RATE_LIMIT_REQUESTS: '4', RATE_LIMIT_WINDOW_MS: '600000' };
    const own = await testGateway({ database: gateway.database, env });
    const [crowd, quiet] = [await own.tenant('Crowd'), await own.tenant('Alone')];
    const input = { tenantId: crowd.id, name: 'second', scopes: ['companies:read'] };
    const second = (await own.call('POST', '/v1/api-keys', { body: input })).body.key as string;
    const answers = [];
    for (let n = 0; n < 6; n += 1) {
      answers.push(await own.call('GET', '/v1/companies', { key: n % 2 === 0 ? crowd.key : second }));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429, 429]);
    // Of its two windows the one with less left is told.
    expect(answers.map(({ headers }) => headers['ratelimit-policy'])).toEqual(
      Array.from({ length: 6 }, () => '"tenant";q=4;w=600'),
    );
    expect(answers[4]?.body).toMatchObject({ code: 'rate-limited', detail: expect.stringContaining('At most 4') });
    expect((await quiet.call('GET', '/v1/companies')).status).toBe(200);
    await own.stop();
  });

  it('of an address slows down guessing', async () => {
    const statuses = [];
    for (let i = 0; i < 4; i++) {
      statuses.push((await gateway.call('GET', '/v1/companies', { key: `guess-${i}` })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
    // An honest person from there still comes back from QuickBooks, and finds the documentation.
    const page = () => gateway.call('GET', '/v1/oauth/callback?state=x', { key: null });
    expect((await page()).status).toBe(400);
    expect((await gateway.call('GET', '/v1/openapi.json', { key: null })).status).toBe(200);
    await page();
    await page();
    const refused = await page();
    expect([refused.status, refused.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
    expect(refused.headers['retry-after']).toBeDefined();
    expect(refused.text).toContain('Too many requests');
  });
});
