import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { contextFiles } from '../src/build-context.ts';
import { buildPage, stageBuilt, stageSources } from '../src/stages.ts';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'page-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Layers lie one over the other. */
async function newFolder(): Promise<string> {
  return folder;
}

it('the page is built with the image: a console there finds it, and has nothing to build one with', async () => {
  const workdir = '/app';
  await stageSources(newFolder, { root, workdir, files: await contextFiles(root) });
  await stageBuilt(newFolder, { root, workdir, target: 'services/console/dist', build: buildPage });
  const core = join(folder, 'app/node_modules/@autosync/core');
  mkdirSync(dirname(core), { recursive: true });
  symlinkSync('../../libs/core', core);
  for (const name of ['libs/core', 'services/console']) expect(readdirSync(join(folder, 'app', name))).toContain('src');

  const program = `
    const { builtPage } = await import('./services/console/src/operations/built-page.ts');
    const { html } = await builtPage((message) => { throw new Error(message); });
    process.stdout.write(html);`;
  const args = ['--input-type=module', '--eval', program];
  const found = spawnSync(process.execPath, args, { cwd: join(folder, 'app'), encoding: 'utf8' });
  expect(found).toMatchObject({ status: 0, stdout: expect.stringContaining('<div id=') });
}, 120_000);
