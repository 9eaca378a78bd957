import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startProcess, type TestProcess } from '@autosync/testing';
import { followTopics, kafkaEnvironment, noKafka } from '@autosync/testing/kafka';
import { getBatch } from '../src/operations/read-batches.ts';
import { serviceDatabase, type ServiceDatabase } from './support/database.ts';
import { aHeaderMessage, aResultMessage } from './support/messages.ts';
import { eventsOf } from './support/outbox.ts';
import { clientTo, ownTopics, startService, type Client } from './support/service.ts';

const entry = new URL('../src/main.ts', import.meta.url);
const at = '2099-01-01T00:00:00.000Z';

async function start(env: Record<string, string>): Promise<TestProcess> {
  return startProcess({ name: 'batch-status', entry, env: { GRPC_PORT: '0', ...env } });
}

/** The ports of the line "ready". */
async function readyPorts(service: TestProcess): Promise<{ grpcPort: number; healthPort: number }> {
  const { grpcPort, healthPort } = await service.ready();
  return { grpcPort: Number(grpcPort), healthPort: Number(healthPort) };
}

const statusOf = async (healthPort: number, path: string) =>
  (await fetch(`http://127.0.0.1:${healthPort}${path}`, { headers: { connection: 'close' } })).status;

describe('the process', () => {
  let database: ServiceDatabase;
  let environment: Record<string, string>;

  beforeAll(async () => {
    database = await serviceDatabase();
    environment = { DATABASE_URL: database.url, ...(await kafkaEnvironment('autosync.batch-status')) };
  });
  afterAll(() => database.close());

  it('with bad settings lists all faults, exits 1 and opens no socket', async () => {
    const service = await start({ GRPC_PORT: '70000', OUTBOX_IDLE_MS: 'soon', LOG_LEVEL: 'loud' });
    expect(await service.exited).toMatchObject({ code: 1 });
    for (const variable of ['DATABASE_URL', 'KAFKA_BROKERS', 'GRPC_PORT', 'OUTBOX_IDLE_MS', 'LOG_LEVEL']) {
      expect(service.output()).toContain(variable);
    }
    expect(service.logs().some(({ msg }) => msg === 'ready')).toBe(false);
  });

  it('stops cleanly on SIGTERM in the middle of calls: what it answered is stored', async () => {
    const service = await start(environment);
    const { grpcPort, healthPort } = await readyPorts(service);
    expect(await statusOf(healthPort, '/readyz')).toBe(200);
    const client = clientTo(grpcPort);
    const header = aHeaderMessage();
    await client.startBatch({ header, state: 'running', total: 60 });
    const record = (): Promise<number> =>
      client.recordResults({ ...header, results: [aResultMessage()] }).then(
        () => 1,
        () => 0,
      );
    const calls = Array.from({ length: 60 }, record);
    await Promise.race(calls);
    service.kill('SIGTERM');
    expect(await service.exited).toMatchObject({ code: 0 });
    const answered = (await Promise.all(calls)).reduce((sum, one) => sum + one, 0);
    client.close();

    const { counts } = await getBatch(database, header);
    expect(answered).toBeGreaterThan(0);
    expect(counts.succeeded).toBeGreaterThanOrEqual(answered);
    expect(service.logs().at(-1)).toMatchObject({ msg: 'stopped' });
  });

  it('killed with SIGKILL before it could publish: the next one does', async () => {
    const service = await start({ ...environment, ...noKafka });
    const client = clientTo((await readyPorts(service)).grpcPort);
    const header = aHeaderMessage();
    await client.startBatch({ header, state: 'running', total: 0 });
    await client.finishBatch({ ...header, actionCount: 0, outcome: 'finished', at });
    client.close();
    service.kill('SIGKILL');
    await service.exited;
    expect(await eventsOf(database.owner, header.batchId)).toHaveLength(1);

    const topics = await ownTopics();
    const followed = await followTopics([topics.batchFinished]);
    const next = await startService(environment, topics);
    await eventually(() => followed.messages.some(({ value }) => value?.includes(header.batchId)));
    await eventually(async () => (await eventsOf(database.owner, header.batchId)).length === 0);
    await Promise.all([followed.consumer.stop(), next.stop()]);
  });

  describe('while it runs', () => {
    let service: TestProcess;
    let client: Client;
    let healthPort: number;

    beforeAll(async () => {
      service = await start(environment);
      const ports = await readyPorts(service);
      healthPort = ports.healthPort;
      client = clientTo(ports.grpcPort);
    });
    afterAll(async () => {
      client.close();
      await service.stop();
    });

    it('survives that PostgreSQL kills its connections', async () => {
      const header = aHeaderMessage();
      await client.startBatch({ header, state: 'running', total: 1 });
      const { rows } = await database.owner.withoutTenant((tx) =>
        tx.query<{ killed: boolean }>({
          text: `select pg_terminate_backend(pid) as killed from pg_stat_activity
            where datname = current_database() and application_name = 'autosync-batch-status'`,
        }),
      );
      expect(rows.length).toBeGreaterThan(0);
      await eventually(async () => {
        await client.recordResults({ ...header, results: [aResultMessage()] });
      });
      const { batch } = await client.getBatch(header);
      expect(batch).toMatchObject({ state: 'running', succeeded: 1 });
      expect(service.isRunning()).toBe(true);
      expect(await statusOf(healthPort, '/livez')).toBe(200);
      expect(await statusOf(healthPort, '/readyz')).toBe(200);
    });

    it('makes the partitions of this month and the next by itself', async () => {
      const { rows } = await database.owner.withoutTenant((tx) =>
        tx.query<{ partitions: number }>({
          text: `select count(*) as partitions from pg_inherits where inhparent = 'batch.actions'::regclass`,
        }),
      );
      expect(rows[0]?.partitions).toBe(3);
    });
  });
});
