import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { run } from '@autosync/dev-stack';
import type { ImageSettings } from './dockerfile.ts';
import type { Layer } from './layer.ts';

/** A date of its own would make every image another one. */
const created = '1970-01-01T00:00:00Z';

const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Docker's names for what Node calls x64. */
function architecture(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch;
}

/** The image configuration of the OCI specification, as Docker writes it. */
function configOf(settings: ImageSettings, layers: readonly Layer[]) {
  const { workdir, user, env, labels, entrypoint } = settings;
  return {
    architecture: architecture(),
    os: 'linux',
    created,
    config: {
      Env: Object.entries({ PATH: searchPath, ...env }).map(([name, value]) => `${name}=${value}`),
      Labels: labels,
      WorkingDir: workdir,
      User: user,
      Entrypoint: entrypoint,
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => `sha256:${digest}`) },
    history: layers.map(({ madeBy }) => ({ created, created_by: madeBy })),
  };
}

/**
 * Writes a docker-archive: what `docker save` writes, and `docker load`, `ctr images import`, `podman load`,
 * `kind load image-archive` and `minikube image load` read. Moves the layers' files.
 *
 * @returns the image's id.
 */
export async function writeArchive(image: {
  /** As `name:tag`. */
  tag: string;
  settings: ImageSettings;
  layers: readonly Layer[];
  /** An empty folder, on the file system of the layers. */
  workFolder: string;
  file: string;
}): Promise<string> {
  const { tag, settings, layers, workFolder, file } = image;
  const config = JSON.stringify(configOf(settings, layers));
  const id = createHash('sha256').update(config).digest('hex');
  await writeFile(join(workFolder, `${id}.json`), config);
  for (const { digest, file: layerFile } of layers) {
    await mkdir(join(workFolder, digest));
    await rename(layerFile, join(workFolder, digest, 'layer.tar'));
  }
  const layerPaths = layers.map(({ digest }) => `${digest}/layer.tar`);
  const manifest = [{ Config: `${id}.json`, RepoTags: [tag], Layers: layerPaths }];
  await writeFile(join(workFolder, 'manifest.json'), JSON.stringify(manifest));
  const stable = ['--format=gnu', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=0644'];
  await run({
    what: 'tar',
    command: 'tar',
    args: [...stable, '-C', workFolder, '-cf', file, 'manifest.json', `${id}.json`, ...layerPaths],
  });
  return `sha256:${id}`;
}
