import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '@autosync/dev-stack';
import { sourcesOfPage } from '../../src/operations/built-page.ts';

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
