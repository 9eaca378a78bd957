import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import {
  batchFinishedEvent,
  encodeDeadLetter,
  runProgressEvent,
  syncDueEvent,
  syncDueTopic,
  topics,
  type SyncDue,
} from '../src/index.ts';
import type { DeadLetterInput } from '../src/index.ts';

const due: SyncDue = {
  tenantId: newId(),
  companyId: newId(),
  type: 'invoices',
  runId: newId(),
  batchId: newId(),
  companyName: 'Northwind',
  trigger: 'schedule',
  scheduledFor: '2026-03-01T10:00:00.000Z',
  createdAt: '2026-03-01T10:00:00.000Z',
  parameters: {},
  dispatch: 1,
};
const now = new Date('2026-03-01T10:00:01.000Z');
const encode = (body: SyncDue) => syncDueEvent.encode(body, syncDueTopic('invoices'), { source: 'test', now });
const received = (value: string | null) => ({
  topic: 't',
  value: value === null ? null : Buffer.from(value),
  headers: {},
});

describe('events', () => {
  it('carry CloudEvents attributes in headers and the company as key', () => {
    const message = encode(due);
    expect(message).toMatchObject({
      topic: 'autosync.sync-due.invoices',
      key: due.companyId,
      headers: {
        ce_specversion: '1.0',
        ce_type: 'autosync.sync-due.v1',
        ce_source: 'test',
        ce_time: now.toISOString(),
      },
    });
    expect(syncDueEvent.decode(received(message.value))).toEqual(due);
  });

  it('accept fields that are not known yet', () => {
    const decoded = syncDueEvent.decode(received(JSON.stringify({ ...due, colour: 'red' })));
    expect(decoded).toMatchObject(due);
  });

  it.each([
    ['no body', null],
    ['no JSON', '{"a"'],
    ['a wrong type', JSON.stringify({ ...due, type: 'cheques' })],
    ['an id that is none', JSON.stringify({ ...due, companyId: '7' })],
    ['too many records', JSON.stringify({ ...due, parameters: { recordIds: Array.from({ length: 501 }, newId) } })],
  ])('refuse %s', (_what, value) => {
    expect(() => syncDueEvent.decode(received(value))).toThrow(expect.objectContaining({ code: 'event-invalid' }));
  });

  it('say where the fault is', () => {
    expect(() => runProgressEvent.decode(received(JSON.stringify({ ...due, outcome: 'lost' })))).toThrow(/\/outcome/);
  });
});

describe('batch-finished', () => {
  const finished = {
    ...due,
    dryRun: false,
    state: 'finished',
    counts: { total: 1, succeeded: 1, warning: 0, failed: 0, skipped: 0 },
    failures: { data: 1 },
    finishedAt: '2026-03-01T10:00:00.000Z',
  };

  it('checks the count of each failure category', () => {
    expect(batchFinishedEvent.decode(received(JSON.stringify(finished)))).toMatchObject({ failures: { data: 1 } });
    const wrong = { ...finished, failures: { data: 'one' } };
    expect(() => batchFinishedEvent.decode(received(JSON.stringify(wrong)))).toThrow(/\/failures\/data/);
  });
});

describe('a dead letter', () => {
  it('keeps the bytes, the coordinates and the reason', () => {
    const letter = encodeDeadLetter(
      {
        topic: 't',
        partition: 3,
        offset: '42',
        timestamp: '0',
        key: Buffer.from('k'),
        value: Buffer.from([0xff, 0x00]),
        headers: { a: 'b' },
      },
      { consumer: 'c', code: 'event-invalid', message: 'why', now },
    );
    expect(letter.key).toBe('k');
    expect(JSON.parse(letter.value)).toMatchObject({
      topic: 't',
      partition: 3,
      offset: '42',
      valueBase64: '/wA=',
      valueLength: 2,
      cut: false,
      reason: { code: 'event-invalid', message: 'why' },
    });
  });

  const coordinates = { topic: 't', partition: 3, offset: '42', timestamp: '0' };
  const reason = { consumer: 'c', code: 'event-invalid', message: 'why', now };

  it.each<[string, Partial<DeadLetterInput> & { message?: string }]>([
    ['a value of 900 KB', { value: Buffer.alloc(900_000, 'x') }],
    ['a value of 20 MB', { value: Buffer.alloc(20_000_000, 0xff) }],
    ['a key of 900 KB', { key: Buffer.alloc(900_000, 0xff) }],
    ['a header of 900 KB', { headers: { h: '\u{1f600}'.repeat(225_000) } }],
    [
      'ten thousand headers',
      { headers: Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`h${n}`, '\0'])) },
    ],
    ['a reason of 900 KB', { message: '\0'.repeat(900_000) }],
  ])('is cut where it would be too large for a broker: %s', (_what, { message = 'why', ...large }) => {
    const input = { ...coordinates, key: Buffer.from('k'), value: Buffer.from('v'), headers: {}, ...large };
    const letter = encodeDeadLetter(input, { ...reason, message });
    expect(Buffer.byteLength(letter.value) + Buffer.byteLength(letter.key)).toBeLessThan(140_000);
    expect(JSON.parse(letter.value)).toMatchObject({ ...coordinates, cut: true, valueLength: input.value?.length });
  });

  it('tells a value that was cut by its length and hash', () => {
    const value = Buffer.from('x'.repeat(100_000));
    const letter = encodeDeadLetter({ ...coordinates, key: null, value, headers: {} }, reason);
    const body = JSON.parse(letter.value) as Record<string, string>;
    expect(body['valueSha256']).toBe(createHash('sha256').update(value).digest('hex'));
    expect(value.toString('base64').startsWith(body['valueBase64']?.slice(0, 80_000) ?? '-')).toBe(true);
  });
});

describe('topics', () => {
  it('are named once each', () => {
    expect(new Set(topics.map(({ name }) => name)).size).toBe(topics.length);
    expect(topics.map(({ name }) => name)).toContain(syncDueTopic('payments'));
  });
});
