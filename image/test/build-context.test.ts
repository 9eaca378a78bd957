import { afterEach, beforeEach, expect, it } from 'vitest';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { contextFiles } from '../src/build-context.ts';

let root: string;
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'context-'))));
afterEach(() => rm(root, { recursive: true }));

async function put(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), '');
  }
}

it('the last rule about a path, or about a folder it lies in, decides', async () => {
  await writeFile(join(root, '.dockerignore'), '# all but\n*\n!src\n!deep/kept\n**/test\n**/*.md\n');
  await put([
    'a.ts',
    'src/b.ts',
    'src/c/d.ts',
    'src/c/test/e.ts',
    'src/c/f.md',
    'deep/kept/g.ts',
    'deep/other/h.ts',
    '.env',
  ]);
  expect(await contextFiles(root)).toEqual(['deep/kept/g.ts', 'src/b.ts', 'src/c/d.ts']);
});

it('of this project: every service, no tests, no development tools, nothing installed', async () => {
  const files = await contextFiles(resolve(import.meta.dirname, '../..'));
  expect(files).toContain('services/gateway/src/main.ts');
  expect(files).toContain('services/gateway/migrations/0001_accounts.sql');
  expect(files.filter((file) => !file.includes('/'))).toEqual([
    '.npmrc',
    'container.mjs',
    'package-lock.json',
    'package.json',
    'tsconfig.base.json',
  ]);
  // The gateway shows them; no other text goes in.
  const runbook = /^charts\/autosync\/runbooks\/[a-z-]+\.md$/;
  expect(files.filter((file) => runbook.test(file)).length).toBeGreaterThan(10);
  expect(files.filter((file) => file.startsWith('charts/') && !runbook.test(file))).toEqual([]);
  const others = files.filter((file) => !runbook.test(file));
  expect(
    others.filter((file) => /(^|\/)(test|node_modules|e2e|image)\/|dev-stack|console\/dist|\.md$/.test(file)),
  ).toEqual([]);
});
