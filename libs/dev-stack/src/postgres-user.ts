import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { AutosyncError } from '@autosync/core';
import { findProgram, type RunAs } from './processes.mjs';

const execute = promisify(execFile);

/** PostgreSQL refuses to run as root, so root runs it as this user, which is created when missing. */
const postgresUser = 'postgres';

async function ids(user: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([execute('id', ['-u', user]), execute('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** The user PostgreSQL must run as: undefined (ourselves) unless we are root. */
export async function postgresRunAs(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return undefined;
  if (!findProgram('setpriv')) {
    const message =
      'PostgreSQL does not run as root and setpriv (util-linux) is missing: install it, or set DATABASE_URL.';
    throw new AutosyncError('postgres-user', message);
  }
  if (!(await ids(postgresUser))) {
    try {
      await execute('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/sh', postgresUser]);
    } catch (cause) {
      // Two processes may create it at once: what counts is that it is there.
      if (!(await ids(postgresUser))) {
        const message = `PostgreSQL does not run as root and the user "${postgresUser}" could not be created: run as another user, or set DATABASE_URL.`;
        throw new AutosyncError('postgres-user', message, { cause });
      }
    }
  }
  return postgresUser;
}

/** True when that user can run this file, or enter this folder; every folder above must let it through. */
export async function canReach(runAs: RunAs, path: string): Promise<boolean> {
  if (runAs === undefined) return true;
  const become = [`--reuid=${runAs}`, `--regid=${runAs}`, '--init-groups'];
  try {
    await execute('setpriv', [...become, 'test', '-x', path]);
    return true;
  } catch {
    return false;
  }
}

/** Hands a file or folder to that user. */
export async function giveTo(runAs: RunAs, path: string): Promise<void> {
  if (runAs === undefined) return;
  const owner = await ids(runAs);
  if (owner) await chown(path, owner.uid, owner.gid);
}

/** Where things go that the postgres user cannot reach in place: a root home and most clones of root are 0700. */
const reachableRoot = '/var/tmp';

/** The stand-in for a folder that the postgres user cannot reach. One per path, so that it is found again. */
export function reachableStandIn(folder: string): string {
  const path = resolve(folder);
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return join(reachableRoot, `${standInPrefix()}${hash}-${basename(path)}`);
}

function standInPrefix(): string {
  return `autosync-${process.getuid?.() ?? 0}-`;
}

/** All stand-ins of this user. */
export async function standIns(): Promise<string[]> {
  const names = await readdir(reachableRoot).catch(() => []);
  return names.filter((name) => name.startsWith(standInPrefix())).map((name) => join(reachableRoot, name));
}

/**
 * Creates a folder of ours under a name that others know, in a place where everybody may create names.
 * @throws AutosyncError 'foreign-folder' when somebody else was first.
 */
export async function createOwnFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const found = await lstat(folder);
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
    throw new AutosyncError('foreign-folder', `${folder} belongs to somebody else: remove it, then start again.`);
  }
}
