import { join, resolve } from 'node:path';
import { startChild } from './child.ts';
import { freePort, loopback } from './free-port.ts';
import { findJava, kafkaJars } from './kafka-jars.ts';
import { heapOptions, jvmOptions, prepareKafkaFolder, type BrokerOptions } from './kafka-settings.ts';
import { openLogFile } from './log-file.ts';
import { createSupervised, type OnDeath, type Supervised } from './supervised.ts';

export type KafkaOptions = Pick<BrokerOptions, 'secured'> & {
  /** Its logs; created when missing. */
  dataDir: string;
  /** Default: free ones. */
  port?: number;
  controllerPort?: number;
  logFile?: string;
  onProgress?: ((message: string) => void) | undefined;
  onDeath?: OnDeath | undefined;
};

export type Kafka = Supervised & {
  /** `host:port`, as KAFKA_BROKERS takes it. */
  readonly brokers: string;
  readonly port: number;
};

/** The one line that says it is ready, and warnings. */
const logOptions = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
  '-Dorg.slf4j.simpleLogger.logFile=System.out',
];

/**
 * Starts a real Apache Kafka 4 broker (KRaft, one node) on loopback that dies with this process. What it acknowledged
 * survives its own restart and SIGKILL.
 *
 * @throws AutosyncError 'java-missing' | 'maven-missing' | 'command-failed' | 'start-failed', each with a sentence for
 *   people.
 */
export async function startKafka(options: KafkaOptions): Promise<Kafka> {
  const java = await findJava();
  const jars = await kafkaJars(options.onProgress);
  const dataDir = resolve(options.dataDir);
  const port = options.port ?? (await freePort());
  const controllerPort = options.controllerPort ?? (await freePort());
  const properties = await prepareKafkaFolder({ dataDir, port, controllerPort, secured: options.secured });
  const log = openLogFile(options.logFile ?? join(dataDir, 'broker.log'));

  const supervised = createSupervised({
    name: 'kafka',
    // After a crash it reads its log again, which takes more than a minute where everything else starts beside it.
    readyTimeoutMs: 180_000,
    onDeath: options.onDeath,
    async launch() {
      const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
      const child = await startChild({
        command: java,
        args: [...heapOptions, ...jvmOptions, ...logOptions, '-cp', join(jars, '*'), 'kafka.Kafka', properties],
        cwd: dataDir,
        env: process.env,
        onLine(line) {
          log.write(line);
          if (line.includes('Kafka Server started')) isReady();
        },
      });
      return { child, ready };
    },
  });
  options.onProgress?.('starting Apache Kafka');
  await supervised.start();
  return Object.assign(supervised, { brokers: `${loopback}:${port}`, port });
}
