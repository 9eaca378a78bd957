import { protoRoot } from '@autosync/contracts';
import type { BatchStatusDefinition } from '@autosync/contracts';
import { createGrpcClient } from '@autosync/grpc';
import { startProcess } from '@autosync/testing';
import type { TestDatabase, TestProcess } from '@autosync/testing';
import { testTokenKeys } from './environment.ts';

const entryOf = (service: string) => new URL(`../../../${service}/src/main.ts`, import.meta.url);

async function addressOf(service: TestProcess): Promise<string> {
  const { grpcPort } = await service.ready();
  return `127.0.0.1:${String(grpcPort)}`;
}

/** Nothing listens on port 1. Settings, runs by hand and reads do not need Kafka (docs/protocol.md#degrading). */
const common = { KAFKA_BROKERS: '127.0.0.1:1', KAFKA_SEND_TIMEOUT_MS: '200', GRPC_PORT: '0' };

export async function startScheduler(database: TestDatabase, env: Record<string, string> = {}) {
  const own = { ...common, DATABASE_URL: database.urlFor('scheduler'), ...env };
  const process = await startProcess({ name: 'scheduler', entry: entryOf('scheduler'), env: own });
  return { address: await addressOf(process), stop: () => process.stop() };
}

export async function startBatchStatus(database: TestDatabase, given: Record<string, string> = {}) {
  const env = { ...common, WATCH_INTERVAL_MS: '50', DATABASE_URL: database.urlFor('batch_status'), ...given };
  const process = await startProcess({ name: 'batch-status', entry: entryOf('batch-status'), env });
  return { address: await addressOf(process), stop: () => process.stop() };
}

export async function startNotifier(database: TestDatabase) {
  const env = {
    ...common,
    DATABASE_URL: database.urlFor('notifier'),
    TOKEN_KEYS: testTokenKeys,
    PUBLIC_URL: 'http://127.0.0.1:1',
  };
  const process = await startProcess({ name: 'notifier', entry: entryOf('notifier'), env });
  return { address: await addressOf(process), stop: () => process.stop() };
}

/** The scheduler and batch-status as processes: what the gateway asks of them is answered by the real thing. */
export async function startServices(database: TestDatabase) {
  const [scheduler, batchStatus] = await Promise.all([startScheduler(database), startBatchStatus(database)]);
  /** Reports what a worker would. */
  const worker = createGrpcClient<BatchStatusDefinition>({
    address: batchStatus.address,
    protoRoot,
    proto: 'autosync/v1/batch_status.proto',
    service: 'autosync.v1.BatchStatus',
    deadlineMs: 5000,
  });
  return {
    env: { SCHEDULER_ADDRESS: scheduler.address, BATCH_STATUS_ADDRESS: batchStatus.address },
    scheduler,
    batchStatus,
    worker,
    async stop() {
      worker.close();
      await Promise.all([scheduler.stop(), batchStatus.stop()]);
    },
  };
}
