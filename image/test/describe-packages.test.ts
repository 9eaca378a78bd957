import { expect, it } from 'vitest';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePackages } from '../src/stages.ts';

it('describes what is installed, and misses no development package, at the root and in workspaces', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'describe-'));
  const put = async (path: string, manifest: object) => {
    await mkdir(join(folder, path), { recursive: true });
    await writeFile(join(folder, path, 'package.json'), JSON.stringify(manifest));
  };
  try {
    const dependencies = { 'left-pad': '1.3.0' };
    await put('.', {
      name: 'whole',
      version: '1.0.0',
      workspaces: ['libs/*'],
      dependencies,
      devDependencies: { vitest: '5.1.2' },
    });
    await put('libs/part', { name: 'part', version: '1.0.0', devDependencies: { knip: '6.44.2' } });
    await put('node_modules/left-pad', { name: 'left-pad', version: '1.3.0', devDependencies: { tape: '*' } });
    await symlink('../libs/part', join(folder, 'node_modules/part'));
    const { components } = JSON.parse(await describePackages(folder)) as { components: { name: string }[] };
    expect(components.map(({ name }) => name)).toEqual(['part', 'left-pad']);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);
