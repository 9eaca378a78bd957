import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isAlive, removePostgresData, removeStaleStandIns } from '@autosync/dev-stack/servers';

/**
 * A private folder for a test's files. Its name contains the process id: if that process is killed before it removed
 * the folder, the next test run does.
 */
export async function testFolder(): Promise<string> {
  const { pid, startedAt } = identify(process.pid);
  return mkdtemp(join(tmpdir(), `autosync-test-${pid}-${startedAt ?? 0}-`));
}

/** The same for servers: the postgres user can read it. */
export async function createServerFolder(): Promise<string> {
  const folder = await testFolder();
  await chmod(folder, 0o755);
  return folder;
}

export async function removeServerFolder(folder: string): Promise<void> {
  await removePostgresData(join(folder, 'postgres'));
  await rm(folder, { recursive: true, force: true });
}

/** Removes what killed test runs left behind: their folders, and PostgreSQL data that had to be stored elsewhere. */
export async function sweepTestFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const match = /^autosync-test-(\d+)-(\d+)-/.exec(name);
    if (match === null) continue;
    if (isAlive({ pid: Number(match[1]), startedAt: match[2] })) continue;
    // Folders of other users cannot be removed.
    await removeServerFolder(join(tmpdir(), name)).catch(() => undefined);
  }
  await removeStaleStandIns();
}
