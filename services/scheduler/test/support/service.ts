import { loadConfig } from '@autosync/config';
import { protoRoot, recordTypes, type SchedulerDefinition } from '@autosync/contracts';
import { createGrpcClient, type GrpcClient } from '@autosync/grpc';
import { createKafka, createTopics } from '@autosync/kafka';
import { createLogger, createMetrics } from '@autosync/observability';
import { testKafka } from '@autosync/testing';
import { schedulerSettings } from '../../src/config.ts';
import { buildScheduler } from '../../src/service.ts';
import type { Topics } from '../../src/topics.ts';

export type Client = GrpcClient<SchedulerDefinition>;

export const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

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
  await createTopics(createKafka({ brokers: kafka.brokerList, clientId: 'scheduler-test', logger: silent }), {
    topics: [due, ...Object.values(topics)].map((name) => ({ name, partitions: 2, replicationFactor: 1 })),
  });
  return { ...topics, due, syncDue: () => due, workers: (type) => `${due}.${type}` };
}

/** Timings with which a consumer is there within a second. */
export async function kafkaEnvironment(): Promise<Record<string, string>> {
  const kafka = await testKafka();
  return {
    KAFKA_BROKERS: kafka.brokers,
    KAFKA_GROUP_ID: kafka.unique('autosync.scheduler'),
    KAFKA_SESSION_TIMEOUT_MS: '3000',
    KAFKA_HEARTBEAT_INTERVAL_MS: '300',
    KAFKA_REBALANCE_TIMEOUT_MS: '10000',
    KAFKA_MAX_WAIT_MS: '100',
  };
}

/** Nothing listens on port 1: settings and manual runs do not need Kafka (docs/protocol.md#degrading). */
export const noKafka = { KAFKA_BROKERS: '127.0.0.1:1', KAFKA_SEND_TIMEOUT_MS: '500' };

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
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const identity = { service: 'scheduler', version: 'test' };
  const logger = createLogger({ ...identity, level: 'info', format: 'json', destination });
  const metrics = createMetrics(identity);
  const config = loadConfig({ GRPC_PORT: '0', ...env }, schedulerSettings);
  const service = buildScheduler({ config, logger, metrics }, { topics });
  await service.start();
  const client = clientTo(service.ports?.()['grpcPort'] ?? 0);
  return {
    client,
    service,
    metrics: () => metrics.registry.metrics(),
    logs: () => lines.map((line): Record<string, unknown> => JSON.parse(line)),
    async stop() {
      client.close();
      await service.stop();
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
