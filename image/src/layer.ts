import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { run } from '@autosync/dev-stack';

/** One layer of an image: a tar file, known by the SHA-256 of its bytes. */
export type Layer = { file: string; digest: string; madeBy: string };

export type LayerSource = {
  /** What lies in this folder is what the layer adds to the image's root. */
  folder: string;
  file: string;
  /** For the image's history. */
  madeBy: string;
  /** Who owns the files; `as-is` keeps owners and modes, else everybody may read and only the owner write. */
  owner: 'as-is' | `${number}:${number}`;
};

/** What a kernel or a container engine fills in. */
const filledLater = ['./proc/*', './sys/*', './dev/*'];

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** The same files give the same bytes, whenever and by whomever the layer is made. Needs GNU tar. */
export async function makeLayer({ folder, file, madeBy, owner }: LayerSource): Promise<Layer> {
  const [user = '', group = ''] = owner.split(':');
  const owners = owner === 'as-is' ? [] : [`--owner=${user}`, `--group=${group}`, '--mode=u+w,a+rX,go-w'];
  const stable = ['--format=gnu', '--sort=name', '--mtime=@0', '--numeric-owner'];
  const left = filledLater.map((path) => `--exclude=${path}`);
  await run({ what: 'tar', command: 'tar', args: [...stable, ...owners, ...left, '-C', folder, '-cf', file, '.'] });
  return { file, digest: await digestOf(file), madeBy };
}
