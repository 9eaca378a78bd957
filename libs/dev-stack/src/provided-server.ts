import { join } from 'node:path';
import { startKafka, type Kafka } from './kafka.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { chooseWay, externalAddress, serverFolder, type Choice, type Way } from './stack-way.ts';
import type { OnDeath } from './supervised.ts';

/** A server that somebody provides, and how to be done with it. */
export type ProvidedServer<Embedded> = {
  /** PostgreSQL: a superuser's address. Kafka: `host:port,…`. */
  address: string;
  way: Way;
  /** Present when embedded: tests restart and kill it. */
  embedded?: Embedded;
  /** Ends it in order. An external one goes on. */
  stop(): Promise<void>;
  /** Ends it at once, for who needs its data no more. An external one goes on. */
  discard(): Promise<void>;
};

export type ServerOptions = {
  /** `DATABASE_URL` and `KAFKA_BROKERS` are used when set; the rest is `chooseWay`'s. */
  env: Record<string, string | undefined>;
  /** Data of our servers (or a note where it is) and their logs, in folders `postgres`, `kafka` and `logs`. */
  dataDir: string;
  /** False only in tests (see PostgresOptions); a container's data then ends with it. */
  durable: boolean;
  onProgress?: ((message: string) => void) | undefined;
  /** A server of ours ended although nobody asked. */
  onDeath?: OnDeath | undefined;
};

function external(address: string): ProvidedServer<never> {
  return { address, way: 'external', stop: async () => undefined, discard: async () => undefined };
}

async function embeddedPostgres(options: ServerOptions): Promise<ProvidedServer<Postgres>> {
  const logFile = join(options.dataDir, 'logs', 'postgres.log');
  const embedded = await startPostgres({ ...options, dataDir: serverFolder(options.dataDir, 'postgres'), logFile });
  const discard = () => embedded.kill('SIGQUIT');
  return { address: embedded.url, way: 'embedded', embedded, stop: embedded.stop, discard };
}

async function embeddedKafka(options: ServerOptions): Promise<ProvidedServer<Kafka>> {
  const logFile = join(options.dataDir, 'logs', 'kafka.log');
  const embedded = await startKafka({ ...options, dataDir: serverFolder(options.dataDir, 'kafka'), logFile });
  return { address: embedded.brokers, way: 'embedded', embedded, stop: embedded.stop, discard: () => embedded.kill() };
}

function containerOptions(options: ServerOptions, name: 'postgres' | 'kafka') {
  const { dataDir, durable } = options;
  const keepIn = durable ? serverFolder(dataDir, name) : undefined;
  return { ...options, keepIn, logFile: join(dataDir, 'logs', `${name}.log`) };
}

// Testcontainers takes a quarter of a second to load: only when it is used.

async function dockerPostgres(options: ServerOptions): Promise<ProvidedServer<never>> {
  options.onProgress?.('starting a container with PostgreSQL');
  const { startPostgresContainer } = await import('./docker/postgres.ts');
  const { url, stop, discard } = await startPostgresContainer(containerOptions(options, 'postgres'));
  return { address: url, way: 'docker', stop, discard };
}

async function dockerKafka(options: ServerOptions): Promise<ProvidedServer<never>> {
  options.onProgress?.('starting a container with Kafka');
  const { startKafkaContainer } = await import('./docker/kafka.ts');
  const { brokers, stop, discard } = await startKafkaContainer(containerOptions(options, 'kafka'));
  return { address: brokers, way: 'docker', stop, discard };
}

/** Removes the containers that this process has, also those that are still starting: for an end that cannot wait. */
export async function discardContainers(): Promise<void> {
  const [{ getContainerRuntimeClient }, { removeOwnContainers }] = await Promise.all([
    import('testcontainers'),
    import('./docker/leftovers.ts'),
  ]);
  const { container } = await getContainerRuntimeClient();
  await removeOwnContainers(container.dockerode);
}

/** The PostgreSQL alone, for who needs no Kafka. @throws as `chooseWay` and whoever starts it. */
export async function providePostgres(options: ServerOptions, choice?: Choice): Promise<ProvidedServer<Postgres>> {
  const address = externalAddress('postgres', options.env);
  if (address !== undefined) return external(address);
  const { way } = choice ?? (await chooseWay({ ...options, only: 'postgres' }));
  return way === 'docker' ? dockerPostgres(options) : embeddedPostgres(options);
}

/** The Kafka alone. @throws as `chooseWay` and whoever starts it. */
export async function provideKafka(options: ServerOptions, choice?: Choice): Promise<ProvidedServer<Kafka>> {
  const address = externalAddress('kafka', options.env);
  if (address !== undefined) return external(address);
  const { way } = choice ?? (await chooseWay({ ...options, only: 'kafka' }));
  return way === 'docker' ? dockerKafka(options) : embeddedKafka(options);
}
