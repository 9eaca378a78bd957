import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncDueEvent, type SyncDue } from '@autosync/contracts';
import { createConsumer, createKafka, type Consumer } from '@autosync/kafka';
import { eventually, testKafka } from '@autosync/testing';
import { bodies, followTopics, kafkaEnvironment, silent } from '@autosync/testing/kafka';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aKey } from '../support/queue.ts';
import { ownTopics, pushed, startService, type RunningService } from '../support/service.ts';

describe('the scheduler and the group of its workers', () => {
  let database: ServiceDatabase;
  let topics: Awaited<ReturnType<typeof ownTopics>>;
  let running: RunningService;
  let followed: Awaited<ReturnType<typeof followTopics>>;
  let worker: Consumer;
  const taken: SyncDue[] = [];

  /** A worker that takes events, commits them and never says a word: what it took is lost. */
  async function aSilentWorker(concurrency: number): Promise<Consumer> {
    const { brokerList } = await testKafka();
    return createConsumer<SyncDue>({
      kafka: createKafka({ brokers: brokerList, clientId: 'silent-worker', logger: silent }),
      groupId: topics.workers('invoices'),
      topics: [topics.due],
      decode: (message) => syncDueEvent.decode(message),
      key: ({ companyId }) => companyId,
      handle: async (event) => void taken.push(event),
      deadLetter: async () => undefined,
      concurrency,
      sessionTimeoutMs: 6000,
      heartbeatIntervalMs: 500,
      maxWaitMs: 100,
      logger: silent,
    });
  }

  beforeAll(async () => {
    database = await serviceDatabase();
    topics = await ownTopics();
    followed = await followTopics([topics.due]);
    const env = { DATABASE_URL: database.url, SWEEP_MS: '300', ...(await kafkaEnvironment('autosync.scheduler')) };
    running = await startService(env, topics);
    worker = await aSilentWorker(17);
  });
  afterAll(async () => {
    await Promise.all([running.stop(), followed.consumer.stop(), worker.stop()]);
    await database.close();
  });

  const dispatchesOf = (companyId: string) =>
    bodies<SyncDue>(followed.messages)
      .filter((due) => due.companyId === companyId)
      .map(({ dispatch }) => dispatch);

  it('leaves a dispatch alone that nobody takes, counts the places of who comes, and sends again what was lost', async () => {
    const key = aKey();
    await running.client.putCompany({ ...key, ...pushed, connectionState: 'connected' });
    await eventually(() => dispatchesOf(key.companyId).length === 1);
    // The scheduler has looked several times, and read all progress: the event lies in Kafka and waits.
    const looks = await looksSoFar();
    await eventually(async () => (await looksSoFar()) > looks + 5);
    expect(dispatchesOf(key.companyId)).toEqual([1]);
    expect(await running.metrics()).toMatch(/worker_places\{[^}]*type="invoices"[^}]*\} 0/);

    await worker.start();
    await eventually(
      async () => expect(await running.metrics()).toMatch(/worker_places\{[^}]*type="invoices"[^}]*\} 17/),
      {
        timeoutMs: 20_000,
      },
    );
    await eventually(() => taken.some(({ dispatch }) => dispatch === 2), { timeoutMs: 20_000 });
    expect(taken.map(({ dispatch }) => dispatch).slice(0, 2)).toEqual([1, 2]);
    expect(running.logs()).toContainEqual(expect.objectContaining({ msg: 'dispatch lost', fate: 'requeued' }));
  });

  /** How often the windows were looked at, by what PostgreSQL counts: each sweep is a transaction. */
  async function looksSoFar(): Promise<number> {
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ count: number }>({
        text: 'select xact_commit::int as count from pg_stat_database where datname = current_database()',
      }),
    );
    return (rows[0]?.count ?? 0) / 10;
  }
});
