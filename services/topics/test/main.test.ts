import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topics } from '@autosync/contracts';
import { startKafka, type Kafka } from '@autosync/dev-stack/servers';
import { createKafka, createTopics } from '@autosync/kafka';
import { createServerFolder, eventually, removeServerFolder, startProcess, type TestProcess } from '@autosync/testing';

const entry = new URL('../src/main.ts', import.meta.url);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const one = { TOPIC_REPLICATION_FACTOR: '1', TOPIC_MIN_INSYNC_REPLICAS: '1', TOPIC_PARTITIONS: '2' };
const names = topics.map(({ name }) => name).toSorted();

// A broker of its own: the names are the system's.
let folder: string;
let kafka: Kafka;
beforeAll(async () => {
  folder = await createServerFolder();
  kafka = await startKafka({ dataDir: join(folder, 'kafka') });
}, 120_000);
afterAll(async () => {
  await kafka.kill();
  await removeServerFolder(folder);
});

function run(env: Record<string, string> = {}): Promise<TestProcess> {
  return startProcess({ name: 'topics', entry, env: { KAFKA_BROKERS: kafka.brokers, ...one, ...env } });
}
const lastLine = (job: TestProcess) => job.logs().at(-1) as { created: string[] } & Record<string, unknown>;

describe('the job', () => {
  it('waits for Kafka and says so; then several at once create every topic', async () => {
    await kafka.stop();
    const jobs = await Promise.all([run(), run()]);
    await eventually(() => jobs.every((job) => job.logs().some(({ msg }) => msg === 'waiting')), {
      timeoutMs: 20_000,
    });
    expect(jobs[0]!.logs().find(({ msg }) => msg === 'waiting')).toMatchObject({
      waitingFor: `Kafka at ${kafka.brokers}`,
      errorCode: 'kafka-unavailable',
    });
    await kafka.start();
    for (const job of jobs) expect(await job.exited).toMatchObject({ code: 0 });
    const created = new Set(jobs.flatMap((job) => lastLine(job).created));
    expect([...created].toSorted()).toEqual(names);
  }, 60_000);

  it('creates nothing the second time', async () => {
    const job = await run();
    expect(await job.exited).toMatchObject({ code: 0 });
    expect(lastLine(job)).toMatchObject({ level: 'info', msg: 'done', created: [], different: 0 });
  });

  it('reports what differs and leaves it as it is', async () => {
    const job = await run({ TOPIC_PARTITIONS: '3' });
    expect(await job.exited).toMatchObject({ code: 0 });
    const warnings = job.logs().filter(({ level }) => level === 'warn');
    expect(warnings.map(({ topic }) => String(topic)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(names);
    expect(warnings[0]).toMatchObject({ setting: 'partitions', found: '2', expected: '3' });
    expect(lastLine(job)).toMatchObject({ created: [], different: names.length });
    const client = createKafka({ brokers: [kafka.brokers], clientId: 'topics-test', logger: silent });
    const asFirst = { name: names[0]!, partitions: 2, replicationFactor: 1, config: { 'retention.ms': '1' } };
    expect((await createTopics(client, { topics: [asFirst] })).different).toEqual([
      { topic: names[0], setting: 'retention.ms', found: expect.stringMatching(/^\d{9,}$/), expected: '1' },
    ]);
  });

  it('gives up after WAIT_MS with the reason, and exits 1', async () => {
    const job = await run({ KAFKA_BROKERS: '127.0.0.1:1', WAIT_MS: '300' });
    expect(await job.exited).toMatchObject({ code: 1 });
    expect(lastLine(job)).toMatchObject({ level: 'fatal', msg: 'failed', errorCode: 'kafka-unavailable' });
  });

  it('refuses settings with which nothing could be published', async () => {
    const job = await run({ TOPIC_MIN_INSYNC_REPLICAS: '2' });
    expect(await job.exited).toMatchObject({ code: 1 });
    expect(job.output()).toContain('TOPIC_MIN_INSYNC_REPLICAS must not be above TOPIC_REPLICATION_FACTOR');
  });
});
