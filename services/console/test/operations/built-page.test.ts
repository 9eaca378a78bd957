import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '@autosync/dev-stack/servers';
import { removeOldPages, sourcesOfPage } from '../../src/operations/built-page.ts';

const isSource = (file: string): boolean => /\.tsx?$/.test(file);

it('the page is built anew after a change in any library that it imports', async () => {
  const sources = await sourcesOfPage();
  const texts = await Promise.all(
    sources.filter((file) => file.includes('/page/') && isSource(file)).map((file) => readFile(file, 'utf8')),
  );
  const names = texts.flatMap((text) => [...text.matchAll(/from '@autosync\/([\w-]+)'/g)].map(([, name = '']) => name));
  const libraries = new Set(names);
  expect(libraries.size).toBeGreaterThan(0);
  for (const name of libraries) {
    const folder = join(projectRoot, 'libs', name, 'src');
    const files = (await readdir(folder, { recursive: true })).filter(isSource);
    expect(sources).toEqual(expect.arrayContaining(files.map((file) => join(folder, file))));
  }
});

it('pages that were not used for long are removed, the latest stay', async () => {
  const built = await mkdtemp(join(tmpdir(), 'pages-'));
  for (const day of [1, 2, 3, 4, 5, 6]) {
    const place = join(built, `page-${day}`);
    await mkdir(join(place, 'assets'), { recursive: true });
    await utimes(place, new Date(2026, 0, day), new Date(2026, 0, day));
  }
  await removeOldPages(built);
  expect((await readdir(built)).toSorted()).toEqual(['page-3', 'page-4', 'page-5', 'page-6']);
  await rm(built, { recursive: true });
});
