import { loadConfig } from '@autosync/config';
import { protoRoot, recordTypes, type SchedulerDefinition } from '@autosync/contracts';
import { createGrpcClient, type GrpcClient } from '@autosync/grpc';
import { testKafka } from '@autosync/testing';
import { createTestTopics } from '@autosync/testing/kafka';
import { startInProcess } from '@autosync/testing/services';
import { schedulerSettings } from '../../src/config.ts';
import { buildScheduler } from '../../src/service.ts';
import type { Topics } from '../../src/topics.ts';

export type Client = GrpcClient<SchedulerDefinition>;

export const unusedTopics: Topics = {
  syncDue: () => 'unused',
  workers: () => 'unused',
  batchChanged: 'unused',
  runProgress: 'unused',
  batchFinished: 'unused',
  notices: 'unused',
  deadLetter: 'unused',
};

/** Topics of the test's own: test files share the broker. All types share one topic of due runs. */
export async function ownTopics(): Promise<Topics & { due: string }> {
  const kafka = await testKafka();
  const due = kafka.unique('sync-due');
  const topics = {
    batchChanged: kafka.unique('batch-changed'),
    runProgress: kafka.unique('run-progress'),
    batchFinished: kafka.unique('batch-finished'),
    notices: kafka.unique('notices'),
    deadLetter: kafka.unique('dead-letter'),
  };
  await createTestTopics([due, ...Object.values(topics)], 2);
  return { ...topics, due, syncDue: () => due, workers: (type) => `${due}.${type}` };
}

export function clientTo(port: number): Client {
  return createGrpcClient<SchedulerDefinition>({
    address: `127.0.0.1:${port}`,
    protoRoot,
    proto: 'autosync/v1/scheduler.proto',
    service: 'autosync.v1.Scheduler',
    deadlineMs: 5000,
  });
}

/** The service in this process, and a client to it. */
export async function startService(env: Record<string, string>, topics: Topics = unusedTopics) {
  const config = loadConfig({ GRPC_PORT: '0', ...env }, schedulerSettings);
  const running = await startInProcess('scheduler', (context) => buildScheduler({ config, ...context }, { topics }));
  const client = clientTo(running.grpcPort);
  return {
    ...running,
    client,
    async stop() {
      client.close();
      await running.service.stop();
    },
  };
}

export type RunningService = Awaited<ReturnType<typeof startService>>;

/** A company as the gateway pushes it. */
export const pushed = { version: 1, connectionVersion: 1, name: 'Northwind IT', timeZone: 'UTC' };

/** Invoices on, at the shortest interval. */
export const invoicesOn = {
  enabled: true,
  intervalMinutes: 15,
  types: [{ type: recordTypes[0], enabled: true, intervalMinutes: 0 }],
};
