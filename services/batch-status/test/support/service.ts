import { loadConfig } from '@autosync/config';
import { protoRoot, type BatchStatusDefinition } from '@autosync/contracts';
import { createGrpcClient, type GrpcClient } from '@autosync/grpc';
import { createKafka, createTopics } from '@autosync/kafka';
import { createLogger, createMetrics } from '@autosync/observability';
import { testKafka } from '@autosync/testing';
import { batchStatusSettings } from '../../src/config.ts';
import { buildBatchStatus } from '../../src/service.ts';
import type { Topics } from '../../src/topics.ts';

export type Client = GrpcClient<BatchStatusDefinition>;

export const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const unusedTopics: Topics = { batchChanged: 'unused', batchFinished: 'unused', deadLetter: 'unused' };

/** Topics of the test's own: test files share the broker, and other services under test write to the real ones. */
export async function ownTopics(): Promise<Topics> {
  const kafka = await testKafka();
  const topics = {
    batchChanged: kafka.unique('batch-changed'),
    batchFinished: kafka.unique('batch-finished'),
    deadLetter: kafka.unique('dead-letter'),
  };
  await createTopics(createKafka({ brokers: kafka.brokerList, clientId: 'batch-status-test', logger: silent }), {
    topics: Object.values(topics).map((name) => ({ name, partitions: 3, replicationFactor: 1 })),
  });
  return topics;
}

/** Timings with which a consumer is there within a second. */
export async function kafkaEnvironment(): Promise<Record<string, string>> {
  const kafka = await testKafka();
  return {
    KAFKA_BROKERS: kafka.brokers,
    KAFKA_GROUP_ID: kafka.unique('autosync.batch-status'),
    KAFKA_SESSION_TIMEOUT_MS: '3000',
    KAFKA_HEARTBEAT_INTERVAL_MS: '300',
    KAFKA_REBALANCE_TIMEOUT_MS: '10000',
    KAFKA_MAX_WAIT_MS: '100',
  };
}

/** Nothing listens on port 1: reports and reads do not need Kafka (docs/protocol.md#degrading). */
export const noKafka = { KAFKA_BROKERS: '127.0.0.1:1', KAFKA_SEND_TIMEOUT_MS: '500' };

export function clientTo(port: number): Client {
  return createGrpcClient<BatchStatusDefinition>({
    address: `127.0.0.1:${port}`,
    protoRoot,
    proto: 'autosync/v1/batch_status.proto',
    service: 'autosync.v1.BatchStatus',
    deadlineMs: 5000,
  });
}

/** The service in this process, and a client to it. */
export async function startService(env: Record<string, string>, topics = unusedTopics) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const identity = { service: 'batch-status', version: 'test' };
  const logger = createLogger({ ...identity, level: 'info', format: 'json', destination });
  const metrics = createMetrics(identity);
  const config = loadConfig({ GRPC_PORT: '0', ...env }, batchStatusSettings);
  const service = buildBatchStatus({ config, logger, metrics }, { topics });
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
