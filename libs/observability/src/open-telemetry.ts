import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { errorCode, readTraceparent, setTracer, sleep, toError } from '@autosync/core';
import type { Span, SpanFacts, SpanOptions, Tracer } from '@autosync/core';
import * as otel from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  ParentBasedSampler,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { deliverSpans } from './span-delivery.ts';
import type { Tracing, TracingContext } from './tracing-context.ts';
import type { TracingConfig } from './tracing-setting.ts';

/** One try of a batch; what is not taken by then is lost. */
const REQUEST_TIMEOUT_MS = 5000;
/** At the end everything that waits is sent at once. */
const REQUESTS_AT_ONCE = 8;
const LAST_FLUSH_MS = 2000;
const MOST_CHARACTERS = 500;

const kinds: Record<SpanOptions['kind'], otel.SpanKind> = {
  server: otel.SpanKind.SERVER,
  client: otel.SpanKind.CLIENT,
  producer: otel.SpanKind.PRODUCER,
  consumer: otel.SpanKind.CONSUMER,
  internal: otel.SpanKind.INTERNAL,
};

/** Of all ways to reach OpenTelemetry only this one is used; nothing is patched, and nothing of it is global. */
export function startOpenTelemetry(config: TracingConfig, context: TracingContext): Tracing {
  const ids = createIds();
  const exporter = new OTLPTraceExporter({
    url: `${config.endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: () => Promise.resolve((config.reload() ?? config).headers),
    timeoutMillis: REQUEST_TIMEOUT_MS,
    concurrencyLimit: REQUESTS_AT_ONCE,
  });
  const provider = new TracerProvider({
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(config.sampledShare) }),
    idGenerator: ids,
    resource: resourceFromAttributes({
      'service.namespace': 'autosync',
      'service.name': context.service,
      'service.version': context.version,
      'service.instance.id': `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`,
    }),
    spanLimits: { attributeValueLengthLimit: MOST_CHARACTERS },
    spanProcessors: [deliverSpans(exporter, context)],
  });
  setTracer(createTracer(provider.getTracer('autosync', context.version), ids));
  return {
    async stop() {
      setTracer(undefined);
      const flushed = provider.shutdown().catch(() => undefined); // counted and told where it failed
      const patience = new AbortController();
      await Promise.race([flushed, sleep(LAST_FLUSH_MS, patience.signal)]);
      patience.abort();
    },
  };
}

type Ids = RandomIdGenerator & { nextTraceId: string | undefined };

/** Random ids, but for a trace that is to have a given one. */
function createIds(): Ids {
  const random = new RandomIdGenerator();
  const ids: Ids = {
    nextTraceId: undefined,
    generateTraceId: () => ids.nextTraceId ?? random.generateTraceId(),
    generateSpanId: () => random.generateSpanId(),
  };
  return ids;
}

function createTracer(tracer: otel.Tracer, ids: Ids): Tracer {
  const current = new AsyncLocalStorage<(Span & { context: otel.SpanContext }) | undefined>();

  /** Of work that belongs to no trace: nor to that of whoever happens to have called. */
  const outside: Span = {
    traceparent: undefined,
    set: () => undefined,
    run: (work) => current.run(undefined, work),
    end: () => undefined,
  };

  function begin(
    { name, kind, facts = {} }: SpanOptions,
    { parent, traceId }: { parent: otel.SpanContext | undefined; traceId: string | undefined },
  ): Span {
    const inContext = parent === undefined ? otel.ROOT_CONTEXT : otel.trace.setSpanContext(otel.ROOT_CONTEXT, parent);
    ids.nextTraceId = traceId;
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes: known(facts) }, inContext);
    const context = span.spanContext();
    const started = {
      context,
      traceparent: `00-${context.traceId}-${context.spanId}-0${context.traceFlags & otel.TraceFlags.SAMPLED}`,
      set: (more: SpanFacts) => void span.setAttributes(known(more)),
      run: <T>(work: () => T): T => current.run(started, work),
      end(error?: unknown): void {
        if (error !== undefined) {
          const { name: type, message } = toError(error);
          span.setAttribute('error.type', errorCode(error) ?? type);
          span.setStatus({ code: otel.SpanStatusCode.ERROR, message: message.slice(0, MOST_CHARACTERS) });
        }
        span.end();
      },
    };
    return started;
  }

  return {
    startSpan(options) {
      const { arriving } = options;
      const parent = arriving === undefined ? current.getStore()?.context : toContext(arriving.traceparent);
      const { begin: wanted } = arriving ?? {};
      if (parent === undefined && wanted === undefined) return outside;
      return begin(options, { parent, traceId: wanted === true ? undefined : wanted });
    },
    current: () => current.getStore(),
  };
}

function toContext(traceparent: string | undefined): otel.SpanContext | undefined {
  const remote = readTraceparent(traceparent);
  if (remote === undefined) return undefined;
  const { traceId, spanId, sampled } = remote;
  return { traceId, spanId, traceFlags: sampled ? otel.TraceFlags.SAMPLED : otel.TraceFlags.NONE, isRemote: true };
}

function known(facts: SpanFacts): otel.Attributes {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
