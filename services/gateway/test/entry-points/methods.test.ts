import { METHODS, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let port: number;
beforeAll(async () => {
  gateway = await testGateway({ env: { ANONYMOUS_RATE_LIMIT_REQUESTS: '10000' } });
  await gateway.app.listen({ host: '127.0.0.1', port: 0 });
  port = (gateway.app.server.address() as AddressInfo).port;
});
afterAll(async () => gateway.stop());

function statusOf(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest({ port, method, path, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    })
      .on('error', reject)
      .end();
  });
}

/** CONNECT asks for another protocol, and Node answers it itself. */
const methods = METHODS.filter((method) => method !== 'CONNECT');

it.each(['/v1/anything', '/v1/companies', '/v1/oauth/callback'])(
  'no method of HTTP makes %s fail, without a key or with a tenant’s',
  async (path) => {
    const { key } = await gateway.tenant(`Methods of ${path}`);
    for (const headers of [{}, { authorization: `Bearer ${key}` }]) {
      for (const method of methods) {
        const status = await statusOf(method, path, headers as Record<string, string>);
        expect([method, status !== undefined && status < 500]).toEqual([method, true]);
      }
    }
    expect(gateway.logs.filter(({ level }) => level === 'error')).toEqual([]);
  },
);
