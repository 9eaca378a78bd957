import { createHash } from 'node:crypto';
import { AutosyncError, newId } from '@autosync/core';
import { deadLetterTopic } from '../topics.ts';
import type { EncodedEvent } from './envelope.ts';

/** What came in and could not be used. Coordinates say where to look for the whole of it. */
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
  /** The bytes as they were, or the first of them: see `cut`. */
  valueBase64: string | null;
  /** Of the whole value, so that a letter that was cut can be told from others and compared with its source. */
  valueLength: number;
  valueSha256: string | null;
  /** True when value, key, headers or message are not whole. */
  cut: boolean;
  headers: Record<string, string>;
  consumer: string;
  reason: { code: string; message: string };
  at: string;
};

/**
 * A letter is larger than what it is about (base64, coordinates), so an event just below the broker's limit would make one
 * that the broker refuses. With these bounds a letter has less than 140 KB, whatever came in; a broker takes 1 MB unless
 * it was told otherwise.
 */
const MOST_VALUE_BYTES = 65_536;
const MOST_KEY_BYTES = 1024;
const MOST_HEADERS = 32;
const MOST_HEADER_CHARACTERS = 256;
const MOST_MESSAGE_CHARACTERS = 2000;

/** Wraps a message for the dead-letter topic. The key stays, so one company's dead letters stay together. */
export function encodeDeadLetter(
  input: DeadLetterInput,
  { consumer, code, message, now }: { consumer: string; code: string; message: string; now: Date },
): EncodedEvent {
  const { topic, partition, offset, timestamp, key, value, headers } = input;
  const parts = {
    key: key?.subarray(0, MOST_KEY_BYTES).toString('utf8') ?? null,
    valueBase64: value?.subarray(0, MOST_VALUE_BYTES).toString('base64') ?? null,
    headers: firstHeaders(headers),
    message: message.slice(0, MOST_MESSAGE_CHARACTERS),
  };
  const body: DeadLetter = {
    topic,
    partition,
    offset,
    timestamp,
    key: parts.key,
    valueBase64: parts.valueBase64,
    valueLength: value?.length ?? 0,
    valueSha256: value === null ? null : createHash('sha256').update(value).digest('hex'),
    cut:
      (key?.length ?? 0) > MOST_KEY_BYTES ||
      (value?.length ?? 0) > MOST_VALUE_BYTES ||
      message.length > MOST_MESSAGE_CHARACTERS ||
      !sameHeaders(parts.headers, headers),
    headers: parts.headers,
    consumer,
    reason: { code, message: parts.message },
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

function firstHeaders(headers: Record<string, string>): Record<string, string> {
  const first = Object.entries(headers).slice(0, MOST_HEADERS);
  const cut = (text: string) => text.slice(0, MOST_HEADER_CHARACTERS);
  return Object.fromEntries(first.map(([name, value]) => [cut(name), cut(value)]));
}

function sameHeaders(some: Record<string, string>, all: Record<string, string>): boolean {
  const names = Object.keys(all);
  return names.length === Object.keys(some).length && names.every((name) => some[name] === all[name]);
}

/** A letter as it lies in the topic. Throws `event-invalid` for what is none. */
export function decodeDeadLetter(value: Buffer | null): DeadLetter {
  try {
    const letter = JSON.parse(value?.toString('utf8') ?? '') as DeadLetter;
    if (typeof letter.topic === 'string' && typeof letter.reason.code === 'string') return letter;
  } catch {
    // told below
  }
  throw new AutosyncError('event-invalid', 'not a dead letter');
}
