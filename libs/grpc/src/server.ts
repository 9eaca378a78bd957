import { AutosyncError, sleep, toError } from '@autosync/core';
import { Server, setLogger } from '@grpc/grpc-js';
import type { ServerCredentials, ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { createGuard, guardedStream, guardedUnary } from './caller-guard.ts';
import { loadService } from './load-service.ts';
import type { Peers } from './peer-settings.ts';
import { createCallerCheck, type CallerCheck } from './peer-tokens.ts';
import { serverCredentials } from './peer-tls.ts';
import { defaultStatusOf } from './status.ts';
import type { GrpcCode, StatusOf } from './status.ts';
import { streamHandler } from './stream-handler.ts';
import type { AnyStreamHandler } from './stream-handler.ts';
import type { StreamHandlers } from './stream-types.ts';
import { unaryHandler } from './unary-handler.ts';
import type { AnyHandler, GrpcLogger } from './unary-handler.ts';
import type { MethodName, UnaryHandlers } from './unary-types.ts';

/** A service with its handlers; `M` are the names of its methods. */
export type GrpcService<M extends string = string> = {
  proto: string;
  service: string;
  methods: readonly M[];
  handlers: Readonly<Record<string, AnyHandler | AnyStreamHandler>>;
};

export type GrpcServer = {
  /** Listens and resolves to the port. Rejects with AutosyncError `grpc-listen-failed`. */
  start(): Promise<number>;
  /**
   * Health turns to NOT_SERVING, new calls are refused, calls in flight are answered, streams end. Resolves when
   * everything is closed.
   */
  stop(): Promise<void>;
};

/** How long to wait after the last answer for streams that nobody ends, such as health watchers. */
const WATCHERS_GRACE_MS = 250;

/** How long a connection past its maximum age may finish its calls; longer than any deadline. */
const AGE_GRACE_MS = 60_000;

/** Connects handlers with the generated definition `D`, checked by its types. */
export function grpcService<D extends object>(options: {
  proto: string;
  service: string;
  handlers: UnaryHandlers<D> & StreamHandlers<D>;
}): GrpcService<MethodName<D>> {
  const handlers = options.handlers as Record<string, AnyHandler | AnyStreamHandler>;
  return { ...options, handlers, methods: Object.keys(handlers) as MethodName<D>[] };
}

/**
 * A gRPC server with `grpc.health.v1`. Connections end after `maxConnectionAgeMs`, so that clients find new replicas
 * (docs/protocol.md#contracts, gRPC). `onCall` is called after each call; `code` is CANCELLED if the caller had given
 * up.
 *
 * If `peers` has tokens, a caller without one of them gets UNAUTHENTICATED; health needs none.
 *
 * Throws AutosyncError `grpc-definition` if protos and handlers do not match.
 */
export function createGrpcServer<M extends string>({
  host,
  port,
  protoRoot,
  services,
  maxConnectionAgeMs,
  peers,
  logger,
  onCall,
  statusOf = defaultStatusOf,
  stopTimeoutMs = 10_000,
}: {
  host: string;
  /** 0: any free port. */
  port: number;
  protoRoot: string;
  services: readonly GrpcService<M>[];
  maxConnectionAgeMs: number;
  /** Tokens and certificates; without them everybody is served, unencrypted. */
  peers?: Peers;
  logger: GrpcLogger;
  onCall?: (method: M, code: GrpcCode, seconds: number) => void;
  statusOf?: StatusOf;
  /** At `stop`, calls that still run after this time are cut off. */
  stopTimeoutMs?: number;
}): GrpcServer {
  // grpc-js prints to standard error by default; it has one logger per process.
  setLogger({ error: (text: unknown) => logger.debug({ text: String(text) }, 'grpc-js') });
  const server = new Server({
    'grpc.max_connection_age_ms': maxConnectionAgeMs,
    'grpc.max_connection_age_grace_ms': AGE_GRACE_MS,
  });
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const health = new HealthImplementation();
  health.addToServer(server);
  const refuses = createCallerCheck(peers);
  for (const service of services) {
    addService(server, { protoRoot, service, refuses, statusOf, logger, running, stopping: stopping.signal, onCall });
  }

  function setHealth(status: 'SERVING' | 'NOT_SERVING'): void {
    for (const name of ['', ...services.map(({ service }) => service)]) health.setStatus(name, status);
  }

  return {
    async start() {
      const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const boundPort = await listen(server, address, serverCredentials(peers));
      setHealth('SERVING');
      return boundPort;
    },
    async stop() {
      setHealth('NOT_SERVING');
      stopping.abort();
      const timers = new AbortController();
      const closed = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      const answered = Promise.allSettled(running).then(() => sleep(WATCHERS_GRACE_MS, timers.signal));
      await Promise.race([closed, answered, sleep(stopTimeoutMs, timers.signal)]);
      timers.abort();
      server.forceShutdown();
      await closed;
    },
  };
}

function addService<M extends string>(
  server: Server,
  {
    protoRoot,
    service,
    refuses,
    onCall,
    stopping,
    ...shared
  }: {
    protoRoot: string;
    service: GrpcService<M>;
    refuses: CallerCheck;
    statusOf: StatusOf;
    logger: GrpcLogger;
    running: Set<Promise<void>>;
    stopping: AbortSignal;
    onCall: ((method: M, code: GrpcCode, seconds: number) => void) | undefined;
  },
): void {
  const definition: Record<string, ServiceDefinition[string]> = {};
  const implementation: UntypedServiceImplementation = {};
  const methods = loadService({ protoRoot, ...service });
  for (const name of service.methods) {
    const method = methods.get(name);
    const handler = service.handlers[name];
    if (!method || !handler) throw new AutosyncError('grpc-definition', `${service.service} has no method ${name}`);
    definition[name] = { ...method, responseSerialize: (bytes: Buffer) => bytes };
    const common = {
      ...shared,
      service: service.service,
      name,
      method,
      onCall: (code: GrpcCode, seconds: number) => onCall?.(name, code, seconds),
    };
    const guard = createGuard({ ...common, refuses });
    implementation[name] = method.responseStream
      ? guardedStream(streamHandler({ ...common, stopping, handler: handler as AnyStreamHandler }), guard)
      : guardedUnary(unaryHandler({ ...common, handler: handler as AnyHandler }), guard);
  }
  server.addService(definition, implementation);
}

function listen(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => {
      if (error) {
        reject(
          new AutosyncError('grpc-listen-failed', `cannot listen on ${address}: ${toError(error).message}`, {
            cause: error,
          }),
        );
      } else resolve(port);
    });
  });
}
