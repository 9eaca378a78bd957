import { afterEach, expect, it } from 'vitest';
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

it('a stream is part of the trace in which it is read, at both ends, for as long as it is read', async () => {
  const traced = await traceThisProcess();
  const seen: (string | undefined)[] = [];
  const { port } = await startEcho({
    async *watchWords({ words }) {
      seen.push(currentTraceparent());
      yield { words };
      if (words.includes('fail')) throw new AutosyncError('db-unavailable', 'no database', { retryable: true });
    },
  });
  const client = connect(port);
  const read = async (word: string) => {
    for await (const _ of client.watchWords({ words: [word] })) if (word === 'leave') break;
  };
  await read('untraced');
  await inSpan(request, async () => {
    await read('all');
    await read('leave');
    await expect(read('fail')).rejects.toThrow('no database');
  });

  const spans = await traced.spans();
  const [root] = spans.filter(({ name }) => name === 'a request');
  const of = (kind: string) => spans.filter((span) => span.name === 'test.v1.Echo/watchWords' && span.kind === kind);
  const [clients, servers] = [of('client'), of('server')];
  expect(clients.map(({ traceId, parentId }) => [traceId, parentId])).toEqual(
    Array.from({ length: 3 }, () => [root?.traceId, root?.spanId]),
  );
  expect(servers.map(({ parentId }) => parentId).toSorted()).toEqual(clients.map(({ spanId }) => spanId).toSorted());
  expect(clients.map(({ failure }) => failure).filter(Boolean)).toEqual(['no database']);
  expect(servers.map(({ failure }) => failure).filter(Boolean)).toEqual(['no database']);
  expect(seen.map((traceparent) => readTraceparent(traceparent)?.traceId)).toEqual([
    undefined,
    ...Array.from({ length: 3 }, () => root?.traceId),
  ]);
  expect(spans).toHaveLength(7);
});
