import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { toError } from '@autosync/core';
import { forgetVolume } from './docker/volume.ts';
import { claimFolder, type FolderClaim } from './folder-claim.ts';
import type { Kafka } from './kafka.ts';
import { removePostgresData } from './postgres-home.ts';
import type { Postgres } from './postgres.ts';
import { provideKafka, providePostgres, type ServerOptions } from './provided-server.ts';
import { chooseWay, describeWay, serverFolder, type Choice, type Way } from './stack-way.ts';

export type Stack = {
  /** A superuser's address: databases and roles are created with it. */
  databaseUrl: string;
  /** `host:port,…` */
  brokers: string;
  way: { postgres: Way; kafka: Way };
  /** One line for people: which server comes from where, and why. */
  line: string;
  /** Present when embedded: tests restart and kill them. */
  postgres?: Postgres;
  kafka?: Kafka;
  stop(): Promise<void>;
};

export type StackOptions = ServerOptions & {
  /** Removes what our own servers stored. External ones are left alone. */
  fresh?: boolean;
  /** The caller's claim on `dataDir`, given up by `stop`. Without one the stack makes its own. */
  claim?: FolderClaim;
};

/** Of a server in a container only the note is removed; its volume goes with the next start, as nobody names it then. */
async function removeData(dataDir: string): Promise<void> {
  await removePostgresData(serverFolder(dataDir, 'postgres'));
  await rm(serverFolder(dataDir, 'kafka'), { recursive: true, force: true });
}

/** Both or none: when one does not start, the other is stopped. */
async function startBoth(options: ServerOptions, choice: Choice): Promise<Stack> {
  const [postgres, kafka] = await Promise.allSettled([providePostgres(options, choice), provideKafka(options, choice)]);
  const stop = async (): Promise<void> => {
    const servers = [kafka, postgres].flatMap((settled) => (settled.status === 'fulfilled' ? [settled.value] : []));
    await Promise.all(servers.map((server) => server.stop()));
  };
  if (postgres.status === 'rejected' || kafka.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : (kafka as PromiseRejectedResult).reason;
  }
  return {
    databaseUrl: postgres.value.address,
    brokers: kafka.value.address,
    way: { postgres: postgres.value.way, kafka: kafka.value.way },
    line: describeWay(choice, options.env),
    ...(postgres.value.embedded && { postgres: postgres.value.embedded }),
    ...(kafka.value.embedded && { kafka: kafka.value.embedded }),
    stop,
  };
}

/** As `chooseWay` says. Containers that do not start are not the end, unless there is no choice. */
async function start(options: ServerOptions): Promise<Stack> {
  const choice = await chooseWay(options);
  try {
    return await startBoth(options, choice);
  } catch (error) {
    if (choice.way === 'embedded' || choice.isFixed) throw error;
    await Promise.all(
      [serverFolder(options.dataDir, 'postgres'), serverFolder(options.dataDir, 'kafka')].map(forgetVolume),
    ); // of the one that did start
    const [why = ''] = toError(error).message.split('\n');
    return startBoth(options, { way: 'embedded', why, isFixed: false });
  }
}

/**
 * A PostgreSQL and a Kafka: those that the environment names, else containers, else processes of ours on loopback. The
 * ones started here do not outlive this process.
 *
 * @throws AutosyncError 'already-running' while another stack uses `dataDir` (nothing is removed then, also with
 *   `fresh`), and the errors of `chooseWay`, `startPostgres` and `startKafka`; nothing is left running then.
 */
export async function provideStack(given: StackOptions): Promise<Stack> {
  const options = { ...given, dataDir: resolve(given.dataDir) };
  const claim = given.claim ?? (await claimFolder(options.dataDir));
  try {
    if (given.fresh) await removeData(options.dataDir);
    const stack = await start(options);
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
