import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadLetterTopic, runProgressTopic, topics } from '@autosync/contracts';
import { errorCode } from '@autosync/core';
import { serviceNames, type ServiceName } from '@autosync/dev-stack';
import { createProducer, type KafkaClient } from '@autosync/kafka';
import { eventually, startProcess } from '@autosync/testing';
import { invoiceItems } from '../support/invoices.ts';
import { rightsOfChart, startKafkaWithRights, type KafkaWithRights } from '../support/kafka-with-rights.ts';
import { startOwnSystem, type OwnSystem } from '../support/running-system.ts';
import { scrape, valueOf } from '../support/scrape.ts';

// Each process has a user of its own in Kafka, with the rights of charts/autosync/kafka-acls.sh: it does its work with them,
// and can do nothing else.

const rights = rightsOfChart();
const users = [...new Set(rights.map(({ user }) => user))];
const userOf = (component: string) => `autosync-${component}`;
const names = topics.map(({ name }) => name);
const withKafka = serviceNames.filter((name) => users.includes(userOf(name)));

let secured: KafkaWithRights;
let running: OwnSystem;

/** A program of the image that ends, with the login of a component. */
async function run(component: string, entry: string, ...args: string[]): Promise<{ code: number | null; out: string }> {
  const database = running?.system.databaseUrl;
  const program = await startProcess({
    name: entry,
    entry: new URL(`../../services/${entry}/src/main.ts`, import.meta.url),
    args,
    env: {
      ...secured.login(userOf(component)),
      TOPIC_REPLICATION_FACTOR: '1',
      TOPIC_MIN_INSYNC_REPLICAS: '1',
      ...(database !== undefined && { DATABASE_URL: database }),
    },
  });
  const { code } = await program.exited;
  return { code, out: program.output() };
}

const admin = (...args: string[]) => run('scheduler', 'admin', ...args);

beforeAll(async () => {
  running = await startOwnSystem(async ({ dataDir }) => {
    secured = await startKafkaWithRights(join(dataDir, 'kafka-with-rights'), { users, rights });
    expect(await run('topics', 'topics')).toMatchObject({ code: 0 });
    const logins = withKafka.map((name) => [name, secured.login(userOf(name))]);
    return { withNotifier: true, overrides: Object.fromEntries(logins) as Record<ServiceName, Record<string, string>> };
  });
}, 400_000);
afterAll(async () => {
  // Before the folder goes that its logs lie in.
  await secured?.kafka.kill();
  await running?.stop();
}, 60_000);

const handledBy = async (service: ServiceName, consumer: string) =>
  valueOf(await scrape(running.system.service(service)), 'autosync_kafka_consumer_events_total', {
    consumer,
    kind: 'handled',
  });

