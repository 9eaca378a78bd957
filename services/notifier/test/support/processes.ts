import { batchFinishedEvent, noticeEvent, type BatchFinished, type Notice } from '@autosync/contracts';
import { createKafka, createProducer, createTopics } from '@autosync/kafka';
import { eventually, startProcess, testKafka, type TestProcess } from '@autosync/testing';
import { batchFinishedTopic, deadLetterTopic, noticesTopic } from '@autosync/contracts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export const tokenKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** Timings with which facts are taken and told within a second. */
export async function notifierEnvironment(given: Record<string, string>): Promise<Record<string, string>> {
  const kafka = await testKafka();
  return {
    KAFKA_BROKERS: kafka.brokers,
    KAFKA_GROUP_ID: kafka.unique('autosync.notifier'),
    KAFKA_SESSION_TIMEOUT_MS: '1500',
    KAFKA_HEARTBEAT_INTERVAL_MS: '200',
    KAFKA_REBALANCE_TIMEOUT_MS: '5000',
    KAFKA_MAX_WAIT_MS: '100',
    TOKEN_KEYS: tokenKeys,
    PUBLIC_URL: 'http://127.0.0.1:1',
    GRPC_PORT: '0',
    SETTLE_MS: '0',
    LOOK_IDLE_MS: '50',
    MAIL_IDLE_MS: '50',
    MAIL_LEASE_MS: '1000',
    WEBHOOK_ALLOW_PRIVATE: 'true',
    WEBHOOK_ALLOW_HTTP: 'true',
    WEBHOOK_TIMEOUT_MS: '5000',
    WEBHOOK_LEASE_MS: '6000',
    WEBHOOK_RETRY_BASE_MS: '100',
    WEBHOOK_RETRY_MAX_MS: '500',
    WEBHOOK_IDLE_MS: '50',
    ...given,
  };
}

export function startNotifier(env: Record<string, string>): Promise<TestProcess> {
  return startProcess({ name: 'notifier', entry: new URL('../../src/main.ts', import.meta.url), env });
}

export async function ready(notifier: TestProcess): Promise<Record<string, unknown>> {
  return eventually(() => notifier.logs().find(({ msg }) => msg === 'ready') ?? false, { timeoutMs: 25_000 });
}

/** Publishes facts as batch-status and the scheduler do. The topics are the real ones: a process knows no others. */
export async function factProducer() {
  const { brokerList } = await testKafka();
  const kafka = createKafka({ brokers: brokerList, clientId: 'notifier-test', logger: silent });
  const names = [batchFinishedTopic, noticesTopic, deadLetterTopic];
  await createTopics(kafka, { topics: names.map((name) => ({ name, partitions: 3, replicationFactor: 1 })) });
  const producer = createProducer(kafka);
  await producer.start();
  const origin = () => ({ source: 'test', now: new Date() });
  return {
    batches: (batches: BatchFinished[]) =>
      producer.send(batches.map((batch) => batchFinishedEvent.encode(batch, batchFinishedTopic, origin()))),
    notices: (notices: Notice[]) =>
      producer.send(notices.map((notice) => noticeEvent.encode(notice, noticesTopic, origin()))),
    stop: () => producer.stop(),
  };
}
