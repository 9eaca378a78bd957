import type { IHeaders, KafkaMessage } from 'kafkajs';

/** A message as it is stored in the topic, with its coordinates. */
export type RawMessage = {
  topic: string;
  partition: number;
  /** A decimal number as text: 64 bits do not fit into a JavaScript number. */
  offset: string;
  key: Buffer | null;
  value: Buffer | null;
  readonly headers: Record<string, string>;
  /** Milliseconds since 1970 as text. */
  timestamp: string;
};

/** Header values arrive as bytes, a repeated key as an array: its first value counts. */
function toHeaders(headers: IHeaders = {}): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) result[name] = first.toString();
  }
  return result;
}

export function toRawMessage(topic: string, partition: number, message: KafkaMessage): RawMessage {
  const { offset, key, value, timestamp } = message;
  // Decoded when first read: most messages are handled without their headers.
  let headers: Record<string, string> | undefined;
  return {
    topic,
    partition,
    offset,
    key,
    value,
    timestamp,
    get headers() {
      return (headers ??= toHeaders(message.headers));
    },
  };
}
