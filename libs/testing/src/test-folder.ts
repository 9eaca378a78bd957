import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isAlive, removePostgresData } from '@autosync/dev-stack';

/** A folder for this process's servers, open to the postgres user. Its name tells whose it is. */
export async function createTestFolder(): Promise<string> {
  const { pid, startedAt } = identify(process.pid);
  const folder = await mkdtemp(join(tmpdir(), `autosync-test-${pid}-${startedAt ?? 0}-`));
  await chmod(folder, 0o755);
  return folder;
}

export async function removeTestFolder(folder: string): Promise<void> {
  await removePostgresData(join(folder, 'postgres'));
  await rm(folder, { recursive: true, force: true });
}

/** Removes what killed test runs left behind. */
export async function sweepTestFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const match = /^autosync-test-(\d+)-(\d+)-/.exec(name);
    if (match === null) continue;
    if (isAlive({ pid: Number(match[1]), startedAt: match[2] })) continue;
    // Another user's folder stays: it is theirs to remove.
    await removeTestFolder(join(tmpdir(), name)).catch(() => undefined);
  }
}
