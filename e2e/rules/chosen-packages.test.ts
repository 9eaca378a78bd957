import { expect, it } from 'vitest';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectRoot } from '@autosync/dev-stack/servers';

const read = (file: string) => readFileSync(`${projectRoot}/${file}`, 'utf8');

/** Packages of others that run in ours, with the folders that depend on them. */
function packagesOfOthers(): Map<string, string[]> {
  const users = globSync('{libs,services}/*/package.json', { cwd: projectRoot }).flatMap((file) => {
    const { dependencies = {} } = JSON.parse(read(file)) as { dependencies?: Record<string, string> };
    return Object.keys(dependencies).map((name) => ({ name, folder: dirname(file) }));
  });
  const others = Map.groupBy(
    users.filter(({ name }) => !/^@(autosync|types)\//.test(name)),
    ({ name }) => name,
  );
  return new Map([...others].map(([name, of]) => [name, of.map(({ folder }) => folder)]));
}

it.each([...packagesOfOthers()])('the README of a folder that uses %s says why', (name, folders) => {
  const readmes = folders.map((folder) => `${folder}/README.md`).filter((file) => existsSync(`${projectRoot}/${file}`));
  expect(readmes.some((file) => read(file).includes(`\`${name}\``))).toBe(true);
});
