import { afterEach, beforeEach, expect, it } from 'vitest';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { bundleServices } from '../src/bundle-services.ts';
import { currentBundles } from '../src/index.ts';

/** A project with two services that share a part, which reads a file beside it. */
let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'bundles-')));
  put('package-lock.json', '{}');
  put('libs/words/words.txt', 'hello');
  put(
    'libs/words/src/index.ts',
    `import { readFileSync } from 'node:fs';
     export const word: string = readFileSync(new URL('../words.txt', import.meta.url), 'utf8');`,
  );
  put('services/loud/src/main.ts', `import { word } from '../../../libs/words/src/index.ts'; console.log(word + '!');`);
  put('services/quiet/src/main.ts', `import { word } from '../../../libs/words/src/index.ts'; console.log(word);`);
  put('services/quiet/src/config.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const run = (file: string) => execFileSync(process.execPath, [file], { encoding: 'utf8' });

it('each service is one program, which finds the files of its sources', async () => {
  const folder = join(root, 'dist');
  await bundleServices({ root, folder });
  expect([run(join(folder, 'loud.mjs')), run(join(folder, 'quiet.mjs'))]).toEqual(['hello!\n', 'hello\n']);
});

it('a package that only one workspace has goes in; others are imported where the bundles lie', async () => {
  put('libs/words/node_modules/nested/index.js', `module.exports = 'of words';`);
  put('node_modules/common/index.js', `exports.name = 'common';`);
  put(
    'libs/words/src/index.ts',
    `import nested from 'nested'; import { name } from 'common'; export const word = nested + ', ' + name;`,
  );
  const folder = join(root, 'dist');
  await bundleServices({ root, folder });
  rmSync(join(root, 'libs'), { recursive: true });
  expect(run(join(folder, 'quiet.mjs'))).toBe('of words, common\n');
});

it('a stack trace shows the lines of the sources where Node is told to follow the map', async () => {
  put(
    'services/loud/src/main.ts',
    `import { word } from '../../../libs/words/src/index.ts';\n\nconsole.log(new Error(word).stack);`,
  );
  const folder = join(root, 'dist');
  await bundleServices({ root, folder });
  const file = join(folder, 'loud.mjs');
  expect(execFileSync(process.execPath, ['--enable-source-maps', file], { encoding: 'utf8' })).toContain(
    join(root, 'services/loud/src/main.ts:3'),
  );
});

it('bundles may be made elsewhere than they run', async () => {
  await bundleServices({ root, folder: join(root, 'deep/er/dist'), runsIn: join(root, 'dist') });
  execFileSync('mv', [join(root, 'deep/er/dist'), join(root, 'dist')]);
  expect(run(join(root, 'dist/loud.mjs'))).toBe('hello!\n');
});

it('an address that a bundle would change is refused', async () => {
  put('libs/words/src/index.ts', `export const word = import.meta.dirname;`);
  await expect(bundleServices({ root, folder: join(root, 'dist') })).rejects.toThrow(
    /words\/src\/index\.ts: of import\.meta only \.url can be bundled, not import\.meta\.dirname/,
  );
});

it('an import that leads nowhere is refused', async () => {
  put('services/quiet/src/main.ts', `import './gone.ts';`);
  await expect(bundleServices({ root, folder: join(root, 'dist') })).rejects.toThrow(/gone\.ts/);
});

it('bundles are made once for the sources as they are, whoever asks, and again after a change', async () => {
  const [first, second] = await Promise.all([currentBundles(root), currentBundles(root)]);
  expect(second).toBe(first);
  const madeAt = readdirSync(first);
  expect(await currentBundles(root)).toBe(first);
  expect(readdirSync(first)).toEqual(madeAt);

  put('libs/words/words.txt', 'changed');
  expect(await currentBundles(root)).toBe(first);
  put('services/quiet/src/main.ts', `console.log('anew');`);
  const next = await currentBundles(root);
  expect(next).not.toBe(first);
  expect([run(join(first, 'quiet.mjs')), run(join(next, 'quiet.mjs'))]).toEqual(['changed\n', 'anew\n']);
});

it('what cannot be bundled is said, leaves nothing, and is tried again', async () => {
  put('services/quiet/src/main.ts', `import './gone.ts';`);
  await expect(currentBundles(root)).rejects.toThrow(/gone\.ts/);
  expect(existsSync(join(root, '.autosync/bundles')) ? readdirSync(join(root, '.autosync/bundles')) : []).toEqual([]);
  put('services/quiet/src/gone.ts', '');
  expect(existsSync(join(await currentBundles(root), 'quiet.mjs'))).toBe(true);
});

it('bundles of earlier sources are removed after a day', async () => {
  const old = await currentBundles(root);
  put('services/quiet/src/main.ts', '');
  const recent = await currentBundles(root);
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(old, twoDaysAgo, twoDaysAgo);
  put('services/quiet/src/main.ts', 'void 0;');
  const current = await currentBundles(root);
  expect([old, recent, current].map((folder) => existsSync(folder))).toEqual([false, true, true]);
});
