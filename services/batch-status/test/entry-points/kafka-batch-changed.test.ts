import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  batchChangedEvent,
  batchChangedTopic,
  batchFinishedEvent,
  type BatchChanged,
  type BatchFinished,
  type BatchMessage,
  type DeadLetter,
} from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Consumer, Producer, RawMessage } from '@autosync/kafka';
import { eventually } from '@autosync/testing';
import { followTopics, kafkaEnvironment, testProducer } from '@autosync/testing/kafka';
import { decodeBatchChanged } from '../../src/entry-points/kafka-batch-changed.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeaderMessage, aResultMessage } from '../support/messages.ts';
import type { Topics } from '../../src/topics.ts';
import { ownTopics, startService, type RunningService } from '../support/service.ts';

type Change = BatchChanged['change'];

function anEvent(change: Change, given: Partial<BatchChanged['header']> = {}): BatchChanged {
  const {
    startDate: _startDate,
    recordIds: _ids,
    rerunOf: _rerunOf,
    dryRun: _dryRun,
    previewId: _previewId,
    actor: _actor,
    ...message
  } = aHeaderMessage();
  const header = {
    ...message,
    type: 'invoices',
    trigger: 'manual',
    parameters: {},
    ...given,
  } as BatchChanged['header'];
  const { tenantId, companyId, type, runId, batchId } = header;
  const failure = change === 'failed' ? ({ category: 'platform', reason: 'lease-expired' } as const) : {};
  return { tenantId, companyId, type, runId, batchId, change, header, ...failure, at: '2099-01-01T00:00:00.000Z' };
}

/** The same batch, another change. */
const then = (event: BatchChanged, change: Change): BatchChanged => ({
  ...anEvent(change, event.header),
  header: event.header,
});

const encode = (event: BatchChanged) =>
  batchChangedEvent.encode(event, topics.batchChanged, { source: 'test', now: new Date() });

let topics: Topics;