describe('with its own rights in Kafka and no others', () => {
  it('the job has made the topics, and finds them again as they should be', async () => {
    const again = await run('topics', 'topics');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('"created":[],"different":0')]);
  });

  it('each service does its work', async () => {
    expect(withKafka).toEqual(expect.arrayContaining(['scheduler', 'batch-status', 'notifier', 'sync-invoices']));
    const company = await running.company('Rights Ltd');
    await company.bulk(invoiceItems('R', 3));
    const { id } = await company.run();
    expect(await company.ended(id)).toMatchObject({ state: 'finished', counts: { succeeded: 3 } });
    const payments = await company.recordsOf('payments').run();
    expect(await company.ended(payments.id)).toMatchObject({ state: 'finished' });
    await eventually(
      async () => {
        expect(await handledBy('scheduler', 'batch-finished')).toBeGreaterThanOrEqual(2);
        expect(await handledBy('notifier', 'facts')).toBeGreaterThanOrEqual(2);
      },
      { timeoutMs: 30_000, intervalMs: 250 },
    );
  });

  it('what nobody can use is put aside, told, and put back by autosync-admin in the pods of the scheduler', async () => {
    const producer = createProducer(secured.asAdministrator);
    await producer.send([{ topic: runProgressTopic, key: 'k', headers: {}, value: 'no progress' }]);
    await producer.stop();
    await eventually(async () => expect(await handledBy('notifier', 'dead-letters')).toBe(1), {
      timeoutMs: 30_000,
      intervalMs: 250,
    });
    const listed = await admin('dead-letters', 'list', '--json');
    expect(listed).toMatchObject({ code: 0 });
    const [place = ''] = /\d+\/\d+/.exec(listed.out) ?? [];
    expect(await admin('dead-letters', 'replay', place, '--by', 'test', '--note', 'tried')).toMatchObject({ code: 0 });
    await eventually(async () => expect(await handledBy('notifier', 'dead-letters')).toBe(2), {
      timeoutMs: 30_000,
      intervalMs: 250,
    });
    expect((await admin('topics')).out).toContain(deadLetterTopic);
    const groups = await admin('groups');
    expect(groups.code).toBe(0);
    for (const group of ['sync-invoices', 'autosync.batch-status', 'autosync.notifier.facts'])
      expect(groups.out).toContain(group);
  });

  it('nobody asked for more', () => {
    const refused = running.logs().filter((line) => /not authorized|authorization failed/i.test(line));
    expect(refused).toEqual([]);
  });
});

/** Whether the user may send to the topic. */
async function maySend(client: KafkaClient, topic: string): Promise<boolean> {
  const producer = createProducer(client, { sendTimeoutMs: 5000 });
  try {
    await producer.send([{ topic, key: 'k', headers: {}, value: 'tried' }]);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'kafka-rejected') throw error;
    return false;
  } finally {
    await producer.stop();
  }
}

/** Of a group that one has no right to look at, kafkajs says that it finds no coordinator. */
const isRefusal = (error: unknown) =>
  error instanceof Error && (/not authorized/i.test(error.message) || error.name === 'KafkaJSGroupCoordinatorNotFound');

/** Whether the user may read the topic, as a member of the group. */
async function mayRead(client: KafkaClient, topic: string, groupId: string): Promise<boolean> {
  const consumer = client.open({ retries: 3 }).consumer({ groupId, allowAutoTopicCreation: false });
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  consumer.on('consumer.fetch', () => resolve(true));
  consumer.on('consumer.crash', ({ payload: { error } }) => reject(error));
  try {
    await consumer.connect();
    await consumer.subscribe({ topic });
    await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() });
    return await promise;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return false;
  } finally {
    await consumer.disconnect();
  }
}

// After the work of the services, which would take what is sent here for theirs.
describe.each(users)('the user %s', (user) => {
  const of = (operation: string, resource: string) =>
    rights.filter((one) => one.user === user && one.operation === operation && one.resource === resource);
  const allowed = (operation: string) =>
    names.filter((name) => of(operation, 'topic').some((one) => one.name === name));

  beforeAll(async () => {
    await running.system.stop();
  }, 60_000);

  it('may send to its topics, and to no other', async () => {
    const sent: string[] = [];
    for (const topic of names) if (await maySend(secured.as(user), topic)) sent.push(topic);
    expect(sent).toEqual(allowed('Write'));
  }, 60_000);

  it('may read its topics, and no other', async () => {
    const [group] = of('Read', 'group');
    const read: string[] = [];
    for (const topic of names) if (await mayRead(secured.as(user), topic, group?.name ?? 'any')) read.push(topic);
    expect(read).toEqual(allowed('Read'));
  }, 120_000);

  it('is in no group but its own', async () => {
    const own = of('Read', 'group').map(({ name }) => name);
    const [topic] = allowed('Read');
    const others = rights.filter((one) => one.user !== user && one.operation === 'Read' && one.resource === 'group');
    for (const { name } of others) {
      expect(own).not.toContain(name);
      expect(await mayRead(secured.as(user), topic ?? deadLetterTopic, name)).toBe(false);
    }
  }, 120_000);
});
