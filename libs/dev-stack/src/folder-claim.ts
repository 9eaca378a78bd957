import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { identify, isAlive, type ProcessIdentity } from './processes.mjs';

/** The right to use a data folder, until it is released or this process ends. */
export type FolderClaim = { release(): Promise<void> };

/** Folders that this process has claimed. */
const held = new Set<string>();

function claimFile({ pid, startedAt }: ProcessIdentity): string {
  return `claimed-by-${pid}-${startedAt ?? ''}`;
}

/** The other processes that noted a claim in the folder and still run. Notes of dead ones are removed. */
async function livingClaimants(folder: string, own: string): Promise<number[]> {
  const living: number[] = [];
  for (const name of await readdir(folder)) {
    const [, pid, startedAt] = /^claimed-by-(\d+)-(\d*)$/.exec(name) ?? [];
    if (pid === undefined || name === own) continue;
    const claimant = { pid: Number(pid), startedAt: startedAt === '' ? undefined : startedAt };
    if (isAlive(claimant)) living.push(claimant.pid);
    else await rm(join(folder, name), { force: true });
  }
  return living;
}

/**
 * Notes that this process uses the folder, which is created when missing. Asked before anything in it is removed, so
 * that starting over never pulls the data from under somebody's feet.
 *
 * Everybody writes a note of their own first and then looks for others: of two at the same time at most one goes on.
 *
 * @throws AutosyncError 'already-running' while whoever claimed it before lives, also when that is this process.
 */
export async function claimFolder(given: string): Promise<FolderClaim> {
  const folder = resolve(given);
  const own = claimFile(identify(process.pid));
  const note = join(folder, own);
  const refuse = (pid: number): never => {
    const message = `AutoSync already runs on ${folder} (process ${pid}): stop it first, or choose another data folder (npm start: AUTOSYNC_DATA_DIR).`;
    throw new AutosyncError('already-running', message);
  };
  if (held.has(folder)) refuse(process.pid);
  held.add(folder);
  const release = async (): Promise<void> => {
    await rm(note, { force: true });
    held.delete(folder);
  };
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(note, '');
    const [other] = await livingClaimants(folder, own);
    if (other !== undefined) refuse(other);
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}
