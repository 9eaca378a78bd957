import { errorCode, systemClock, toError } from '@autosync/core';
import { BatchSpanProcessor, type ReadableSpan, type SpanExporter, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { TracingContext } from './tracing-context.ts';

/** Spans that wait for the collector or are on their way to it: some 5 MB at most. */
const MOST_WAITING = 4096;
const PER_REQUEST = 512;
const SEND_EVERY_MS = 2000;
/** How often it is said that the collector takes nothing. */
const SAY_EVERY_MS = 60_000;

/**
 * Brings ended spans to the exporter in batches, and counts what became of each. A collector that is away, slow or refuses
 * costs spans and nothing else: what would wait beyond the bound is dropped.
 */
export function deliverSpans(exporter: SpanExporter, { spans, logger }: TracingContext): SpanProcessor {
  let waiting = 0;
  let saidAt = -Infinity;
  let isRefused = false;

  function settle(count: number, error: Error | undefined): void {
    waiting -= count;
    spans.inc({ outcome: error === undefined ? 'sent' : 'refused' }, count);
    if (error === undefined) {
      if (isRefused) logger.info('traces are taken again');
      isRefused = false;
      return;
    }
    isRefused = true;
    if (systemClock.monotonicMs() - saidAt < SAY_EVERY_MS) return;
    saidAt = systemClock.monotonicMs();
    logger.warn({ errorCode: errorCode(error), err: error, spans: count }, 'traces are not taken: spans are lost');
  }

  const counted: SpanExporter = {
    export(batch: ReadableSpan[], done) {
      exporter.export(batch, (result) => {
        // A result code other than 0 is a failure, which may come without its error.
        settle(batch.length, result.code === 0 ? undefined : toError(result.error ?? 'no reason given'));
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
  const batches = new BatchSpanProcessor({
    exporter: counted,
    maxQueueSize: MOST_WAITING,
    maxExportBatchSize: PER_REQUEST,
    scheduledDelayMillis: SEND_EVERY_MS,
  });
  return {
    onStart: (span, context) => batches.onStart(span, context),
    onEnd(span) {
      if ((span.spanContext().traceFlags & 1) === 0) return;
      if (waiting >= MOST_WAITING) {
        spans.inc({ outcome: 'dropped' });
        return;
      }
      waiting += 1;
      batches.onEnd(span);
    },
    forceFlush: () => batches.forceFlush(),
    shutdown: () => batches.shutdown(),
  };
}
