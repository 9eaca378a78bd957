import { afterEach, describe, expect, it, vi } from 'vitest';
import { Client, credentials } from '@grpc/grpc-js';
import { service as healthDefinition } from 'grpc-health-check';
import { createGrpcClient, createGrpcServer, grpcService } from '../src/index.ts';
import { closeAll, connect, protoRoot, startEcho, until } from './support/echo.ts';

afterEach(closeAll);

const silent = { debug() {}, warn() {}, error() {} };
type HealthAnswer = { status: string };

/** A plain client of grpc.health.v1, as a load balancer or a probe would be. */
function healthClient(port: number) {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const { Check, Watch } = healthDefinition;
  return {
    close: () => client.close(),
    check: (service: string) =>
      new Promise<HealthAnswer>((resolve, reject) =>
        client.makeUnaryRequest(
          Check!.path,
          Check!.requestSerialize,
          Check!.responseDeserialize,
          { service },
          { deadline: Date.now() + 5000 },
          (error, answer) => (error ? reject(error) : resolve(answer as HealthAnswer)),
        ),
      ),
    watch(service: string): string[] {
      const seen: string[] = [];
      client
        .makeServerStreamRequest(Watch!.path, Watch!.requestSerialize, Watch!.responseDeserialize, { service })
        .on('data', ({ status }: HealthAnswer) => seen.push(status))
        .on('error', () => seen.push('ended'));
      return seen;
    },
  };
}

describe('health', () => {
  it('answers SERVING for the server and each service, and not for others', async () => {
    const { port } = await startEcho();
    const health = healthClient(port);
    expect(await health.check('')).toEqual({ status: 'SERVING' });
    expect(await health.check('test.v1.Echo')).toEqual({ status: 'SERVING' });
    await expect(health.check('test.v1.Other')).rejects.toMatchObject({ code: 5 });
    health.close();
  });

  it('at stop, tells watchers NOT_SERVING while calls in flight go on, and watchers do not hold it up', async () => {
    const release = Promise.withResolvers<void>();
    let running = false;
    const { port, server } = await startEcho({
      waitForRelease: async () => {
        running = true;
        await release.promise;
        return { released: true };
      },
    });
    const health = healthClient(port);
    const seen = health.watch('test.v1.Echo');
    await until(() => seen.length === 1);
    const call = connect(port).waitForRelease({});
    await until(() => running);

    const startedAt = performance.now();
    const stopped = server.stop();
    await until(() => seen.includes('NOT_SERVING'));
    expect(seen).toEqual(['SERVING', 'NOT_SERVING']);
    release.resolve();
    expect(await call).toEqual({ released: true });
    await stopped;
    expect(performance.now() - startedAt).toBeLessThan(5000);
    health.close();
  });
});

describe('stop', () => {
  it('takes no new call, finishes the ones in flight and then frees the port', async () => {
    const release = Promise.withResolvers<void>();
    let running = false;
    const { port, server } = await startEcho({
      waitForRelease: async () => {
        running = true;
        await release.promise;
        return { released: true };
      },
    });
    const call = connect(port).waitForRelease({});
    await until(() => running);
    let stopped = false;
    const stopping = server.stop().then(() => (stopped = true));

    await expect(connect(port, 1000).say({})).rejects.toMatchObject({ retryable: true });
    expect(stopped).toBe(false);
    release.resolve();
    expect(await call).toEqual({ released: true });
    await stopping;
    expect((await startEcho({}, { port })).port).toBe(port);
  });

  it('past its time-out, cuts off calls that never end: retryable for the caller, aborted for the handler', async () => {
    let signal: AbortSignal | undefined;
    const { port, server } = await startEcho(
      {
        waitForRelease: (_request, context) => {
          signal = context.signal;
          return new Promise(() => {});
        },
      },
      { stopTimeoutMs: 200 },
    );
    const call = connect(port).waitForRelease({});
    call.catch(() => {});
    await until(() => signal !== undefined);
    await server.stop();
    await expect(call).rejects.toMatchObject({ code: 'grpc-unavailable', retryable: true });
    await until(() => signal!.aborted);
  });
});

describe('start', () => {
  it('when the port is taken, rejects with grpc-listen-failed and prints nothing', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { port } = await startEcho();
    await expect(startEcho({}, { port })).rejects.toMatchObject({ code: 'grpc-listen-failed' });
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});

describe('definitions', () => {
  const base = { host: '127.0.0.1', port: 0, protoRoot, maxConnectionAgeMs: 60_000, logger: silent };
  const definitionError = expect.objectContaining({ code: 'grpc-definition' });

  it('refuse a service the proto does not define, on both sides', () => {
    const source = { proto: 'test/v1/echo.proto', service: 'test.v1.SayRequest' };
    const services = [grpcService<object>({ ...source, handlers: {} })];
    expect(() => createGrpcServer({ ...base, services })).toThrow(definitionError);
    expect(() => createGrpcClient<object>({ ...source, protoRoot, address: '127.0.0.1:1', deadlineMs: 1 })).toThrow(
      definitionError,
    );
  });

  it('refuse streams whose name does not say so, and handlers of no method', () => {
    const streaming = grpcService<object>({ proto: 'test/v1/echo.proto', service: 'test.v1.Streaming', handlers: {} });
    expect(() => createGrpcServer({ ...base, services: [streaming] })).toThrow(definitionError);
    const unknown = grpcService<object>({
      proto: 'test/v1/echo.proto',
      service: 'test.v1.Echo',
      handlers: { shout: () => Promise.resolve({}) },
    });
    expect(() => createGrpcServer({ ...base, services: [unknown] })).toThrow(definitionError);
  });
});
