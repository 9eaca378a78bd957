import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { writeArchive } from './archive.ts';
import { contextFiles } from './build-context.ts';
import { readDockerfile } from './dockerfile.ts';
import { writeEvidence } from './evidence.ts';
import { makeLayer, type Layer, type LayerSource } from './layer.ts';
import {
  buildBundles,
  buildPage,
  describePackages,
  hasNode,
  installPackages,
  stageBuilt,
  stageData,
  stageNode,
  stagePackages,
  stageSources,
} from './stages.ts';
import type { Build, DescribePackages, InstallPackages, NewFolder } from './stages.ts';
import { checkSteps } from './steps.ts';

export type ImageOptions = {
  /** The root of the project. */
  root: string;
  /** A root file system with glibc and libstdc++, of this machine's architecture. Node goes in where it has none. */
  rootfs: string;
  /** As `name:tag`. */
  tag: string;
  version: string;
  /** The archive to write. */
  output: string;
  onProgress?: (line: string) => void;
  /** Makes node_modules beside the manifests in a folder: npm does. */
  install?: InstallPackages;
  /** Says what it has made: npm does. */
  describe?: DescribePackages;
  /** Makes the console's page: Vite does. */
  build?: Build;
  /** Makes the bundles of the services: libs/bundles does. */
  bundle?: Build;
};

/** The image's layers from the one that changes least to the one that changes most, and what npm says of its packages. */
async function makeLayers(
  options: ImageOptions,
  { workFolder, workdir }: { workFolder: string; workdir: string },
): Promise<{ layers: Layer[]; packages: string }> {
  const { root, rootfs, onProgress } = options;
  const { install = installPackages, describe = describePackages, build = buildPage, bundle = buildBundles } = options;
  const newFolder: NewFolder = async (name) => {
    const folder = join(workFolder, name);
    await mkdir(folder);
    return folder;
  };
  const layers: Layer[] = [];
  const add = async (madeBy: string, { folder, owner }: Pick<LayerSource, 'folder' | 'owner'>): Promise<void> => {
    onProgress?.(madeBy);
    layers.push(await makeLayer({ folder, owner, madeBy, file: join(workFolder, `${layers.length}.tar`) }));
  };
  const sources = { root, files: await contextFiles(root), workdir };

  await add('root file system', { folder: rootfs, owner: 'as-is' });
  if (!hasNode(rootfs)) await add('Node', { folder: await stageNode(newFolder), owner: '0:0' });
  await add('/data', { folder: await stageData(newFolder), owner: '1000:1000' });
  const { folder, packages } = await stagePackages(newFolder, { ...sources, install, describe });
  await add('packages', { folder, owner: '0:0' });
  const built = (target: string, how: Build) => stageBuilt(newFolder, { root, workdir, target, build: how });
  await add('page of the console', { folder: await built('services/console/dist', build), owner: '0:0' });
  await add('bundles', { folder: await built('dist', bundle), owner: '0:0' });
  await add('sources', { folder: await stageSources(newFolder, sources), owner: '0:0' });
  return { layers, packages };
}

/**
 * Makes the image of the Dockerfile without a container engine, as a docker-archive. What a container starts with is
 * read from the Dockerfile, what goes in from .dockerignore. The same files give the same image. Beside it lies what is in
 * it and what it was made of (evidence.ts).
 *
 * @returns the image's id.
 * @throws AutosyncError 'dockerfile-unknown' when the Dockerfile does something that this does not.
 */
export async function buildImage(options: ImageOptions): Promise<string> {
  const { root, tag, version, output } = options;
  const dockerfile = readDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'), { VERSION: version });
  checkSteps(dockerfile.steps);
  // Beside the output, which may be large: a temporary folder often lies in memory.
  const workFolder = await mkdtemp(join(dirname(output), '.image-'));
  try {
    const startedAt = new Date();
    const { layers, packages } = await makeLayers(options, { workFolder, workdir: dockerfile.settings.workdir });
    options.onProgress?.('archive');
    const parts = join(workFolder, 'archive');
    await mkdir(parts);
    const id = await writeArchive({ tag, settings: dockerfile.settings, layers, workFolder: parts, file: output });
    const rootfsDigest = layers[0]?.digest ?? '';
    const node = hasNode(options.rootfs) ? undefined : process.version.slice(1);
    await writeEvidence({ root, output, tag, version, id, rootfsDigest, packages, node, startedAt });
    return id;
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
