import { isTracing, startSpan } from '@autosync/core';
import type { Span } from '@autosync/core';
import type { RawMessage } from './raw-message.ts';
import { TRACEPARENT } from './traced-send.ts';

/** The span of one try at an event: part of the trace that came with it, else of one with the id that `traceIdOf` gives. */
export function startAttempt(
  raw: RawMessage,
  { attempt, traceIdOf }: { attempt: number; traceIdOf: (() => string | undefined) | undefined },
): Span {
  const { topic, partition, offset } = raw;
  return startSpan({
    name: `process ${topic}`,
    kind: 'consumer',
    facts: {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.destination.name': topic,
      'messaging.destination.partition.id': String(partition),
      'messaging.kafka.offset': Number(offset),
      attempt,
    },
    // Headers are bytes until they are looked at.
    arriving: isTracing()
      ? { traceparent: raw.headers[TRACEPARENT], begin: traceIdOf?.() }
      : { traceparent: undefined },
  });
}
