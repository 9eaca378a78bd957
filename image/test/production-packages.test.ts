import { afterAll, beforeAll, expect, it } from 'vitest';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { projectRoot } from '@autosync/dev-stack/servers';
import { contextFiles } from '../src/build-context.ts';
import { buildBundles, stageSources } from '../src/stages.ts';

/*
 * What is in the image, on this machine: its sources, the bundles of them, and the packages that npm would install for them without development
 * ones. Whatever starts here finds there what it needs. That the image gets every folder of packages is in build-image.test.ts.
 */

type Entry = Partial<Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', Record<string, string>>> & {
  link?: boolean;
  resolved?: string;
};

const { packages: lock } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** As Node looks for it: in the folder of packages of who asks, then in those above. */
function placeOf(name: string, from: string): string | undefined {
  const folders = from.split('/').map((_, index, parts) => `${parts.slice(0, parts.length - index).join('/')}/`);
  return [...folders, ''].map((folder) => `${folder}node_modules/${name}`).find((path) => lock[path] !== undefined);
}

/** The places of all packages that these workspaces need at run time. */
function neededBy(workspaces: readonly string[]): Set<string> {
  const needed = new Set<string>();
  const asking = [...workspaces];
  for (let from = asking.pop(); from !== undefined; from = asking.pop()) {
    const { dependencies, optionalDependencies, peerDependencies } = lock[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const place = placeOf(name, from);
      if (place === undefined || needed.has(place)) continue;
      needed.add(place);
      asking.push(lock[place]?.resolved ?? place);
    }
  }
  return needed;
}

let image: string;
beforeAll(async () => {
  const files = await contextFiles(projectRoot);
  // Not inside the project, whose packages Node would find as well.
  image = mkdtempSync(join(tmpdir(), 'image-'));
  await stageSources(async () => image, { root: projectRoot, files, workdir: '.' });
  await buildBundles(projectRoot, join(image, 'dist'));
  const workspaces = Object.keys(lock).filter((path) => files.includes(`${path}/package.json`));
  const places = [...neededBy(workspaces)].filter((place) => existsSync(join(projectRoot, place)));
  const installed = places.filter((place) => lock[place]?.link !== true);
  const copy = (...how: string[]) =>
    promisify(execFile)('cp', [...how, '--parents', '--target-directory', image, ...installed], { cwd: projectRoot });
  // A link costs nothing, and is possible on one disk only.
  await copy('--archive', '--link').catch(() => copy('--archive', '--force'));
  for (const place of places.filter((one) => !installed.includes(one))) {
    const target = join(image, lock[place]?.resolved ?? '');
    mkdirSync(dirname(join(image, place)), { recursive: true });
    symlinkSync(relative(dirname(join(image, place)), target), join(image, place));
  }
  // It is in the bundles: a service that ran from its sources would miss it.
  rmSync(join(image, 'node_modules/typebox'), { recursive: true });
}, 60_000);
afterAll(() => rmSync(image, { recursive: true, force: true }));

type Ended = { code: number; stdout: string; stderr: string };

async function run(program: string, args: readonly string[], more: Record<string, string> = {}): Promise<Ended> {
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production', ...more };
  try {
    return { code: 0, ...(await promisify(execFile)(program, args, { cwd: image, env, timeout: 20_000 })) };
  } catch (error) {
    return error as Ended;
  }
}

/** As a container of the image does. */
const start = (env: Record<string, string>, ...args: string[]) => run('node', ['container.mjs', ...args], env);

it('autosync-admin starts', async () => {
  const { code, stdout, stderr } = await run(join(image, 'services/admin/bin/autosync-admin'), ['--version']);
  expect([code, stdout, stderr]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/), '']);
});

it('the job check loads the configuration of every component, and says what is missing', async () => {
  const components = readdirSync(join(image, 'services')).filter((name) => !['admin', 'qbo-simulator'].includes(name));
  const asked = JSON.stringify(Object.fromEntries(components.map((name) => [name, {}])));
  const { code, stdout, stderr } = await start({ CHECK_COMPONENTS: asked }, 'admin', 'check', '--installation');
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/^AutoSync cannot be installed like this/);
  expect(components.filter((name) => !stdout.includes(name))).toEqual([]);
});

it.each(readdirSync(join(projectRoot, 'services')).filter((name) => name !== 'admin'))(
  '%s starts, and says what is not configured',
  async (service) => {
    // The simulator needs nothing to be configured.
    const { code, stdout, stderr } = await start({ HTTP_PORT: 'none' }, service);
    expect([code, `${stdout}${stderr}`]).toEqual([1, expect.stringContaining('"errorCode":"config-invalid"')]);
  },
);