describe('the consumer of batch-changed', () => {
  let database: ServiceDatabase;
  let running: RunningService;
  let producer: Producer;
  let followed: { messages: RawMessage[]; consumer: Consumer };

  beforeAll(async () => {
    database = await serviceDatabase();
    const environment = await kafkaEnvironment('autosync.batch-status');
    topics = await ownTopics();
    running = await startService(
      { DATABASE_URL: database.url, DATABASE_STATEMENT_TIMEOUT_MS: '500', ...environment },
      topics,
    );
    producer = await testProducer();
    followed = await followTopics([topics.batchFinished, topics.deadLetter]);
  });
  afterAll(async () => {
    await Promise.all([running.stop(), followed.consumer.stop(), producer.stop()]);
    await database.close();
  });

  const send = (...events: BatchChanged[]) => producer.send(events.map(encode));
  const batchOf = async (event: BatchChanged): Promise<BatchMessage> => {
    const { batch } = await running.client.getBatch(event);
    if (batch === null) throw new Error('no batch');
    return batch;
  };
  const reaches = (event: BatchChanged, state: string) =>
    eventually(async () => expect(await batchOf(event)).toMatchObject({ state }));
  const facts = (event: BatchChanged): BatchFinished[] =>
    followed.messages
      .filter(({ topic, value }) => topic === topics.batchFinished && value?.includes(event.batchId))
      .map((message) => batchFinishedEvent.decode(message));

  it('makes a queued batch with its whole header', async () => {
    const rerunOf = newId();
    const asked = { startDate: '2026-02-01', recordIds: [newId()], dryRun: true, previewId: newId() };
    const parameters = { ...asked, rerunOf, actor: 'Ada of Northwind' };
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const event = anEvent('queued', { trigger: 'rerun', parameters, traceparent });
    await send(event);
    await reaches(event, 'notStarted');
    const { parameters: _parameters, ...header } = event.header;
    expect(await batchOf(event)).toMatchObject({
      header: { ...header, ...parameters },
      label: '[Northwind IT] Invoices',
    });
  });

  it('asks the worker to stop, whether the flag comes before or after the start', async () => {
    const [early, late] = [anEvent('queued'), anEvent('queued')];
    await send(then(early, 'cancelRequested'), early, late, then(late, 'cancelRequested'));
    for (const event of [early, late]) {
      await eventually(async () =>
        expect(await running.client.reportProgress(event)).toEqual({ cancelRequested: true }),
      );
      await reaches(event, 'running');
    }
  });

  it('ends a cancelled batch and publishes that, once, though the event comes twice and the start late', async () => {
    const event = anEvent('cancelled');
    await send(event, event);
    await eventually(() => expect(facts(event)).toMatchObject([{ state: 'cancelled', trigger: 'manual' }]));
    await send(then(event, 'queued'), event);
    const { parameters: _parameters, ...header } = event.header;
    expect(await running.client.startBatch({ header, state: 'running' })).toEqual({ state: 'cancelled' });

    // What is published later proves that nothing more was published in between.
    const last = anEvent('cancelled', { companyId: event.companyId });
    await send(last);
    await eventually(() => expect(facts(last)).toHaveLength(1));
    expect(facts(event)).toHaveLength(1);
  });

  it('closes a failed batch with the actions it has', async () => {
    const event = anEvent('failed');
    const { parameters: _parameters, ...header } = event.header;
    await running.client.startBatch({ header, state: 'running', total: 40 });
    await running.client.recordResults({ ...event, results: [aResultMessage(), aResultMessage()] });
    await send(event);
    await eventually(() =>
      expect(facts(event)).toMatchObject([{ state: 'finishedWithError', counts: { total: 2, succeeded: 2 } }]),
    );
    expect(await batchOf(event)).toMatchObject({ category: 'platform', reason: 'lease-expired', total: 2 });
  });

  it('repeats an event for which the database has no answer, and loses nothing', async () => {
    const event = anEvent('queued');
    await database.owner.withoutTenant(async (tx) => {
      await tx.query({ text: 'lock table batch.batches in access exclusive mode' });
      await send(event);
      await eventually(async () =>
        expect(await running.metrics()).toMatch(
          /autosync_kafka_consumer_events_total{consumer="batch-changed",kind="retried"} [1-9]/,
        ),
      );
    });
    await reaches(event, 'notStarted');
    expect(await running.metrics()).toContain(
      'autosync_kafka_consumer_events_total{consumer="batch-changed",kind="deadLettered"} 0',
    );
  });

  it('publishes with the attributes of a CloudEvent, keyed by the company', async () => {
    const event = anEvent('cancelled');
    await send(event);
    const isOurs = ({ value }: RawMessage) => value?.includes(event.batchId) ?? false;
    await eventually(() => expect(followed.messages.filter(isOurs)).toHaveLength(1));
    const message = followed.messages.find(isOurs);
    expect(message?.key?.toString()).toBe(event.companyId);
    expect(message?.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_type: 'autosync.batch-finished.v1',
      ce_source: 'autosync.batch-status',
    });
  });

  it('puts a poisoned event among the dead letters with its coordinates and reason, and the partition goes on', async () => {
    const good = anEvent('queued');
    const foreign = { ...anEvent('queued'), companyId: good.companyId, tenantId: newId() };
    const poisoned = { ...encode(good), value: `{"no":"${good.batchId}"}` };
    const noJson = { ...encode(good), value: `<${good.batchId}>` };
    await producer.send([poisoned, noJson, encode(foreign), encode(good)]);
    await reaches(good, 'notStarted');

    const letters = () =>
      followed.messages
        .filter(({ topic, key }) => topic === topics.deadLetter && key?.toString() === good.companyId)
        .map(({ value }): DeadLetter => JSON.parse(String(value)))
        .sort((a, b) => Number(a.offset) - Number(b.offset));
    await eventually(() => expect(letters()).toHaveLength(3));
    const [first] = letters();
    expect(letters()).toMatchObject(
      [poisoned, noJson, encode(foreign)].map(({ value }, n) => ({
        topic: topics.batchChanged,
        partition: first!.partition,
        offset: String(Number(first!.offset) + n),
        consumer: 'autosync.batch-status',
        reason: { code: 'event-invalid' },
        headers: { ce_type: 'autosync.batch-changed.v1' },
        valueBase64: n === 2 ? expect.any(String) : Buffer.from(value).toString('base64'),
      })),
    );
    expect(letters().map(({ reason }) => reason.message)).toEqual([
      expect.stringContaining('tenantId'),
      expect.stringContaining('JSON'),
      'tenantId differs between the event and its header',
    ]);
    expect(await running.metrics()).toContain(
      'autosync_kafka_consumer_events_total{consumer="batch-changed",kind="deadLettered"} 3',
    );
  });

  it('cuts a dead letter that would be larger than the broker takes, and the partition goes on', async () => {
    const good = anEvent('queued');
    const value = `{"no":"${'x'.repeat(900_000)}"}`;
    await producer.send([{ ...encode(good), value }, encode(good)]);
    await reaches(good, 'notStarted');
    await eventually(() => {
      const letter = followed.messages.find(
        ({ topic, key }) => topic === topics.deadLetter && key?.toString() === good.companyId,
      );
      expect(JSON.parse(String(letter?.value))).toMatchObject({
        topic: topics.batchChanged,
        offset: expect.any(String),
        cut: true,
        valueLength: value.length,
        valueSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        reason: { code: 'event-invalid' },
      });
    });
  });

  it('puts an event among the dead letters that claims the batch of another tenant', async () => {
    const ours = anEvent('queued');
    await send(ours);
    await reaches(ours, 'notStarted');
    const theirs = anEvent('cancelled', { batchId: ours.batchId });
    await send(theirs);
    await eventually(() => {
      const letter = followed.messages.find(
        ({ topic, key }) => topic === topics.deadLetter && key?.toString() === theirs.companyId,
      );
      expect(JSON.parse(String(letter?.value)).reason.code).toBe('invalid-batch-id');
    });
    expect(await batchOf(ours)).toMatchObject({ state: 'notStarted', header: { tenantId: ours.tenantId } });
  });
});

describe('decodeBatchChanged', () => {
  it('takes a failure without a category as one of ours', () => {
    const { category: _category, reason: _reason, ...event } = anEvent('failed');
    expect(
      decodeBatchChanged({ topic: batchChangedTopic, headers: {}, value: Buffer.from(JSON.stringify(event)) }),
    ).toMatchObject({
      change: 'failed',
      category: 'platform',
      reason: null,
    });
  });
});
