import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '@autosync/config';
import { AutosyncError, currentTraceparent, inSpan, readTraceparent, sleep, startSpan } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { startOtlpReceiver } from '@autosync/testing/traces';
import type { OtlpReceiver } from '@autosync/testing/traces';
import { createLogger, createMetrics, createSpanCounter, startTracing, tracingSetting } from '../src/index.ts';
import type { Tracing } from '../src/index.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function receiver(): Promise<OtlpReceiver> {
  const started = await startOtlpReceiver();
  open.push(started);
  return started;
}

async function trace(env: Record<string, string>) {
  const lines: string[] = [];
  const identity = { service: 'scheduler', version: '1.0.0' };
  const logger = createLogger({
    ...identity,
    level: 'info',
    format: 'json',
    destination: { write: (line) => lines.push(line) },
  });
  const metrics = createMetrics(identity);
  const { tracing: config } = loadConfig(env, { tracing: tracingSetting });
  const tracing: Tracing = await startTracing(config, { ...identity, spans: createSpanCounter(metrics), logger });
  open.push({ close: () => tracing.stop() });
  return {
    tracing,
    logger,
    logged: () => lines.map((line): Record<string, unknown> => JSON.parse(line)),
    async spans(outcome: 'sent' | 'refused' | 'dropped'): Promise<number> {
      const text = await metrics.registry.metrics();
      return Number(new RegExp(`autosync_trace_spans_total{outcome="${outcome}"} (\\d+)`).exec(text)?.[1]);
    },
  };
}

const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const arriving = (traceparent?: string) =>
  ({ name: 'GET /v1/self', kind: 'server', arriving: { traceparent, begin: true } }) as const;
const root = arriving();

