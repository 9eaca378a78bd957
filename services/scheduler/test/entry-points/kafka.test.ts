import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  batchFinishedEvent,
  runProgressEvent,
  type BatchChanged,
  type BatchFinished,
  type DeadLetter,
  type RunProgress,
  type SyncDue,
} from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { OutgoingMessage, Producer } from '@autosync/kafka';
import { eventually } from '@autosync/testing';
import { bodies, followTopics, kafkaEnvironment, testProducer } from '@autosync/testing/kafka';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { companyRow, outbox, runOf, typeRow } from '../support/looking.ts';
import { aFinishedBatch, said } from '../support/progress.ts';
import { aKey, type Key } from '../support/queue.ts';
import { invoicesOn, ownTopics, pushed, startService, type RunningService } from '../support/service.ts';

describe('the scheduler with Kafka', () => {
  let database: ServiceDatabase;
  let topics: Awaited<ReturnType<typeof ownTopics>>;
  let running: RunningService;
  let producer: Producer;
  let followed: Awaited<ReturnType<typeof followTopics>>;

  beforeAll(async () => {
    database = await serviceDatabase();
    topics = await ownTopics();
    followed = await followTopics([topics.due, topics.batchChanged, topics.deadLetter]);
    producer = await testProducer();
    // A minute of 20 ms: an interval of 15 is a third of a second.
    const env = {
      DATABASE_URL: database.url,
      INTERVAL_UNIT_MS: '20',
      SWEEP_MS: '500',
      ...(await kafkaEnvironment('autosync.scheduler')),
    };
    running = await startService(env, topics);
  });
  afterAll(async () => {
    await Promise.all([running.stop(), followed.consumer.stop(), producer.stop()]);
    await database.close();
  });

  const at = (topic: string) => followed.messages.filter((message) => message.topic === topic);

  /** The dispatches of a company, each once: whoever loses its database after sending sends again. */
  const dueOf = ({ companyId }: Key) => {
    const dispatches = bodies<SyncDue>(at(topics.due)).filter((due) => due.companyId === companyId);
    return [...new Map(dispatches.map((due) => [`${due.runId}/${due.dispatch}`, due])).values()];
  };

  /** The dispatch number `index` (from 0) of a company, when it comes. */
  const nextDue = (key: Key, index: number) => eventually(() => dueOf(key)[index] ?? false);

  const origin = { source: 'test', now: new Date() };
  const progress = (event: RunProgress): OutgoingMessage => runProgressEvent.encode(event, topics.runProgress, origin);
  const say = (...events: RunProgress[]) => producer.send(events.map(progress));
  const now = () => ({ at: new Date().toISOString() });

  async function aConnectedCompany(): Promise<Key> {
    const key = aKey();
    await running.client.putCompany({ ...key, ...pushed, connectionState: 'connected' });
    const reference = await nextDue(key, 0);
    expect(reference).toMatchObject({ parameters: { referenceOnly: true } });
    await say(said(reference, 'finished', { worked: true, ...now() }));
    return key;
  }

  it('sends a company’s first slot at once and the next ones on its phase', async () => {
    const key = await aConnectedCompany();
    await running.client.putAutoSync({ ...key, ...invoicesOn });
    const first = await nextDue(key, 1);
    expect(first).toMatchObject({ ...key, type: 'invoices', trigger: 'schedule', dispatch: 1, parameters: {} });
    await say(said(first, 'finished', { worked: false, reason: 'nothing-pending', ...now() }));
    const second = await nextDue(key, 2);
    expect(second.runId).not.toBe(first.runId);
    expect(Date.parse(second.scheduledFor)).toBeGreaterThan(Date.parse(first.scheduledFor));
    await running.client.putAutoSync({ ...key, ...invoicesOn, enabled: false });
    await say(said(second, 'finished', { worked: false, reason: 'nothing-pending', ...now() }));
    await eventually(async () => (await companyRow(database.owner, key)).slot_run_id === null);
    expect(await typeRow(database.owner, key)).toMatchObject({ last_reason: 'nothing-pending' });
  });

  it('publishes what happens to a manual batch, and moves its run by what the worker says', async () => {
    const key = await aConnectedCompany();
    const batchId = newId();
    await running.client.queueRun({ ...key, batchId, type: 'invoices' });
    const due = await nextDue(key, 1);
    expect(due).toMatchObject({ batchId, trigger: 'manual' });
    await say(said(due, 'started', now()));
    await eventually(async () => (await runOf(database.owner, batchId))?.state === 'running');
    await running.client.cancelRun({ ...key, batchId });
    // Out of order, twice, and of an old dispatch: the end is the end.
    await say(said(due, 'yielded', now()), said(due, 'yielded', now()));
    const closing = await nextDue(key, 2);
    expect(closing).toMatchObject({ batchId, dispatch: 2, parameters: { close: 'cancelled' } });
    await say(said(due, 'started', now()), said(closing, 'finished', { worked: true, ...now() }));
    await eventually(async () => (await runOf(database.owner, batchId))?.state === 'ended');
    await eventually(() => {
      const changes = bodies<BatchChanged>(at(topics.batchChanged)).filter((event) => event.batchId === batchId);
      expect(changes.map(({ change }) => change).sort()).toEqual(['cancelRequested', 'queued']);
    });
    await eventually(async () => (await outbox(database.owner)).length === 0);
  });

  it('sends poisoned progress to the dead letters, with reason and coordinates, and goes on', async () => {
    const key = await aConnectedCompany();
    await running.client.queueRun({ ...key, batchId: newId(), type: 'invoices' });
    const due = await nextDue(key, 1);
    const good = progress(said(due, 'finished', { worked: true, ...now() }));
    const { companyId } = key;
    const poisoned: OutgoingMessage[] = [
      { ...good, value: 'no json' },
      { ...good, value: JSON.stringify({ ...said(due, 'finished', now()), outcome: 'vanished' }) },
      progress({ ...said(due, 'finished', now()), tenantId: newId() }),
    ];
    await producer.send([...poisoned, good]);
    await eventually(async () => (await runOf(database.owner, due.batchId))?.state === 'ended');
    const letters = await eventually(() => {
      const found = bodies<DeadLetter>(at(topics.deadLetter)).filter((letter) => letter.key === companyId);
      return found.length === poisoned.length && found;
    });
    expect(letters.map(({ reason }) => reason.code).sort()).toEqual([
      'event-invalid',
      'event-invalid',
      'event-mismatch',
    ]);
    for (const letter of letters) {
      expect(letter).toMatchObject({ topic: topics.runProgress, consumer: 'autosync/scheduler' });
      expect(Number(letter.offset)).toBeGreaterThanOrEqual(0);
    }
    const counted = 'autosync_kafka_consumer_events_total{consumer="run-progress",kind="deadLettered"} 3';
    // The letter may be read before the one who sent it has heard that the broker has it.
    await eventually(async () => expect(await running.metrics()).toContain(counted));
  });

  it('counts failures of batches that finished, each once', async () => {
    const key = await aConnectedCompany();
    const event = aFinishedBatch(key);
    const encode = (body: BatchFinished) => batchFinishedEvent.encode(body, topics.batchFinished, origin);
    await producer.send([encode(event), encode(event), encode(aFinishedBatch(key))]);
    await eventually(async () => (await typeRow(database.owner, key)).consecutive_failures === 2);
    await eventually(async () => {
      expect(await running.metrics()).toMatch(/batches_finished_total\{step="repeated"\} 1/);
    });
  });

  it('survives that PostgreSQL kills all its connections, and goes on by itself', async () => {
    const key = await aConnectedCompany();
    await running.client.putAutoSync({ ...key, ...invoicesOn });
    const before = await nextDue(key, 1);
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query({
        text: `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'autosync-scheduler'`,
      }),
    );
    expect(rows.length).toBeGreaterThan(0);
    await say(said(before, 'finished', { worked: false, ...now() }));
    const after = await nextDue(key, 2);
    expect(after.runId).not.toBe(before.runId);
    await running.client.putAutoSync({ ...key, ...invoicesOn, enabled: false });
  });
});
