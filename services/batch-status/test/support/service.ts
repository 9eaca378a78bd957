import { loadConfig } from '@autosync/config';
import { protoRoot, type BatchStatusDefinition } from '@autosync/contracts';
import { createGrpcClient, type GrpcClient } from '@autosync/grpc';
import { testKafka } from '@autosync/testing';
import { createTestTopics } from '@autosync/testing/kafka';
import { startInProcess } from '@autosync/testing/services';
import { batchStatusSettings } from '../../src/config.ts';
import { buildBatchStatus } from '../../src/service.ts';
import type { Topics } from '../../src/topics.ts';

export type Client = GrpcClient<BatchStatusDefinition>;

const unusedTopics: Topics = { batchChanged: 'unused', batchFinished: 'unused', deadLetter: 'unused' };

/** Topics of the test's own: test files share the broker, and other services under test write to the real ones. */
export async function ownTopics(): Promise<Topics> {
  const kafka = await testKafka();
  const topics = {
    batchChanged: kafka.unique('batch-changed'),
    batchFinished: kafka.unique('batch-finished'),
    deadLetter: kafka.unique('dead-letter'),
  };
  await createTestTopics(Object.values(topics), 3);
  return topics;
}

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
  const config = loadConfig({ GRPC_PORT: '0', ...env }, batchStatusSettings);
  const running = await startInProcess('batch-status', (context) =>
    buildBatchStatus({ config, ...context }, { topics }),
  );
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
