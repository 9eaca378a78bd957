import { afterEach, describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { createGrpcClient } from '../src/index.ts';
import type { EchoDefinition } from './support/echo-definition.ts';
import { closeAll, connect, protoRoot, startEcho, until } from './support/echo.ts';

afterEach(closeAll);

/** One name with two servers behind it, as a headless Service has. */
function connectToBoth(ports: readonly number[]) {
  return createGrpcClient<EchoDefinition>({
    address: `ipv4:${ports.map((port) => `127.0.0.1:${port}`).join(',')}`,
    protoRoot,
    proto: 'test/v1/echo.proto',
    service: 'test.v1.Echo',
    deadlineMs: 5000,
  });
}

/** Several callers, each with one call after the other, until they are told to stop. */
function callContinuously(client: ReturnType<typeof connectToBoth>) {
  const failures: unknown[] = [];
  let answered = 0;
  let over = false;
  async function call(): Promise<void> {
    while (!over) {
      await client.say({}).then(
        () => (answered += 1),
        (error: unknown) => failures.push(error),
      );
    }
  }
  const callers = Promise.all(Array.from({ length: 8 }, call));
  return {
    failures,
    answered: () => answered,
    async stop() {
      over = true;
      await callers;
    },
  };
}

describe('servers that are replaced one after the other', () => {
  it('fail no call of a client that calls all the time', async () => {
    const servers = [await startEcho(), await startEcho()];
    const ports = servers.map(({ port }) => port);
    const client = connectToBoth(ports);
    const calls = callContinuously(client);
    for (let round = 0; round < 6; round += 1) {
      const index = round % 2;
      const before = calls.answered();
      await until(() => calls.answered() > before + 50);
      await servers[index]!.server.stop();
      const alone = calls.answered();
      await until(() => calls.answered() > alone + 50);
      servers[index] = await startEcho({}, { port: ports[index]! });
      // The other one may go only when this one is found again.
      await until(() => servers[index]!.calls.length > 10);
    }
    await calls.stop();
    client.close();
    expect(calls.failures).toEqual([]);
    expect(calls.answered()).toBeGreaterThan(600);
  });
});

describe('a server that is cut off', () => {
  it('has its calls answered by the other one', async () => {
    let stuck = 0;
    const hanging = () => {
      stuck += 1;
      return new Promise<never>(() => {});
    };
    const cutOff = await startEcho({ waitForRelease: hanging }, { stopTimeoutMs: 50 });
    const other = await startEcho();
    const client = connectToBoth([cutOff.port, other.port]);
    await until(async () => {
      await client.say({});
      return cutOff.calls.length > 0 && other.calls.length > 0;
    });
    const calls = Array.from({ length: 4 }, () => client.waitForRelease({}));
    await until(() => stuck >= 2);
    await cutOff.server.stop();
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 4 }, () => ({ released: true })));
    client.close();
  });
});

describe('a failure that a handler answered', () => {
  it('is not repeated, even when the caller may', async () => {
    let asked = 0;
    const { port } = await startEcho({
      say: () => {
        asked += 1;
        return Promise.reject(new AutosyncError('db-unavailable', 'the database is away', { retryable: true }));
      },
    });
    await expect(connect(port).say({})).rejects.toMatchObject({ code: 'db-unavailable', retryable: true });
    expect(asked).toBe(1);
  });
});
