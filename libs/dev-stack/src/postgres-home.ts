import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AutosyncError, sleep } from '@autosync/core';
import { run } from './child.ts';
import type { RunAs } from './processes.mjs';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { encodingArguments, superuser } from './postgres-settings.ts';
import { canReach, createOwnFolder, giveTo, reachableStandIn, standIns } from './postgres-user.ts';
import { commandLineOf, identify, isAlive, type ProcessIdentity } from './processes.mjs';

/** A data directory with what belongs to it. `cluster` is PostgreSQL's; the rest is ours. */
export type PostgresHome = { folder: string; cluster: string; password: string };

/** In `dataDir`, while the data is in its stand-in: the stand-in's path. */
const pointer = 'moved-to';

/** In a stand-in: the `dataDir` it stands in for. Written after the pointer to it, so one without the other is stale. */
const origin = 'stands-in-for';

/**
 * Where the data lives: in `dataDir`, or in its stand-in when the postgres user cannot reach that. Data that is already
 * in one of the two stays there. A stand-in that `dataDir` does not point to belonged to a folder that was removed since.
 */
async function locate(dataDir: string, runAs: RunAs): Promise<string> {
  const inPlace = resolve(dataDir);
  await mkdir(inPlace, { recursive: true });
  if (runAs === undefined) return inPlace;
  const standIn = reachableStandIn(inPlace);
  if (existsSync(join(inPlace, pointer)) && existsSync(standIn)) return standIn;
  if (existsSync(join(inPlace, 'cluster')) || (await canReach(runAs, inPlace))) return inPlace;
  await rm(standIn, { recursive: true, force: true });
  await writeFile(join(inPlace, pointer), `${standIn}\n`);
  await createOwnFolder(standIn);
  await writeFile(join(standIn, origin), inPlace);
  return standIn;
}

async function initialise(options: { home: string; binaries: PostgresBinaries; runAs: RunAs; durable: boolean }) {
  const { home, binaries, runAs } = options;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(home, 'initdb-password');
  const unfinished = join(home, 'cluster.new');
  await rm(unfinished, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(runAs, unfinished);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(runAs, passwordFile);
  await run({
    what: 'Creating the PostgreSQL data directory',
    command: binaries.initdb,
    args: [
      '-D',
      unfinished,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      ...encodingArguments,
      ...(options.durable ? [] : ['--no-sync']),
    ],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    cwd: '/',
    runAs,
  });
  await rm(passwordFile);
  await writeFile(join(home, 'password'), password, { mode: 0o600 });
  // Last, and atomic: a directory that initdb did not finish is never taken for a good one.
  await rename(unfinished, join(home, 'cluster'));
}

/** Copies a certificate to where PostgreSQL can read it, and answers the settings. It insists that the key is its own. */
export async function giveServerCertificate(
  home: PostgresHome,
  { certFile, keyFile, runAs }: { certFile: string; keyFile: string; runAs: RunAs },
): Promise<Record<string, string>> {
  const cert = join(home.folder, 'server.crt');
  const key = join(home.folder, 'server.key');
  await copyFile(certFile, cert);
  await copyFile(keyFile, key);
  await chmod(key, 0o600);
  for (const file of [cert, key]) await giveTo(runAs, file);
  return { ssl: 'on', ssl_cert_file: cert, ssl_key_file: key };
}

/** The PostgreSQL that runs on this data directory at the moment, if any. */
async function runningOn(cluster: string): Promise<ProcessIdentity | undefined> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const postmaster = identify(Number.parseInt(await readFile(pidFile, 'utf8'), 10));
  // A reboot leaves the file behind, and its number may be anybody's by now.
  const isOurs = isAlive(postmaster) && commandLineOf(postmaster.pid).includes(cluster);
  return isOurs ? postmaster : undefined;
}

/** Who started PostgreSQL on this data last. */
function ownerFile(folder: string): string {
  return join(folder, 'owner.json');
}

async function untilGone(process: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  for (const end = performance.now() + timeoutMs; performance.now() < end; await sleep(50)) {
    if (!isAlive(process)) return true;
  }
  return false;
}

/**
 * Makes sure nobody uses the data directory. Its last owner was killed → its PostgreSQL is on its way out (or, where
 * there is no setpriv, an orphan) and is ended.
 *
 * @throws AutosyncError 'already-running' when its owner lives: two stacks must not share one directory.
 */
async function endFormer({ folder, cluster }: Pick<PostgresHome, 'folder' | 'cluster'>): Promise<void> {
  const postmaster = await runningOn(cluster);
  if (!postmaster || (await untilGone(postmaster, 3_000))) return;
  const file = ownerFile(folder);
  const owner: ProcessIdentity | undefined = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : undefined;
  if (owner && isAlive(owner)) {
    const message = `Another AutoSync stack (process ${owner.pid}) runs on ${folder}: stop it first.`;
    throw new AutosyncError('already-running', message);
  }
  process.kill(postmaster.pid, 'SIGQUIT');
  await untilGone(postmaster, 5_000);
}

/** Ends what a killed owner left running on the data directory, and notes that it is ours. @throws as `endFormer`. */
export async function claimHome(home: PostgresHome): Promise<void> {
  await endFormer(home);
  await rm(join(home.cluster, 'postmaster.pid'), { force: true });
  await writeFile(ownerFile(home.folder), JSON.stringify(identify(process.pid)));
}

/**
 * Removes the data, wherever `locate` put it.
 * @throws AutosyncError 'already-running' while a PostgreSQL of somebody alive runs on it.
 */
export async function removePostgresData(dataDir: string): Promise<void> {
  for (const folder of [resolve(dataDir), reachableStandIn(dataDir)]) {
    await endFormer({ folder, cluster: join(folder, 'cluster') });
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes stand-ins whose folder is gone: a clone that was deleted, a test that was killed. Others are left alone. */
export async function removeStaleStandIns(): Promise<void> {
  for (const standIn of await standIns()) {
    const file = join(standIn, origin);
    if (!existsSync(file)) continue;
    const dataDir = await readFile(file, 'utf8');
    if (!existsSync(join(dataDir, pointer))) await removePostgresData(dataDir).catch(() => undefined);
  }
}

/** The data directory, created when it is new. `durable: false` also leaves out the syncing of its files. */
export async function preparePostgresHome(options: {
  dataDir: string;
  binaries: PostgresBinaries;
  runAs: RunAs;
  durable: boolean;
  onProgress?: ((message: string) => void) | undefined;
}): Promise<PostgresHome> {
  const folder = await locate(options.dataDir, options.runAs);
  const cluster = join(folder, 'cluster');
  if (!existsSync(cluster)) {
    options.onProgress?.('creating the PostgreSQL data directory');
    await initialise({ ...options, home: folder });
  }
  return { folder, cluster, password: await readFile(join(folder, 'password'), 'utf8') };
}