describe('tracing, with a collector', () => {
  it('sends spans with their parents, facts and failures, and the headers that were asked for', async () => {
    const collector = await receiver();
    const { tracing } = await trace({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-scope=team%20a, Authorization=Basic%20c2VjcmV0',
    });
    const failing = inSpan(arriving(CALLER), async (span) => {
      span.set({ 'http.response.status_code': 503, absent: undefined });
      await sleep(1);
      await inSpan({ name: 'Scheduler/queueRun', kind: 'client', facts: { attempt: 2, last: true } }, async () => {
        throw new AutosyncError('grpc-unavailable', 'no server');
      });
    });
    await expect(failing).rejects.toThrow('no server');
    await tracing.stop();

    const [child, parent] = collector.spans();
    expect(parent).toMatchObject({
      service: 'scheduler',
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentId: 'b7ad6b7169203331',
      name: 'GET /v1/self',
      kind: 'server',
      facts: { 'http.response.status_code': 503, 'error.type': 'grpc-unavailable' },
      failure: 'no server',
    });
    expect(child).toMatchObject({
      traceId: parent?.traceId,
      parentId: parent?.spanId,
      kind: 'client',
      facts: { attempt: 2, last: true, 'error.type': 'grpc-unavailable' },
    });
    expect(collector.requests()).toEqual([
      {
        path: '/v1/traces',
        headers: expect.objectContaining({ 'x-scope': 'team a', authorization: 'Basic c2VjcmV0' }),
      },
    ]);
  });

  it('puts the ids of the current span on log lines inside of it only, also where the work goes on later', async () => {
    const collector = await receiver();
    const { logger, logged } = await trace({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const span = startSpan(root);
    const later = Promise.withResolvers<void>();
    span.run(() => setTimeout(() => (logger.info('inside'), later.resolve()), 1));
    await later.promise;
    span.end();
    logger.info('outside');

    const { traceId, spanId } = readTraceparent(span.traceparent) ?? {};
    const [inside, outside] = logged();
    expect(inside).toMatchObject({ msg: 'inside', traceId, spanId });
    expect(outside).not.toHaveProperty('traceId');
  });

  it('begins a trace with the id that is asked for, and none for work that is part of nothing', async () => {
    const collector = await receiver();
    const { tracing } = await trace({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await inSpan(
      { name: 'a slice', kind: 'consumer', arriving: { traceparent: undefined, begin: traceId } },
      async () => {
        // What is not its own work may begin here all the same, such as the event that waited for its place.
        const other = startSpan({ name: 'another', kind: 'consumer', arriving: { traceparent: undefined } });
        expect(other.run(currentTraceparent)).toBeUndefined();
        other.end();
      },
    );
    await inSpan({ name: 'a loop', kind: 'client' }, async (span) => expect(span.traceparent).toBeUndefined());
    await tracing.stop();
    expect(collector.spans()).toEqual([expect.objectContaining({ name: 'a slice', traceId, parentId: '' })]);
  });

  it.each([
    { parent: 'one that is kept', traceparent: CALLER, share: '0', sent: 1 },
    { parent: 'one that is not', traceparent: CALLER.replace(/01$/, '00'), share: '1', sent: 0 },
    { parent: 'none, of which no share is kept', traceparent: undefined, share: '0', sent: 0 },
    { parent: 'one that is no traceparent', traceparent: 'nonsense', share: '1', sent: 1 },
  ])('follows the caller, and else its share: $parent', async ({ traceparent, share, sent }) => {
    const collector = await receiver();
    const { tracing } = await trace({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_TRACES_SAMPLER_ARG: share,
    });
    await inSpan(arriving(traceparent), async () => {
      expect(readTraceparent(currentTraceparent())?.sampled).toBe(sent === 1);
    });
    await tracing.stop();
    expect(collector.spans()).toHaveLength(sent);
  });
});

describe('tracing, with a collector in trouble', () => {
  const some = async (count: number) => {
    for (let number = 0; number < count; number += 1) startSpan(root).end();
  };

  it('that refuses: the spans are lost and counted, it is said once, and what comes later arrives', async () => {
    const collector = await receiver();
    collector.answer(400);
    const { spans, logged } = await trace({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await some(1024);
    await eventually(async () => expect(await spans('refused')).toBe(1024));
    collector.answer(200);
    await some(512);
    await eventually(async () => expect(await spans('sent')).toBe(512));
    expect(logged().map(({ level, msg }) => [level, msg])).toEqual([
      ['warn', 'traces are not taken: spans are lost'],
      ['info', 'traces are taken again'],
    ]);
  });

  it.each([
    { trouble: 'never answers', prepare: async (collector: OtlpReceiver) => collector.answer('never') },
    { trouble: 'is not there', prepare: (collector: OtlpReceiver) => collector.close() },
  ])('that $trouble: memory is bounded, and the end is not held up', async ({ prepare }) => {
    const collector = await startOtlpReceiver();
    open.push({ close: () => collector.close().catch(() => undefined) });
    const { tracing, spans } = await trace({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await prepare(collector);
    await some(10_000);
    expect(await spans('dropped')).toBe(10_000 - 4096);
    const before = performance.now();
    await tracing.stop();
    expect(performance.now() - before).toBeLessThan(4000);
    await eventually(async () => expect(await spans('refused')).toBe(4096), { timeoutMs: 20_000 });
  });
});

describe('tracing, without an endpoint', () => {
  it('traces nothing: work runs as it is, and log lines have no ids', async () => {
    const { logger, logged } = await trace({});
    const result = await inSpan(arriving(CALLER), async (span) => {
      logger.info('working');
      return [span.traceparent, currentTraceparent()];
    });
    expect(result).toEqual([undefined, undefined]);
    expect(logged()[0]).not.toHaveProperty('traceId');
  });

  it.each([
    { endpoint: '', loaded: false },
    { endpoint: 'http://127.0.0.1:9', loaded: true },
  ])(
    'loads nothing of OpenTelemetry but what prom-client does (with endpoint "$endpoint": $loaded)',
    async ({ endpoint, loaded }) => {
      const script = `
      import { registerHooks } from 'node:module';
      const seen = [];
      registerHooks({ resolve: (name, at, next) => (seen.push(name), next(name, at)) });
      const { createMetrics, createSpanCounter, startTracing, tracingSetting } = await import('@autosync/observability');
      const { loadConfig } = await import('@autosync/config');
      const { tracing } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: '${endpoint}' }, { tracing: tracingSetting });
      const spans = createSpanCounter(createMetrics({ service: 'x', version: '1' }));
      await startTracing(tracing, { service: 'x', version: '1', spans, logger: console });
      console.log(seen.some((name) => /^@opentelemetry.(?!api)/.test(name)));
      process.exit();`;
      const args = ['--input-type=module', '--eval', script];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: import.meta.dirname });
      expect(stdout.trim()).toBe(String(loaded));
    },
  );
});

describe('the configuration of tracing', () => {
  it.each([
    ['Authorization', 'a header without a value'],
    ['a=b c', 'a value with a blank'],
    ['a=%ZZ', 'a value that is not URL-encoded'],
  ])('refuses headers %j: %s', (headers) => {
    const load = () =>
      loadConfig(
        { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h', OTEL_EXPORTER_OTLP_HEADERS: headers },
        { tracing: tracingSetting },
      );
    expect(load).toThrow('OTEL_EXPORTER_OTLP_HEADERS must be name=value pairs');
  });
});
