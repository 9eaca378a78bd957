import { newId } from '@autosync/core';
import { deadLetterTopic } from '../topics.ts';
import type { EncodedEvent } from './envelope.ts';

/** What came in and could not be used. Bytes are kept as they were; coordinates say where to look. */
export type DeadLetterInput = {
  topic: string;
  partition: number;
  offset: string;
  timestamp: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, string>;
};

export type DeadLetter = {
  topic: string;
  partition: number;
  offset: string;
  timestamp: string;
  key: string | null;
  valueBase64: string | null;
  headers: Record<string, string>;
  consumer: string;
  reason: { code: string; message: string };
  at: string;
};

/** Wraps a message for the dead-letter topic. The key stays, so one company's dead letters stay together. */
export function encodeDeadLetter(
  input: DeadLetterInput,
  { consumer, code, message, now }: { consumer: string; code: string; message: string; now: Date },
): EncodedEvent {
  const body: DeadLetter = {
    topic: input.topic,
    partition: input.partition,
    offset: input.offset,
    timestamp: input.timestamp,
    key: input.key?.toString('utf8') ?? null,
    valueBase64: input.value?.toString('base64') ?? null,
    headers: input.headers,
    consumer,
    reason: { code, message },
    at: now.toISOString(),
  };
  return {
    topic: deadLetterTopic,
    key: body.key ?? '',
    headers: {
      ce_specversion: '1.0',
      ce_id: newId(),
      ce_type: 'autosync.dead-letter.v1',
      ce_source: consumer,
      ce_time: now.toISOString(),
      'content-type': 'application/json',
    },
    value: JSON.stringify(body),
  };
}
