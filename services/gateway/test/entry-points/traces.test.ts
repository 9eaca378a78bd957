import { afterAll, beforeAll, expect, it } from 'vitest';
import { traceThisProcess } from '@autosync/testing/traces';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let traced: Awaited<ReturnType<typeof traceThisProcess>>;
let gateway: TestGateway;
beforeAll(async () => {
  traced = await traceThisProcess();
  gateway = await testGateway();
});
afterAll(async () => gateway.stop());

it('a request is part of its caller’s trace, with what it asks of other services and what it logs', async () => {
  const tenant = await gateway.tenant('Northwind');
  const { id } = await tenant.company('Contoso');
  // Over a socket: there the bytes of a body arrive in the context of their connection.
  const address = await gateway.app.listen({ port: 0, host: '127.0.0.1' });
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const answer = await fetch(`${address}/v1/companies/${id}/batches`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tenant.key}`,
      'content-type': 'application/json',
      'idempotency-key': 'a-1',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    },
    body: JSON.stringify({ type: 'invoices' }),
  });
  // There is no scheduler here.
  expect(answer.status).toBe(503);

  const spans = (await traced.spans()).filter((span) => span.traceId === traceId);
  const request = spans.find(({ parentId }) => parentId === 'b7ad6b7169203331');
  expect(request).toMatchObject({
    name: 'POST /v1/companies/:companyId/batches',
    kind: 'server',
    failure: 'answered 503',
    facts: {
      'http.request.method': 'POST',
      'http.route': '/v1/companies/:companyId/batches',
      'http.response.status_code': 503,
      'error.type': 'http-503',
      request_id: answer.headers.get('x-request-id'),
      operation: 'startBatch',
      tenant_id: tenant.id,
    },
  });
  const calls = spans.filter(({ kind }) => kind === 'client');
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) expect(call).toMatchObject({ parentId: request?.spanId, failure: expect.anything() });
  const line = gateway.logs.find(({ msg, operation }) => msg === 'request answered' && operation === 'startBatch');
  expect(line).toMatchObject({ traceId, spanId: request?.spanId });
});
