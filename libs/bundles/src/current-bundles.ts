import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const DAY_MS = 24 * 60 * 60 * 1000;

const program = fileURLToPath(new URL('main.ts', import.meta.url));

/** The files that decide what goes into a bundle. */
function* sourcesOf(root: string): Iterable<string> {
  for (const kind of ['libs', 'services']) {
    for (const name of readdirSync(join(root, kind))) {
      yield join(root, kind, name, 'package.json');
      const folder = join(root, kind, name, 'src');
      if (!existsSync(folder)) continue;
      for (const file of readdirSync(folder, { recursive: true })) yield join(folder, String(file));
    }
  }
}

/** Changes with every change of what goes into a bundle. Takes some 20 ms: no file is read. */
function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const file of [join(root, 'package-lock.json'), ...sourcesOf(root)]) {
    // An editor's passing file may be gone by now.
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat) hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Those of other sources, unless a process that began today may still load parts of them. */
async function removeOld(home: string, now: number): Promise<void> {
  for (const name of await readdir(home)) {
    const folder = join(home, name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: now };
    if (now - mtimeMs > DAY_MS) await rm(folder, { recursive: true, force: true });
  }
}

async function makeBundles(root: string, folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  try {
    // In a process of its own, for the bundler takes hundreds of megabytes and keeps them.
    await promisify(execFile)(process.execPath, [program, unfinished, folder], { cwd: root });
    // Fails when another process was faster.
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await removeOld(dirname(folder), Date.now());
}

/** Those that this process is making, by their folder. */
const underWay = new Map<string, Promise<void>>();

/**
 * The folder with the bundles of the sources as they are now, in `.autosync` of the project at `root`; made where it is
 * not there. Several processes may ask at once, and several callers in one.
 * @throws with what the bundler said when they cannot be made.
 */
export async function currentBundles(root: string): Promise<string> {
  const folder = join(root, '.autosync', 'bundles', fingerprint(root));
  if (!underWay.has(folder) && !existsSync(folder)) {
    const made = makeBundles(root, folder).finally(() => underWay.delete(folder));
    underWay.set(folder, made);
  }
  await underWay.get(folder);
  return folder;
}
