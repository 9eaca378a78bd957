import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFolder } from '../src/folder-claim.ts';
import { startChild } from '../src/index.ts';
import { testFolder } from '@autosync/testing';

let folder: string;

beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that claims the folder and then lives until it is stopped. */
async function claimant(dataDir: string) {
  const { promise: claimed, resolve } = Promise.withResolvers<void>();
  const module = new URL('../src/folder-claim.ts', import.meta.url).href;
  const script = `const { claimFolder } = await import(${JSON.stringify(module)});
    await claimFolder(${JSON.stringify(dataDir)}); console.log('claimed'); setInterval(() => {}, 1000);`;
  const child = await startChild({
    command: process.execPath,
    args: ['--input-type=module', '-e', script],
    env: process.env,
    onLine: (line) => line === 'claimed' && resolve(),
  });
  await claimed;
  return child;
}

describe('claimFolder', () => {
  it('creates the folder and refuses it while its owner lives, not longer', async () => {
    const dataDir = join(folder, 'new');
    const owner = await claimant(dataDir);
    await expect(claimFolder(dataDir)).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining(`already runs on ${dataDir} (process ${owner.pid})`),
    });
    await owner.stop({ signal: 'SIGKILL' });
    const claim = await claimFolder(dataDir);
    expect(await readdir(dataDir)).toEqual([expect.stringMatching(`^claimed-by-${process.pid}-`)]);
    await claim.release();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('refuses a second claim of the same process until the first is released', async () => {
    const claim = await claimFolder(folder);
    await expect(claimFolder(join(folder, '.'))).rejects.toMatchObject({ code: 'already-running' });
    await claim.release();
    await (await claimFolder(folder)).release();
  });

  it('leaves no trace of a claim that was refused', async () => {
    const owner = await claimant(folder);
    await expect(claimFolder(folder)).rejects.toThrow(`(process ${owner.pid})`);
    expect(await readdir(folder)).toEqual([expect.stringMatching(`^claimed-by-${owner.pid}-`)]);
    await owner.stop({ signal: 'SIGKILL' });
  });
});
