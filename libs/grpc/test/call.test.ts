import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { countingProxy } from './support/counting-proxy.ts';
import { closeAll, connect, startEcho, until } from './support/echo.ts';
import type { EchoClient } from './support/echo.ts';

afterEach(closeAll);

async function answers(client: EchoClient): Promise<boolean> {
  try {
    await client.say({});
    return true;
  } catch {
    return false;
  }
}

describe('a call', () => {
  it('carries camelCase fields, 64-bit integers as numbers, enums as words and defaults', async () => {
    const { port } = await startEcho();
    const client = connect(port);
    expect(
      await client.say({ companyId: 'ü', version: 9_007_199_254_740_991, words: ['a', 'b'], mood: 'MOOD_GOOD' }),
    ).toEqual({ companyId: 'ü', version: 9_007_199_254_740_991, words: ['a', 'b'], mood: 'MOOD_GOOD' });
    expect(await client.say({})).toEqual({ companyId: '', version: 0, words: [], mood: 'MOOD_UNSPECIFIED' });
  });

  it('tells the handler its deadline, and onCall what came of it', async () => {
    let deadline: Date | undefined;
    const { port, calls } = await startEcho({
      say: (request, context) => {
        deadline = context.deadline;
        return Promise.resolve(request);
      },
    });
    const before = Date.now();
    await connect(port).say({}, { deadlineMs: 5000 });
    // The deadline travels as the time that is left, so it arrives a little later than it was set.
    expect(deadline!.getTime() - before).toBeGreaterThan(4000);
    expect(deadline!.getTime() - before).toBeLessThan(7000);
    expect(calls).toEqual([{ method: 'say', code: 'OK', seconds: expect.any(Number) }]);
    expect(calls[0]!.seconds).toBeLessThan(5);
  });

  it('works on while its connections reach their greatest age and are replaced', async () => {
    const { port } = await startEcho({}, { maxConnectionAgeMs: 100 });
    const proxy = await countingProxy(port);
    const client = connect(proxy.port);
    let answered = 0;
    await until(async () => {
      await client.say({});
      answered += 1;
      return proxy.connections() >= 4;
    });
    expect(answered).toBeGreaterThan(4);
    await closeAll();
    proxy.close();
  });

  it('given a request that does not fit its message, rejects before anything is sent', async () => {
    const { port, calls } = await startEcho();
    const client = connect(port);
    await expect(client.say({ words: 7 as never })).rejects.toMatchObject({
      code: 'grpc-request-invalid',
      retryable: false,
    });
    await client.say({});
    expect(calls).toHaveLength(1);
  });
});

describe('a call that is not answered', () => {
  it('past its deadline, rejects with grpc-deadline and aborts the handler', async () => {
    let aborted = false;
    const { port, calls, logged } = await startEcho({
      waitForRelease: async (_request, { signal }) => {
        await once(signal, 'abort');
        aborted = true;
        throw new Error('gave up');
      },
    });
    const startedAt = performance.now();
    await expect(connect(port, 200).waitForRelease({})).rejects.toMatchObject({
      code: 'grpc-deadline',
      retryable: true,
      details: { grpcCode: 'DEADLINE_EXCEEDED', method: 'waitForRelease' },
    });
    expect(performance.now() - startedAt).toBeLessThan(3000);
    await until(() => calls.length === 1);
    expect(aborted).toBe(true);
    expect(calls[0]).toMatchObject({ method: 'waitForRelease', code: 'CANCELLED' });
    expect(logged.filter(({ level }) => level !== 'debug')).toEqual([]);
  });

  it('when its caller aborts, rejects with grpc-cancelled and aborts the handler', async () => {
    let started = false;
    const { port, calls } = await startEcho({
      waitForRelease: async (_request, { signal }) => {
        started = true;
        await once(signal, 'abort');
        return {};
      },
    });
    const caller = new AbortController();
    const client = connect(port);
    const call = client.waitForRelease({}, { signal: caller.signal });
    call.catch(() => {});
    await until(() => started);
    caller.abort();
    await expect(call).rejects.toMatchObject({ code: 'grpc-cancelled', retryable: false });
    await until(() => calls.length === 1);
    expect(calls[0]!.code).toBe('CANCELLED');
    await expect(client.say({}, { signal: caller.signal })).rejects.toMatchObject({ code: 'grpc-cancelled' });
  });

  it('by a server that accepts connections and says nothing, rejects within its deadline', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const startedAt = performance.now();
    await expect(connect((silent.address() as AddressInfo).port, 300).say({})).rejects.toMatchObject({
      retryable: true,
    });
    expect(performance.now() - startedAt).toBeLessThan(3000);
    await closeAll();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('after close, rejects at once', async () => {
    const { port } = await startEcho();
    const client = connect(port);
    client.close();
    await expect(client.say({})).rejects.toMatchObject({ code: 'grpc-closed', retryable: false });
  });
});

describe('a server that goes away', () => {
  it('makes calls fail within their deadline, and is found again on the same port', async () => {
    const first = await startEcho();
    const client = connect(first.port, 2000);
    await client.say({ words: ['before'] });
    await first.server.stop();

    // Long enough for the library's own back-off to grow to over two seconds.
    const awayUntil = performance.now() + 3200;
    await until(async () => {
      const startedAt = performance.now();
      await expect(client.say({})).rejects.toMatchObject({ code: 'grpc-unavailable', retryable: true });
      expect(performance.now() - startedAt).toBeLessThan(2500);
      return performance.now() > awayUntil;
    });

    await startEcho({}, { port: first.port });
    const backAt = performance.now();
    await until(() => answers(client));
    expect(performance.now() - backAt).toBeLessThan(1800);
  });

  it('when it has not been there yet, is found as soon as it is', async () => {
    const placeholder = await startEcho();
    await placeholder.server.stop();
    const client = connect(placeholder.port, 500);
    await expect(client.say({})).rejects.toMatchObject({ retryable: true });
    await startEcho({}, { port: placeholder.port });
    await until(() => answers(client));
  });
});
