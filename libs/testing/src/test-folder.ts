import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isAlive, removePostgresData, removeStaleStandIns } from '@autosync/dev-stack/servers';

/**
 * A folder for a test's files, which only we can enter. Its name tells which process it belongs to: when that is killed
 * before it could remove the folder, the next test run does.
 */
export async function testFolder(): Promise<string> {
  const { pid, startedAt } = identify(process.pid);
  return mkdtemp(join(tmpdir(), `autosync-test-${pid}-${startedAt ?? 0}-`));
}

/** The same for servers: open to the postgres user. */
export async function createServerFolder(): Promise<string> {
  const folder = await testFolder();
  await chmod(folder, 0o755);
  return folder;
}

export async function removeServerFolder(folder: string): Promise<void> {
  await removePostgresData(join(folder, 'postgres'));
  await rm(folder, { recursive: true, force: true });
}

/** Removes what killed test runs left behind: their folders, and PostgreSQL's data that had to live elsewhere. */
export async function sweepTestFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const match = /^autosync-test-(\d+)-(\d+)-/.exec(name);
    if (match === null) continue;
    if (isAlive({ pid: Number(match[1]), startedAt: match[2] })) continue;
    // Another user's folder stays: it is theirs to remove.
    await removeServerFolder(join(tmpdir(), name)).catch(() => undefined);
  }
  await removeStaleStandIns();
}
