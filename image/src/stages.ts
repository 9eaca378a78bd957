import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { run } from '@autosync/dev-stack';

/** Answers a new empty folder. */
export type NewFolder = (name: string) => Promise<string>;

/** Files of the project, and where they lie in the image. */
export type Sources = { root: string; files: readonly string[]; workdir: string };

export type InstallPackages = (folder: string) => Promise<void>;

/** Says in CycloneDX which packages are installed in a folder. */
export type DescribePackages = (folder: string) => Promise<string>;

/** Builds a part of the project at `root` into a folder. */
export type Build = (root: string, folder: string) => Promise<void>;

/** Not `npm ci`: see bootstrap.mjs. The versions are the lock file's all the same. */
export async function installPackages(folder: string): Promise<void> {
  const flags = ['--omit=dev', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  await run({ what: 'npm install', command: 'npm', args: ['install', ...flags], cwd: folder, env: process.env });
}

/** npm takes it for a fault that a development package is not there, also when it is told to omit them. */
async function forgetDevelopmentPackages(folder: string): Promise<void> {
  const manifests = glob('**/package.json', { cwd: folder, exclude: (path) => basename(path) === 'node_modules' });
  for await (const path of manifests) {
    const file = join(folder, path);
    const { devDependencies: _, ...manifest } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify(manifest));
  }
}

/** Changes the manifests in the folder: it is only there to be installed in. */
export async function describePackages(folder: string): Promise<string> {
  await forgetDevelopmentPackages(folder);
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--omit=dev'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: folder, maxBuffer: 2 ** 26 });
  return stdout;
}

/** With the packages of the project itself, development ones included: bootstrap.mjs has installed them. */
export async function buildPage(root: string, folder: string): Promise<void> {
  const args = [join(root, 'services/console/src/build-page-main.ts'), folder];
  await run({ what: 'building the page', command: process.execPath, args, cwd: root, env: process.env });
}

/** The services as they run in the `dist` of a project. */
export async function buildBundles(root: string, folder: string): Promise<void> {
  const args = [join(root, 'libs/bundles/src/main.ts'), folder, join(root, 'dist')];
  await run({ what: 'bundling the services', command: process.execPath, args, cwd: root, env: process.env });
}

async function copyInto(target: string, { root, files }: Pick<Sources, 'root' | 'files'>): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await copyFile(join(root, file), join(target, file));
  }
}

export function hasNode(rootfs: string): boolean {
  return ['usr/local/bin/node', 'usr/bin/node'].some((path) => existsSync(join(rootfs, path)));
}

/** The Node that runs this script: the project's own. */
export async function stageNode(newFolder: NewFolder): Promise<string> {
  const folder = await newFolder('node');
  await mkdir(join(folder, 'usr/local/bin'), { recursive: true });
  await copyFile(process.execPath, join(folder, 'usr/local/bin/node'));
  return folder;
}

/** Only what npm reads goes to it: what it installs depends on nothing else. */
export async function stagePackages(
  newFolder: NewFolder,
  { root, files, workdir, install, describe }: Sources & { install: InstallPackages; describe: DescribePackages },
): Promise<{ folder: string; packages: string }> {
  const manifests = files.filter((file) => ['package.json', 'package-lock.json', '.npmrc'].includes(basename(file)));
  const scratch = await newFolder('manifests');
  await copyInto(scratch, { root, files: manifests });
  await install(scratch);
  const folder = await newFolder('packages');
  // As a whole: of two versions of a package one is in the folder of the workspace that needs it.
  await cp(scratch, join(folder, workdir), { recursive: true, verbatimSymlinks: true });
  return { folder, packages: await describe(scratch) };
}

export async function stageSources(newFolder: NewFolder, { root, files, workdir }: Sources): Promise<string> {
  const folder = await newFolder('sources');
  await copyInto(join(folder, workdir), { root, files });
  return folder;
}

/** What is built with development packages, which the image has not: it goes to `target` in there. */
export async function stageBuilt(
  newFolder: NewFolder,
  { root, workdir, target, build }: Pick<Sources, 'root' | 'workdir'> & { target: string; build: Build },
): Promise<string> {
  const folder = await newFolder(target.replaceAll('/', '-'));
  await build(root, join(folder, workdir, target));
  return folder;
}

/** A new volume takes over the owner of the folder it is mounted on. */
export async function stageData(newFolder: NewFolder): Promise<string> {
  const folder = await newFolder('volumes');
  await mkdir(join(folder, 'data'));
  return folder;
}
