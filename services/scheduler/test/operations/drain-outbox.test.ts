import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batchChangedEvent, syncDueEvent, type EncodedEvent } from '@autosync/contracts';
import { AutosyncError, inSpan } from '@autosync/core';
import { traceThisProcess } from '@autosync/testing/traces';
import { drainOutbox } from '../../src/operations/drain-outbox.ts';
import { productionTopics as topics } from '../../src/topics.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { companyRow, outbox } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { aCompany, at, dispatch, queue, type Key } from '../support/queue.ts';

describe('the relay', () => {
  let database: ServiceDatabase;
  let key: Key;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.owner.withoutTenant((tx) => tx.query({ text: 'truncate schedule.outbox' }));
    key = await aCompany(database.db, database.owner);
    await queue(database.db, key);
    await dispatch(database.db, at(1));
  });

  const invalid: unknown[] = [];

  /** A broker that puts every event into partition 3, from offset 70 on. */
  const placing = (send: (events: EncodedEvent[]) => Promise<void>) => async (events: EncodedEvent[]) => {
    await send(events);
    return events.map((_, index) => ({ partition: 3, offset: 70n + BigInt(index) }));
  };
  const drain = (send: (events: EncodedEvent[]) => Promise<void>, limit = 100) =>
    drainOutbox(database.db, placing(send), { topics, limit, now: at(2), onInvalid: (error) => invalid.push(error) });
  const received = ({ topic, value, headers }: EncodedEvent) => ({ topic, headers, value: Buffer.from(value) });

  it('publishes each event with its topic, key and headers, then forgets it', async () => {
    const sent: EncodedEvent[] = [];
    expect(await drain(async (events) => void sent.push(...events))).toBe(2);
    expect(sent.map(({ topic }) => topic)).toEqual(['autosync.batch-changed', 'autosync.sync-due.invoices']);
    expect(sent.map((event) => event.key)).toEqual([key.companyId, key.companyId]);
    expect(sent[1]?.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_source: 'autosync/scheduler',
      ce_type: 'autosync.sync-due.v1',
      ce_time: at(1).toISOString(),
    });
    expect(batchChangedEvent.decode(received(sent[0]!))).toMatchObject({ change: 'queued' });
    expect(syncDueEvent.decode(received(sent[1]!))).toMatchObject({ ...key, dispatch: 1 });
    expect(await outbox(database.owner)).toEqual([]);
    expect(await drain(async () => undefined)).toBe(0);
  });

  it('takes the trace of whoever asked for a run along, with its batch and in each of its dispatches', async () => {
    await database.owner.withoutTenant((tx) => tx.query({ text: 'truncate schedule.outbox' }));
    const traced = await traceThisProcess();
    const other = await aCompany(database.db, database.owner);
    const request = { name: 'a request', kind: 'server', arriving: { traceparent: undefined, begin: true } } as const;
    const traceparent = await inSpan(request, async (span) => {
      await queue(database.db, other);
      return span.traceparent;
    });
    await traced.spans();
    const sent: EncodedEvent[] = [];
    await dispatch(database.db, at(1));
    await drain(async (events) => void sent.push(...events));
    const due = syncDueEvent.decode(received(sent[1]!));
    await take(database.db, [said(due, 'started')]);
    await take(database.db, [said(due, 'yielded')]);
    await dispatch(database.db, at(2));
    await drain(async (events) => void sent.push(...events));
    expect(sent.map(({ topic, headers }) => [topic, headers['traceparent']])).toEqual([
      [topics.batchChanged, traceparent],
      [topics.syncDue('invoices'), traceparent],
      [topics.syncDue('invoices'), traceparent],
    ]);
    expect(batchChangedEvent.decode(received(sent[0]!)).header).toMatchObject({ traceparent });
  });

  it('puts a row that no topic is there for among the dead letters, so that it holds up no other', async () => {
    await database.owner.withoutTenant((tx) =>
      tx.query({
        text: `insert into schedule.outbox (tenant_id, company_id, kind, body, created_at)
          values ($1, $2, 'sync-due', '{"no": "event"}', now())`,
        values: [key.tenantId, key.companyId],
      }),
    );
    const sent: EncodedEvent[] = [];
    expect(await drain(async (events) => void sent.push(...events))).toBe(3);
    expect(sent.map(({ topic }) => topic)).toEqual([
      topics.batchChanged,
      topics.syncDue('invoices'),
      topics.deadLetter,
    ]);
    expect(JSON.parse(sent[2]?.value ?? '')).toMatchObject({
      topic: 'schedule.outbox',
      valueBase64: Buffer.from('{"no": "event"}').toString('base64'),
      reason: { code: 'event-invalid' },
    });
    expect(invalid).toMatchObject([{ message: 'an event of no record type: undefined' }]);
    expect(await outbox(database.owner)).toEqual([]);
  });

  it('notes where a dispatch lies, and begins no lease: what lies in Kafka waits', async () => {
    await drain(async () => undefined);
    expect(await companyRow(database.owner, key)).toMatchObject({
      slot_dispatch: 1,
      slot_partition: 3,
      slot_offset: 71,
      slot_published_at: at(2),
      lease_until: null,
    });
  });

  it('keeps what the broker did not acknowledge, and publishes it as the same event again', async () => {
    const ids: (string | undefined)[][] = [];
    const attempt = (fails: boolean) =>
      drain(async (events) => {
        ids.push(events.map(({ headers }) => headers['ce_id']));
        if (fails) throw new AutosyncError('kafka-unavailable', 'no', { retryable: true });
      });
    await expect(attempt(true)).rejects.toMatchObject({ code: 'kafka-unavailable' });
    expect(await attempt(false)).toBe(2);
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids[0]).size).toBe(2);
  });

  it('beside another relay publishes each event once', async () => {
    const other = database.connect();
    const sent: (string | undefined)[] = [];
    const together = Promise.withResolvers<void>();
    let sending = 0;
    const send = async (events: EncodedEvent[]): Promise<void> => {
      sent.push(...events.map(({ headers }) => headers['ce_id']));
      sending += 1;
      if (sending === 2) together.resolve();
      await together.promise;
    };
    const settings = { topics, limit: 1, now: at(2) };
    await Promise.all([drainOutbox(database.db, placing(send), settings), drainOutbox(other, placing(send), settings)]);
    expect(new Set(sent).size).toBe(2);
    expect(await outbox(database.owner)).toEqual([]);
  });
});
