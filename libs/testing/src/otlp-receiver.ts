import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMetrics, createSpanCounter, startTracing, type TracingConfig } from '@autosync/observability';
import { bytesOf, fieldsOf } from './protobuf-fields.ts';

/** A span received over OTLP. Ids are hexadecimal; a root span has the parent ''. */
export type ReceivedSpan = {
  service: string;
  traceId: string;
  spanId: string;
  parentId: string;
  name: string;
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  durationMs: number;
  facts: Record<string, string | number | boolean>;
  /** The message of a failed span; undefined if it succeeded. */
  failure: string | undefined;
};

export type OtlpReceiver = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  url: string;
  spans(): ReceivedSpan[];
  requests(): { path: string; headers: IncomingHttpHeaders }[];
  /** How requests are answered from now on; `never`: not at all. */
  answer(how: number | 'never'): void;
  close(): Promise<void>;
};

/** Older spans are dropped, since a shared collector lives as long as all tests. */
const MOST_SPANS = 20_000;

/**
 * A trace collector that accepts OTLP over HTTP with protobuf, as `@opentelemetry/exporter-trace-otlp-proto` sends it.
 * Other processes can read the spans of a trace at `GET /v1/traces/<id>`.
 */
export async function startOtlpReceiver({ port = 0 }: { port?: number } = {}): Promise<OtlpReceiver> {
  const received: ReceivedSpan[] = [];
  const requests: ReturnType<OtlpReceiver['requests']> = [];
  let how: number | 'never' = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      if (request.method === 'GET') {
        response.end(JSON.stringify(received.filter(({ traceId }) => path === `/v1/traces/${traceId}`)));
        return;
      }
      requests.push({ path, headers: request.headers });
      if (how === 'never') return;
      if (how === 200) received.push(...readSpans(Buffer.concat(chunks)));
      if (received.length > MOST_SPANS) received.splice(0, MOST_SPANS / 2);
      response.writeHead(how).end();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => received,
    requests: () => requests,
    answer: (next) => void (how = next),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

// Field numbers: opentelemetry-proto, collector/trace/v1/trace_service.proto and trace/v1/trace.proto.

function readSpans(request: Buffer): ReceivedSpan[] {
  return bytesOf(request, 1).flatMap((ofResource) => {
    const facts = Object.assign({}, ...bytesOf(ofResource, 1).map((resource) => readFacts(resource, 1)));
    const spans = bytesOf(ofResource, 2).flatMap((ofScope) => bytesOf(ofScope, 2));
    return spans.map((span) => readSpan(span, String(facts['service.name'])));
  });
}

const kinds = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

function readSpan(span: Buffer, service: string): ReceivedSpan {
  const first = (number: number) => bytesOf(span, number)[0] ?? Buffer.alloc(0);
  const [kind] = [...fieldsOf(span)].flatMap(({ number, value }) => (number === 6 ? [Number(value)] : []));
  const [status] = bytesOf(span, 15);
  const code = status && [...fieldsOf(status)].find(({ number }) => number === 3)?.value;
  return {
    service,
    traceId: first(1).toString('hex'),
    spanId: first(2).toString('hex'),
    parentId: first(4).toString('hex'),
    name: first(5).toString(),
    kind: kinds[kind ?? 0] ?? 'internal',
    durationMs: Number(first(8).readBigUInt64LE() - first(7).readBigUInt64LE()) / 1e6,
    facts: readFacts(span, 9),
    failure: status && code === 2n ? (bytesOf(status, 2)[0] ?? '').toString() : undefined,
  };
}

function readFacts(message: Buffer, number: number): ReceivedSpan['facts'] {
  return Object.fromEntries(
    bytesOf(message, number).map((pair) => {
      const [name = Buffer.alloc(0), value = Buffer.alloc(0)] = [...bytesOf(pair, 1), ...bytesOf(pair, 2)];
      return [name.toString(), readValue(value)];
    }),
  );
}

function readValue(any: Buffer): string | number | boolean {
  const [field] = fieldsOf(any);
  if (field === undefined) return '';
  const { number, value } = field;
  if (typeof value === 'bigint') return number === 2 ? value === 1n : Number(BigInt.asIntN(64, value));
  return number === 4 ? value.readDoubleLE() : value.toString();
}

/**
 * Traces the test's own process until its spans are read. Use it in one test file at a time, since a process has one
 * tracer.
 */
export async function traceThisProcess(): Promise<{ spans(): Promise<ReceivedSpan[]> }> {
  const receiver = await startOtlpReceiver();
  const identity = { service: 'test', version: 'test' };
  const config: TracingConfig = { endpoint: receiver.url, headers: {}, sampledShare: 1, reload: () => config };
  const spans = createSpanCounter(createMetrics(identity));
  const tracing = await startTracing(config, { ...identity, spans, logger: { warn: () => {}, info: () => {} } });
  return {
    async spans() {
      await tracing.stop();
      await receiver.close();
      return receiver.spans();
    },
  };
}
