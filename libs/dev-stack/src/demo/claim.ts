import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { identify, isAlive, type ProcessIdentity } from '../process-table.ts';

/**
 * Notes that this process uses the data folder. Asked before anything is removed, so that `--fresh` never pulls the data
 * from under a running start.
 *
 * @throws AutosyncError 'already-running' while the process that claimed it before lives.
 */
export async function claimDataDir(dataDir: string): Promise<void> {
  const file = join(dataDir, 'start.json');
  if (existsSync(file)) {
    const owner = JSON.parse(await readFile(file, 'utf8')) as ProcessIdentity;
    if (isAlive(owner)) {
      const message = `AutoSync already runs on ${dataDir} (process ${owner.pid}): stop it first, or set AUTOSYNC_DATA_DIR.`;
      throw new AutosyncError('already-running', message);
    }
  }
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(identify(process.pid)));
}
