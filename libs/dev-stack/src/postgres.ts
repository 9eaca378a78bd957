import { startChild } from './child.ts';
import { freePort, loopback } from './free-port.ts';
import { openLogFile } from './log-file.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { claimHome, giveServerCertificate, preparePostgresHome } from './postgres-home.ts';
import { postgresArguments, superuser } from './postgres-settings.ts';
import { postgresRunAs } from './postgres-user.ts';
import { createSupervised, type OnDeath, type Supervised } from './supervised.ts';

export type PostgresOptions = {
  /** Its data; created when missing. As root it may live in a stand-in below /var/tmp (see postgres-home.ts). */
  dataDir: string;
  /** Default: a free one. */
  port?: number;
  /** False only in tests: nothing is synced to disk. A restart and SIGKILL are survived all the same, a power cut not. */
  durable: boolean;
  /** A certificate with its key (PEM files): connections may then be encrypted. Only tests have one. */
  tls?: { certFile: string; keyFile: string };
  logFile?: string;
  onProgress?: ((message: string) => void) | undefined;
  onDeath?: OnDeath | undefined;
};

export type Postgres = Supervised & {
  /** The superuser's address of the database `postgres`. */
  readonly url: string;
  readonly port: number;
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
  const tls = options.tls === undefined ? {} : await giveServerCertificate(home, { ...options.tls, runAs });
  const settings = postgresArguments(durable, {
    ...tls,
    port: String(port),
    listen_addresses: loopback,
    // TCP only: a socket file would need a folder that both root's processes and the postgres user can reach.
    unix_socket_directories: '',
  });
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
        args: ['-D', home.cluster, ...settings],
        env: { PATH: process.env['PATH'], LC_ALL: 'C' },
        cwd: '/',
        deathSignal: 'QUIT', // SIGKILL would leave its backends to find out for themselves
        runAs,
        onLine(line) {
          log?.write(line);
          // A standby accepts "read-only connections".
          if (/database system is ready to accept (read-only )?connections/.test(line)) resolve();
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
