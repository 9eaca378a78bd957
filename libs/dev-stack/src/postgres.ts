import { startChild } from './child.ts';
import { freePort, loopback } from './free-port.ts';
import { openLogFile } from './log-file.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { claimHome, preparePostgresHome, superuser } from './postgres-home.ts';
import { postgresRunAs } from './postgres-user.ts';
import { createSupervised, type OnDeath, type Supervised } from './supervised.ts';

export type PostgresOptions = {
  /** Its data; created when missing. As root it may live in a stand-in below /var/tmp (see postgres-home.ts). */
  dataDir: string;
  /** Default: a free one. */
  port?: number;
  /** False only in tests: nothing is synced to disk. A restart and SIGKILL are survived all the same, a power cut not. */
  durable: boolean;
  logFile?: string;
  onProgress?: ((message: string) => void) | undefined;
  onDeath?: OnDeath | undefined;
};

export type Postgres = Supervised & {
  /** The superuser's address of the database `postgres`. */
  readonly url: string;
  readonly port: number;
};

const always = {
  listen_addresses: loopback,
  // TCP only: a socket file would need a folder that both root's processes and the postgres user can reach.
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '64MB',
  // A container's /dev/shm is small, and two cores gain nothing from parallel queries.
  max_parallel_workers_per_gather: '0',
};

// synchronous_commit stays on: without syncing it costs little, and without it SIGKILL loses the last commits.
const notDurable = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '32MB',
};

/**
 * Starts a real PostgreSQL 18 on loopback that dies with this process.
 *
 * `stop()` and `restart()` are PostgreSQL's fast shutdown: open transactions are rolled back, connections closed.
 *
 * @throws AutosyncError 'postgres-missing' | 'postgres-user' | 'already-running' | 'start-failed' | 'command-failed',
 *   each with a sentence for people.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { durable } = options;
  const runAs = await postgresRunAs();
  const binaries = await postgresBinaries(runAs);
  const home = await preparePostgresHome({ ...options, binaries, runAs });
  const port = options.port ?? (await freePort());
  const settings = Object.entries({ ...always, ...(durable ? {} : notDurable), port: String(port) });
  const log = options.logFile === undefined ? undefined : openLogFile(options.logFile);

  const supervised = createSupervised({
    name: 'postgres',
    readyTimeoutMs: 60_000, // recovery after a crash may take its time
    stopSignal: 'SIGINT',
    onDeath: options.onDeath,
    async launch() {
      await claimHome(home);
      const { promise: ready, resolve } = Promise.withResolvers<void>();
      const child = await startChild({
        command: binaries.postgres,
        args: ['-D', home.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        env: { PATH: process.env['PATH'], LC_ALL: 'C' },
        cwd: '/',
        deathSignal: 'QUIT', // SIGKILL would leave its backends to find out for themselves
        runAs,
        onLine(line) {
          log?.write(line);
          if (line.includes('database system is ready to accept connections')) resolve();
        },
      });
      return { child, ready };
    },
  });
  options.onProgress?.('starting PostgreSQL');
  await supervised.start();
  const url = `postgres://${superuser}:${home.password}@${loopback}:${port}/postgres`;
  return Object.assign(supervised, { url, port });
}
