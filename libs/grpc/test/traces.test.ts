import { afterEach, expect, it } from '@jest/globals';
import { AutosyncError, currentTraceparent, inSpan, readTraceparent } from '@autosync/core';
import { traceThisProcess } from '@autosync/testing/traces';
import { closeAll, connect, startEcho } from './support/echo.ts';

afterEach(closeAll);

const request = { name: 'a request', kind: 'server', arriving: { traceparent: undefined, begin: true } } as const;

it('a call in a trace goes on in it at the server, with its status at both ends', async () => {
  const traced = await traceThisProcess();
  const seen: (string | undefined)[] = [];
  const { port } = await startEcho({
    say: (given) => {
      seen.push(currentTraceparent());
      return Promise.resolve(given);
    },
    waitForRelease: () => Promise.reject(new AutosyncError('db-unavailable', 'no database', { retryable: true })),
  });
  const client = connect(port);
  await client.say({});
  await inSpan(request, async () => {
    await client.say({});
    await expect(client.waitForRelease({})).rejects.toThrow('no database');
  });

  const spans = await traced.spans();
  const [root] = spans.filter(({ name }) => name === 'a request');
  const [said, answered] = ['client', 'server'].map((kind) =>
    spans.find((span) => span.name === 'test.v1.Echo/say' && span.kind === kind),
  );
  expect(said).toMatchObject({ traceId: root?.traceId, parentId: root?.spanId, failure: undefined });
  expect(answered).toMatchObject({ traceId: root?.traceId, parentId: said?.spanId });
  expect(answered?.facts).toEqual({
    'rpc.system.name': 'grpc',
    'rpc.method': 'test.v1.Echo/say',
    'rpc.response.status_code': 'OK',
  });
  // The first call was part of no trace: neither end began one.
  expect(seen.map((traceparent) => readTraceparent(traceparent)?.traceId)).toEqual([undefined, root?.traceId]);
  const failed = spans.filter(({ name }) => name === 'test.v1.Echo/waitForRelease');
  expect(failed.map(({ kind, failure }) => [kind, failure])).toEqual([
    ['server', 'no database'],
    ['client', 'no database'],
  ]);
  expect(spans).toHaveLength(5);
});
