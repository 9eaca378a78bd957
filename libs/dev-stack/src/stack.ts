import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { claimFolder, type FolderClaim } from './folder-claim.ts';
import { startKafka, type Kafka } from './kafka.ts';
import { removePostgresData } from './postgres-home.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import type { OnDeath } from './supervised.ts';

/**
 * How a server is provided. The order of preference is one list per server in `provideStack`; containers (Testcontainers)
 * become a third way there: a function beside `embeddedPostgres` and `embeddedKafka`, and its name here.
 */
export type Way = 'external' | 'embedded';

export type Stack = {
  /** A superuser's address: databases and roles are created with it. */
  databaseUrl: string;
  /** `host:port,…` */
  brokers: string;
  way: { postgres: Way; kafka: Way };
  /** Present when embedded: tests restart and kill them. */
  postgres?: Postgres;
  kafka?: Kafka;
  stop(): Promise<void>;
};

export type ServerOptions = {
  /** `DATABASE_URL` and `KAFKA_BROKERS` are used when set. */
  env: Record<string, string | undefined>;
  /** Data of embedded servers and their logs, in folders `postgres`, `kafka` and `logs`. */
  dataDir: string;
  /** False only in tests (see PostgresOptions). */
  durable: boolean;
  onProgress?: ((message: string) => void) | undefined;
  /** An embedded server ended although nobody asked. */
  onDeath?: OnDeath | undefined;
};

export type StackOptions = ServerOptions & {
  /** Removes what embedded servers stored. External ones are left alone. */
  fresh?: boolean;
  /** The caller's claim on `dataDir`, given up by `stop`. Without one the stack makes its own. */
  claim?: FolderClaim;
};

type Provided<Server> = { address: string; way: Way; server?: Server };

async function embeddedPostgres(options: ServerOptions): Promise<Provided<Postgres>> {
  const dataDir = join(options.dataDir, 'postgres');
  const logFile = join(options.dataDir, 'logs', 'postgres.log');
  const server = await startPostgres({ ...options, dataDir, logFile });
  return { address: server.url, way: 'embedded', server };
}

async function embeddedKafka(options: ServerOptions): Promise<Provided<Kafka>> {
  const dataDir = join(options.dataDir, 'kafka');
  const logFile = join(options.dataDir, 'logs', 'kafka.log');
  const server = await startKafka({ ...options, dataDir, logFile });
  return { address: server.brokers, way: 'embedded', server };
}

async function external(address: string): Promise<Provided<never>> {
  return { address, way: 'external' };
}

/** The PostgreSQL alone, for who needs no Kafka: `DATABASE_URL` if set, else embedded. */
export async function providePostgres(options: ServerOptions): Promise<Provided<Postgres>> {
  const address = options.env['DATABASE_URL'];
  return address ? external(address) : embeddedPostgres(options);
}

/** The Kafka alone: `KAFKA_BROKERS` if set, else embedded. */
export async function provideKafka(options: ServerOptions): Promise<Provided<Kafka>> {
  const address = options.env['KAFKA_BROKERS'];
  return address ? external(address) : embeddedKafka(options);
}

async function removeData(dataDir: string): Promise<void> {
  await removePostgresData(join(dataDir, 'postgres'));
  await rm(join(dataDir, 'kafka'), { recursive: true, force: true });
}

async function startBoth(options: ServerOptions): Promise<Stack> {
  const [postgres, kafka] = await Promise.allSettled([providePostgres(options), provideKafka(options)]);
  const stop = async (): Promise<void> => {
    const servers = [kafka, postgres].flatMap((settled) =>
      settled.status === 'fulfilled' ? [settled.value.server] : [],
    );
    await Promise.all(servers.map(async (server) => server?.stop()));
  };
  if (postgres.status === 'rejected' || kafka.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : (kafka as PromiseRejectedResult).reason;
  }
  return {
    databaseUrl: postgres.value.address,
    brokers: kafka.value.address,
    way: { postgres: postgres.value.way, kafka: kafka.value.way },
    ...(postgres.value.server && { postgres: postgres.value.server }),
    ...(kafka.value.server && { kafka: kafka.value.server }),
    stop,
  };
}

/**
 * A PostgreSQL and a Kafka, from the environment or started here on loopback; the ones started here die with this
 * process.
 *
 * @throws AutosyncError 'already-running' while another stack uses `dataDir` (nothing is removed then, also with
 *   `fresh`), and the errors of `startPostgres` and `startKafka`; nothing is left running then.
 */
export async function provideStack(given: StackOptions): Promise<Stack> {
  const options = { ...given, dataDir: resolve(given.dataDir) };
  const claim = given.claim ?? (await claimFolder(options.dataDir));
  try {
    if (given.fresh) await removeData(options.dataDir);
    const stack = await startBoth(options);
    return {
      ...stack,
      async stop() {
        await stack.stop();
        await claim.release();
      },
    };
  } catch (error) {
    await claim.release();
    throw error;
  }
}
