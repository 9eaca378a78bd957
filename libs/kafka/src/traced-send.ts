import { currentTraceparent, isTracing, startSpan } from '@autosync/core';
import type { Span } from '@autosync/core';
import type { OutgoingMessage } from './outgoing-message.ts';

/** The header in which a message carries its trace (W3C Trace Context). */
export const TRACEPARENT = 'traceparent';

/**
 * Sends messages within spans: one per topic and trace. The trace is that of the message's own header, else the current
 * one; the span's `traceparent` is added to its messages. Messages without a trace, which are nearly all, are sent
 * unchanged.
 */
export async function sendTraced<T>(
  messages: readonly OutgoingMessage[],
  send: (messages: readonly OutgoingMessage[]) => Promise<T>,
): Promise<T> {
  if (!isTracing()) return send(messages);
  const current = currentTraceparent();
  const traceOf = ({ headers }: OutgoingMessage) => headers[TRACEPARENT] ?? current;
  const spans = new Map<string, Span>();
  for (const group of Map.groupBy(messages, (message) => keyOf(message.topic, traceOf(message))).values()) {
    const [first] = group;
    const traceparent = first && traceOf(first);
    if (first === undefined || traceparent === undefined) continue;
    spans.set(keyOf(first.topic, traceparent), sendingSpan(first.topic, { traceparent, count: group.length }));
  }
  if (spans.size === 0) return send(messages);
  const traced = messages.map((message) => {
    const traceparent = spans.get(keyOf(message.topic, traceOf(message)))?.traceparent;
    return traceparent === undefined
      ? message
      : { ...message, headers: { ...message.headers, [TRACEPARENT]: traceparent } };
  });
  try {
    const result = await send(traced);
    for (const span of spans.values()) span.end();
    return result;
  } catch (error) {
    for (const span of spans.values()) span.end(error);
    throw error;
  }
}

const keyOf = (topic: string, traceparent: string | undefined) => `${topic} ${traceparent}`;

/** Names and attributes are OpenTelemetry's conventions for Kafka. */
function sendingSpan(topic: string, { traceparent, count }: { traceparent: string; count: number }): Span {
  return startSpan({
    name: `send ${topic}`,
    kind: 'producer',
    facts: {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'send',
      'messaging.destination.name': topic,
      'messaging.batch.message_count': count,
    },
    arriving: { traceparent },
  });
}
