import { AutosyncError, inSpan, startSpan, toError, type SpanOptions } from '@autosync/core';
import { Client } from '@grpc/grpc-js';
import type { Metadata, ServiceError } from '@grpc/grpc-js';
import { fromServiceError, TRANSPORT_FAILURES } from './error-mapping.ts';
import { loadService } from './load-service.ts';
import type { Method } from './load-service.ts';
import type { Peers } from './peer-settings.ts';
import { createCallMetadata } from './peer-tokens.ts';
import { channelCredentials, channelOptions } from './peer-tls.ts';
import { sendTraceparent, spanOf } from './call-spans.ts';
import type { StreamClient } from './stream-types.ts';
import type { CallOptions, UnaryClient } from './unary-types.ts';

export type GrpcClient<D extends object> = UnaryClient<D> & StreamClient<D> & { close(): void };

/**
 * While servers are replaced, a call may reach one that just went away; the next attempt goes to another. Only failures
 * of the transport are repeated: handlers' failures forbid it (error-mapping.ts). Calls are idempotent, so a repeat is
 * safe.
 */
const RETRY_POLICY = {
  maxAttempts: 4,
  initialBackoff: '0.05s',
  maxBackoff: '0.5s',
  backoffMultiplier: 3,
  retryableStatusCodes: TRANSPORT_FAILURES,
};

const CHANNEL_OPTIONS = {
  'grpc.service_config': JSON.stringify({
    loadBalancingConfig: [{ round_robin: {} }],
    methodConfig: [{ name: [{}], retryPolicy: RETRY_POLICY }],
  }),
  // A server that returns is found within a second; the default back-off grows to two minutes.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1000,
  // The addresses of a headless Service are resolved again when a connection ends; the default is at most every 30 s.
  'grpc.dns_min_time_between_resolutions_ms': 5000,
  // A frozen server never closes its connection; a ping without an answer does.
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 5000,
  'grpc.keepalive_permit_without_calls': 1,
  // Services call each other directly, even if the environment names a proxy.
  'grpc.enable_http_proxy': 0,
};

/**
 * A client of the service `D`, balanced over all addresses behind `address` (`host:port`, or `dns:///host:port`). It
 * connects at the first call. Each call ends within its deadline, and within a second while no server can be reached.
 *
 * Methods reject with AutosyncError: what the handler threw, with its code, `retryable` and message; otherwise
 * `grpc-unavailable`, `grpc-deadline` or `grpc-refused` (retryable), `grpc-cancelled`, `grpc-closed`,
 * `grpc-request-invalid`, `grpc-failed`. A closed client accepts no call. A stream throws the same while it is read,
 * and just ends when the caller's own signal aborts.
 */
export function createGrpcClient<D extends object>({
  address,
  protoRoot,
  proto,
  service,
  deadlineMs,
  peers,
}: {
  address: string;
  protoRoot: string;
  proto: string;
  service: string;
  deadlineMs: number;
  /** Tokens and certificates between services; without them calls are unencrypted and carry no token. */
  peers?: Peers;
}): GrpcClient<D> {
  const client = new Client(address, channelCredentials(peers), { ...CHANNEL_OPTIONS, ...channelOptions(peers) });
  const metadataOf = createCallMetadata(peers);
  let closed = false;
  const methods: Record<string, unknown> = {
    close: () => {
      closed = true;
      client.close();
    },
  };
  for (const [name, method] of loadService({ protoRoot, proto, service })) {
    const callOf = (request: object, options: CallOptions): Call => {
      if (closed) throw new AutosyncError('grpc-closed', `${name}: the client is closed`);
      return { name, method, request, metadata: metadataOf(), options: { deadlineMs, ...options } };
    };
    const traced = { ...spanOf(service, name), kind: 'client' } as const;
    methods[name] = method.responseStream
      ? (request: object, options: CallOptions = {}) => readStream(client, callOf(request, options), traced)
      : (request: object, options: CallOptions = {}) =>
          inSpan(traced, async (span) => {
            const call = callOf(request, options);
            sendTraceparent(call.metadata, span);
            return callUnary(client, call);
          });
  }
  return methods as GrpcClient<D>;
}

type Call = {
  name: string;
  method: Method;
  request: object;
  metadata: Metadata;
  options: CallOptions & { deadlineMs: number };
};

async function callUnary(client: Client, { name, method, request, metadata, options }: Call): Promise<object> {
  const { deadlineMs, signal } = options;
  const bytes = serialize(name, method, request);
  if (signal?.aborted) throw new AutosyncError('grpc-cancelled', `${name} was cancelled before it was sent`);
  return new Promise((resolve, reject) => {
    const call = client.makeUnaryRequest(
      method.path,
      (serialized: Buffer) => serialized,
      method.responseDeserialize,
      bytes,
      metadata,
      { deadline: Date.now() + deadlineMs },
      (error, response) => {
        signal?.removeEventListener('abort', cancel);
        if (error) reject(fromServiceError(error, { method: name, aborted: signal?.aborted ?? false }));
        else if (response) resolve(response);
      },
    );
    const cancel = () => call.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

/** Yields the answers as they are read, and ends the call when reading stops. The span lasts as long. */
async function* readStream(
  client: Client,
  { name, method, request, metadata, options }: Call,
  traced: SpanOptions,
): AsyncGenerator<object> {
  const { deadlineMs, signal } = options;
  const bytes = serialize(name, method, request);
  if (signal?.aborted) return;
  const span = startSpan(traced);
  sendTraceparent(metadata, span);
  let failure: unknown;
  const call = client.makeServerStreamRequest(
    method.path,
    (serialized: Buffer) => serialized,
    method.responseDeserialize,
    bytes,
    metadata,
    { deadline: Date.now() + deadlineMs },
  );
  // Errors after reading stopped are of no interest.
  call.on('error', () => undefined);
  const cancel = () => call.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for await (const response of call) yield response as object;
  } catch (error) {
    if (signal?.aborted) return;
    failure = fromServiceError(error as ServiceError, { method: name, aborted: false });
    throw failure;
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
    span.end(failure);
  }
}

/** Done before the call: grpc-js would report a fault as INTERNAL, like a broken connection. */
function serialize(name: string, method: Method, request: object): Buffer {
  try {
    return method.requestSerialize(request);
  } catch (error) {
    throw new AutosyncError('grpc-request-invalid', `${name}: ${toError(error).message}`, { cause: error });
  }
}
