import { describe, expect, it } from '@jest/globals';
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
      reason: { code: 'event-invalid', message: 'why' },
    });
  });
});

describe('topics', () => {
  it('are named once each', () => {
    expect(new Set(topics.map(({ name }) => name)).size).toBe(topics.length);
    expect(topics.map(({ name }) => name)).toContain(syncDueTopic('payments'));
  });
});
