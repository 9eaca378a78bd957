import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { eventually, startProcess, type TestProcess } from '@autosync/testing';
import { bodies, followTopics, kafkaEnvironment, noKafka } from '@autosync/testing/kafka';
import { serviceDatabase, type ServiceDatabase } from './support/database.ts';
import { openRuns, outbox } from './support/looking.ts';
import { aKey } from './support/queue.ts';
import { clientTo, ownTopics, pushed, startService } from './support/service.ts';

const entry = new URL('../src/main.ts', import.meta.url);

function start(env: Record<string, string>): Promise<TestProcess> {
  return startProcess({ name: 'scheduler', entry, env: { GRPC_PORT: '0', ...env } });
}

/** The ports of the line "ready". */
async function readyPorts(service: TestProcess): Promise<{ grpcPort: number; healthPort: number }> {
  const { grpcPort, healthPort } = await service.ready();
  return { grpcPort: Number(grpcPort), healthPort: Number(healthPort) };
}

describe('the process', () => {
  let database: ServiceDatabase;
  let environment: Record<string, string>;

  beforeAll(async () => {
    database = await serviceDatabase();
    environment = { DATABASE_URL: database.url, ...noKafka };
  });
  afterAll(() => database.close());

  it('with bad settings lists all faults, exits 1 and opens no socket', async () => {
    const service = await start({ GRPC_PORT: '70000', DISPATCH_WINDOW: '0', LEASE_MS: 'long' });
    expect(await service.exited).toMatchObject({ code: 1 });
    for (const variable of ['DATABASE_URL', 'KAFKA_BROKERS', 'GRPC_PORT', 'DISPATCH_WINDOW', 'LEASE_MS']) {
      expect(service.output()).toContain(variable);
    }
    expect(service.logs().some(({ msg }) => msg === 'ready')).toBe(false);
  });

  it('stops cleanly on SIGTERM in the middle of calls: what it answered is stored', async () => {
    const service = await start(environment);
    const { grpcPort, healthPort } = await readyPorts(service);
    const probe = await fetch(`http://127.0.0.1:${healthPort}/readyz`, { headers: { connection: 'close' } });
    expect(probe.status).toBe(200);
    const client = clientTo(grpcPort);
    const key = aKey();
    await client.putCompany({ ...key, ...pushed, connectionState: 'disconnected' });
    const queue = (): Promise<number> =>
      client.queueRun({ ...key, batchId: newId(), type: 'invoices' }).then(
        () => 1,
        () => 0,
      );
    const calls = Array.from({ length: 40 }, queue);
    await Promise.race(calls);
    service.kill('SIGTERM');
    expect(await service.exited).toMatchObject({ code: 0 });
    const answered = (await Promise.all(calls)).reduce((sum, one) => sum + one, 0);
    client.close();
    expect(answered).toBeGreaterThan(0);
    expect((await openRuns(database.owner, key)).length).toBeGreaterThanOrEqual(answered);
    expect(service.logs().at(-1)).toMatchObject({ msg: 'stopped' });
  });

  it('killed with SIGKILL before it could publish: the next one does, each event once or more', async () => {
    const service = await start(environment);
    const client = clientTo((await readyPorts(service)).grpcPort);
    const key = aKey();
    const batchId = newId();
    await client.putCompany({ ...key, ...pushed, connectionState: 'connected' });
    await client.queueRun({ ...key, batchId, type: 'invoices' });
    await eventually(async () => (await outbox(database.owner, key)).length === 2);
    client.close();
    service.kill('SIGKILL');
    await service.exited;

    const topics = await ownTopics();
    const followed = await followTopics([topics.due, topics.batchChanged]);
    const next = await startService(
      { DATABASE_URL: database.url, ...(await kafkaEnvironment('autosync.scheduler')) },
      topics,
    );
    await eventually(() => {
      const ours = bodies<{ companyId: string }>(followed.messages).filter(
        ({ companyId }) => companyId === key.companyId,
      );
      expect(ours.length).toBeGreaterThanOrEqual(2);
    });
    await eventually(async () => (await outbox(database.owner, key)).length === 0);
    await Promise.all([followed.consumer.stop(), next.stop()]);
  });
});
