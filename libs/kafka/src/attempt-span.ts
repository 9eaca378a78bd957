import { isTracing, startSpan } from '@autosync/core';
import type { Span } from '@autosync/core';
import type { RawMessage } from './raw-message.ts';
import { TRACEPARENT } from './traced-send.ts';

/**
 * The span of one attempt to handle an event. It belongs to the trace that came with the event, else to a new one whose
 * id `traceIdOf` gives.
 */
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
    // Headers are only decoded when they are read.
    arriving: isTracing()
      ? { traceparent: raw.headers[TRACEPARENT], begin: traceIdOf?.() }
      : { traceparent: undefined },
  });
}
