import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { toError } from '@autosync/core';

export type Page = { html: string; assets: string };

const home = fileURLToPath(new URL('../..', import.meta.url));
const folders = {
  sources: join(home, 'page'),
  client: join(home, '../../libs/client/src'),
  built: join(home, 'dist'),
};

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** All source files of the page. */
export async function sourcesOfPage(): Promise<string[]> {
  const files = [join(home, 'package.json'), ...(await filesIn(folders.sources)), ...(await filesIn(folders.client))];
  return files.toSorted();
}

/** A built page is up to date while this digest is the same. */
async function digestOfSources(): Promise<string> {
  const digest = createHash('sha256');
  for (const file of await sourcesOfPage()) digest.update(relative(home, file)).update(await readFile(file));
  return digest.digest('hex');
}

async function compress(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const content = await readFile(join(folder, name));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
    await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(content, quality));
    await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(content));
  }
}

async function buildInto(folder: string): Promise<void> {
  // Vite is not part of the image, where the page is already built.
  const { build } = await import('vite');
  await build({
    root: folders.sources,
    configFile: join(folders.sources, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  await compress(join(folder, 'assets'));
}

/** How many built pages are kept, the most recently used ones: somebody may switch between branches. */
const KEPT = 4;

/** Removes old builds, and what an aborted build left. Other processes may do the same at the same time. */
export async function removeOldPages(built: string): Promise<void> {
  const names = await readdir(built);
  const found = await Promise.all(
    names.map(async (name) => {
      const place = join(built, name);
      return { place, wantedAt: (await stat(place).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  const old = found.toSorted((a, b) => b.wantedAt - a.wantedAt).slice(KEPT);
  await Promise.all(old.map(({ place }) => rm(place, { recursive: true, force: true })));
}

/**
 * The page as it is served. It is built first if its sources have changed, which takes a few seconds. Several processes
 * may do that at once, since a finished build is moved into place as a whole.
 *
 * @param built where builds are kept.
 * @throws what Vite throws when a source is faulty, or an error when Vite is not installed.
 */
export async function builtPage(onProgress: (message: string) => void, built = folders.built): Promise<Page> {
  const digest = await digestOfSources();
  const place = join(built, digest.slice(0, 16));
  const html = join(place, 'index.html');
  const found = await readFile(html, 'utf8').catch(() => undefined);
  if (found !== undefined) {
    // The image's file system is read-only, and nothing is built there.
    await utimes(place, new Date(), new Date()).catch(() => undefined);
    return { html: found, assets: join(place, 'assets') };
  }

  onProgress('building the page');
  await mkdir(built, { recursive: true });
  const draft = await mkdtemp(join(built, 'draft-'));
  await buildInto(draft);
  await rename(draft, place).catch(async (error: unknown) => {
    // Another process was faster.
    await rm(draft, { recursive: true, force: true });
    if (!/EEXIST|ENOTEMPTY/.test(toError(error).message)) throw error;
  });
  await removeOldPages(built);
  return { html: await readFile(html, 'utf8'), assets: join(place, 'assets') };
}
