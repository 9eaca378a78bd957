import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { AutosyncError } from '@autosync/core';
import type { Plugin } from 'rolldown';

/** Goes into the bundles, since it is some 700 small files. */
const manyFiles = 'typebox';

const packageOf = (id: string): string => id.split('/', id.startsWith('@') ? 2 : 1).join('/');

/**
 * Whether an import stays one, from node_modules: there, packages that read files of their own find them. What lies in
 * the node_modules of one workspace, because others have another version, would not be found from a bundle, and goes in.
 */
function staysOutside(root: string, id: string, importer = ''): boolean {
  if (/^[./]/.test(id)) return false;
  const name = packageOf(id);
  if (name === manyFiles || name.startsWith('@autosync/')) return false;
  const workspace = relative(root, importer).split(sep, 2).join(sep);
  return !existsSync(join(root, workspace, 'node_modules', name));
}

/** A source finds files beside it (SQL, protos, examples) by its own address, which a bundle has to go on naming. */
function keepAddresses({ root, runsIn }: { root: string; runsIn: string }): Plugin {
  return {
    name: 'keep-addresses',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes(`${sep}node_modules${sep}`) || !code.includes('import.meta.'))
        return null;
      const other = /\bimport\.meta\.(?!url\b)\w+/.exec(code);
      if (other)
        throw new AutosyncError('bundle-failed', `${id}: of import.meta only .url can be bundled, not ${other[0]}`);
      const source = JSON.stringify(relative(runsIn, id).replaceAll(sep, '/'));
      return { code: code.replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`), map: null };
    },
  };
}

/** The names of the services of the project at `root`, in order. */
function serviceNames(root: string): string[] {
  const folder = join(root, 'services');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'src/main.ts')))
    .toSorted();
}

/**
 * Writes each service of the project at `root` (an absolute path) into `folder`, as NAME.mjs with the parts that several
 * of them share, and source maps. They need the sources and node_modules of `root` when they run.
 *
 * @param runsIn where the files will lie when they run, as in the image; default `folder`.
 * @throws AutosyncError 'bundle-failed' for what cannot be bundled; the bundler's own error for what it cannot read.
 */
export async function bundleServices({
  root,
  folder,
  runsIn = folder,
}: {
  root: string;
  folder: string;
  runsIn?: string;
}): Promise<void> {
  // Loaded when needed: most runs find the bundles made.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(serviceNames(root).map((name) => [name, join(root, 'services', name, 'src/main.ts')])),
    platform: 'node',
    external: (id, importer) => staysOutside(root, id, importer),
    plugins: [keepAddresses({ root, runsIn })],
    onLog(_level, log) {
      throw new AutosyncError('bundle-failed', log.message);
    },
  });
  try {
    await bundle.write({
      dir: folder,
      format: 'esm',
      sourcemap: true,
      sourcemapExcludeSources: true, // they lie where the maps say
      entryFileNames: '[name].mjs',
      chunkFileNames: 'part-[name]-[hash].mjs',
    });
  } finally {
    await bundle.close();
  }
}
