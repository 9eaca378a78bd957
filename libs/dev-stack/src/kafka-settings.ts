import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loopback } from './free-port.ts';

/** Kafka's own form of a UUID. A leading dash would be taken for an option by its tools. */
function kafkaId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}

/** A small heap, and no effort spent on peak speed: the broker is there in 1.5 s with 150 MB. */
export const heapOptions: readonly string[] = ['-Xms64m', '-Xmx256m'];
export const jvmOptions: readonly string[] = [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Xshare:auto',
  '-XX:-UsePerfData',
];

/** Every broker of the dev stack, wherever it runs: a single node, sized for a laptop; restarts in 2 s instead of 11. */
export const brokerSettings: Record<string, string> = {
  'auto.create.topics.enable': 'false',
  'default.replication.factor': '1',
  'min.insync.replicas': '1',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '1',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'transaction.state.log.num.partitions': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'group.initial.rebalance.delay.ms': '0',
  'group.min.session.timeout.ms': '1000',
  // With the default of 9 s a restarted broker waits for its own former session.
  'broker.session.timeout.ms': '1000',
  'broker.heartbeat.interval.ms': '200',
  'num.network.threads': '1',
  'num.io.threads': '2',
  'background.threads': '2',
  'log.cleaner.dedupe.buffer.size': '8388608',
  'log.segment.bytes': '16777216',
  'controlled.shutdown.enable': 'false',
};

export type BrokerOptions = {
  port: number;
  controllerPort: number;
  /** More listeners, such as `SASL_SSL://127.0.0.1:9093`, and what they need; only tests have any. */
  secured?: { listeners: readonly string[]; properties: Readonly<Record<string, string>> } | undefined;
};

/** One KRaft node that is broker and controller, on loopback. */
function serverProperties(options: BrokerOptions & { logDir: string }): Record<string, string> {
  const { port, controllerPort, logDir, secured } = options;
  const listeners = [`PLAINTEXT://${loopback}:${port}`, ...(secured?.listeners ?? [])].join(',');
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${loopback}:${controllerPort}`,
    listeners: `${listeners},CONTROLLER://${loopback}:${controllerPort}`,
    'advertised.listeners': listeners,
    'listener.security.protocol.map':
      'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SSL:SSL,SASL_SSL:SASL_SSL,SASL_PLAINTEXT:SASL_PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': logDir,
    ...brokerSettings,
    ...secured?.properties,
  };
}

/**
 * Writes the broker's properties, and formats its log directory the first time (a file: Kafka's own format tool takes
 * 1.6 s). Returns the path of the properties.
 */
export async function prepareKafkaFolder(options: BrokerOptions & { dataDir: string }): Promise<string> {
  const logDir = join(options.dataDir, 'logs');
  await mkdir(logDir, { recursive: true });
  const meta = join(logDir, 'meta.properties');
  if (!existsSync(meta)) {
    const lines = ['version=1', `cluster.id=${kafkaId()}`, `directory.id=${kafkaId()}`, 'node.id=1', ''];
    await writeFile(meta, lines.join('\n'));
  }
  const file = join(options.dataDir, 'server.properties');
  const properties = serverProperties({ ...options, logDir });
  await writeFile(
    file,
    Object.entries(properties)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  return file;
}
