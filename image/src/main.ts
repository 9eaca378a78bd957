import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildImage } from './build-image.ts';

const usage = `npm run image -- --rootfs DIR [--tag NAME:TAG] [--output FILE] [--version VERSION]

Makes the container image without a container engine, as an archive that docker load, podman load, ctr images import,
kind load image-archive and minikube image load take.

  --rootfs DIR       a root file system with glibc and libstdc++ (image/README.md); Node goes in where it has none
  --tag NAME:TAG     default autosync:development
  --output FILE      default .autosync/image.tar
  --version VERSION  what the services tell as their version; default development
`;

const root = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    rootfs: { type: 'string' },
    tag: { type: 'string', default: 'autosync:development' },
    output: { type: 'string', default: resolve(root, '.autosync/image.tar') },
    version: { type: 'string', default: 'development' },
  },
});

/** Paths on the command line are meant from where the person is. */
function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

if (values.rootfs === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const output = fromHere(values.output);
  await mkdir(dirname(output), { recursive: true });
  const { tag, version } = values;
  const onProgress = (line: string): void => void process.stderr.write(`${line} …\n`);
  const id = await buildImage({ root, rootfs: fromHere(values.rootfs), tag, version, output, onProgress });
  const size = Math.round(statSync(output).size / 2 ** 20);
  process.stdout.write(`${output}: ${tag} ${id} ${size} MiB\n`);
}
