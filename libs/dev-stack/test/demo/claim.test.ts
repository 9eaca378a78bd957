import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimDataDir } from '../../src/demo/claim.ts';
import { startChild } from '../../src/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that claims the folder and then lives until it is stopped. */
async function claimant(dataDir: string) {
  const { promise: claimed, resolve } = Promise.withResolvers<void>();
  const module = new URL('../../src/demo/claim.ts', import.meta.url).href;
  const script = `const { claimDataDir } = await import(${JSON.stringify(module)});
    await claimDataDir(${JSON.stringify(dataDir)}); console.log('claimed'); setInterval(() => {}, 1000);`;
  const child = await startChild({
    command: process.execPath,
    args: ['--input-type=module', '-e', script],
    env: process.env,
    onLine: (line) => line === 'claimed' && resolve(),
  });
  await claimed;
  return child;
}

describe('claimDataDir', () => {
  it('creates the folder and refuses it while its owner lives, not longer', async () => {
    const dataDir = join(folder, 'new');
    const owner = await claimant(dataDir);
    await expect(claimDataDir(dataDir)).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining(`(process ${owner.pid})`),
    });
    await owner.stop({ signal: 'SIGKILL' });
    await claimDataDir(dataDir);
    expect(await readFile(join(dataDir, 'start.json'), 'utf8')).toContain(`"pid":${process.pid}`);
  });
});
