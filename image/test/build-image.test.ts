import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { buildImage } from '../src/build-image.ts';

/** A project of three files with our Dockerfile, on a base with one: quick, and no npm. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'image-'));
  const project = resolve(import.meta.dirname, '../..');
  put('project/container.mjs', 'export {};');
  put('project/package.json', '{}');
  for (const name of ['Dockerfile', '.dockerignore']) copyFileSync(join(project, name), join(folder, 'project', name));
  put('base/usr/bin/node', 'a program');
  chmodSync(join(folder, 'base/usr/bin/node'), 0o755);
  put('bare/etc/hostname', 'bare');
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function build(name: string, rootfs = 'base') {
  const output = join(folder, `${name}.tar`);
  const id = await buildImage({
    root: join(folder, 'project'),
    rootfs: join(folder, rootfs),
    tag: 'autosync:test',
    version: '1.2.3',
    output,
    install: async (manifests) => {
      mkdirSync(join(manifests, 'node_modules'));
      writeFileSync(join(manifests, 'node_modules/left-pad.js'), '', { mode: 0o600 });
      mkdirSync(join(manifests, 'libs/part/node_modules'), { recursive: true });
      writeFileSync(join(manifests, 'libs/part/node_modules/left-pad.js'), '', { mode: 0o600 });
    },
    describe: async () =>
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.5',
        metadata: { component: { type: 'application', name: 'manifests' } },
        components: [{ type: 'library', name: 'left-pad', version: '1.0.0' }],
      }),
    build: async (_, page) => {
      mkdirSync(page, { recursive: true });
      writeFileSync(join(page, 'index.html'), '<html>', { mode: 0o600 });
    },
    bundle: async (_, bundles) => {
      mkdirSync(bundles, { recursive: true });
      writeFileSync(join(bundles, 'gateway.mjs'), '', { mode: 0o600 });
    },
  });
  return { id, bytes: readFileSync(output), archive: readArchive(output) };
}

type Config = { config: { Entrypoint: string[]; User: string; Env: string[] }; rootfs: { diff_ids: string[] } };

function readArchive(file: string) {
  const read = (path: string) => execFileSync('tar', ['-xOf', file, path], { maxBuffer: 2 ** 30 });
  const [manifest] = JSON.parse(read('manifest.json').toString()) as [
    { Config: string; RepoTags: string[]; Layers: string[] },
  ];
  const config = JSON.parse(read(manifest.Config).toString()) as Config;
  const layers = manifest.Layers.map(read);
  const listed = layers.flatMap((layer) =>
    execFileSync('tar', ['-tv', '--numeric-owner'], { input: layer, maxBuffer: 2 ** 20 })
      .toString()
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith(' ./'))
      .map((line) => line.split(/\s+/))
      .map(([mode, owner, , , , path]) => `${mode} ${owner} ${path}`),
  );
  return { manifest, config, layers, listed };
}

describe('an image made without a container engine', () => {
  it('has beside it what is in it, and what it was made of', async () => {
    const { id, bytes } = await build('evidence', 'bare');
    const read = (ending: string) => readFileSync(join(folder, `evidence.tar.${ending}.json`));
    const bom = JSON.parse(read('cdx').toString()) as object;
    expect(bom).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { type: 'container', name: 'autosync', version: '1.2.3' } },
      components: [{ name: 'left-pad' }, { name: 'node', purl: `pkg:generic/node@${process.version.slice(1)}` }],
    });
    expect(JSON.parse(read('provenance').toString())).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://slsa.dev/provenance/v1',
      subject: [
        { name: 'autosync:test', digest: { sha256: id } },
        { name: 'evidence.tar', digest: { sha256: sha256(bytes) } },
      ],
      predicate: {
        buildDefinition: { externalParameters: { tag: 'autosync:test', version: '1.2.3' } },
        runDetails: { byproducts: [{ name: 'evidence.tar.cdx.json', digest: { sha256: sha256(read('cdx')) } }] },
      },
    });
  });

  it('holds base, packages, page, bundles and sources, for everybody to read, and a data folder of its user', async () => {
    const { archive } = await build('one');
    expect(archive.manifest.RepoTags).toEqual(['autosync:test']);
    expect(archive.listed).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^-rwxr-xr-x .* \.\/usr\/bin\/node$/),
        'drwxr-xr-x 1000/1000 ./data/',
        '-rw-r--r-- 0/0 ./app/node_modules/left-pad.js',
        '-rw-r--r-- 0/0 ./app/dist/gateway.mjs',
        '-rw-r--r-- 0/0 ./app/libs/part/node_modules/left-pad.js',
        '-rw-r--r-- 0/0 ./app/container.mjs',
        '-rw-r--r-- 0/0 ./app/services/console/dist/index.html',
      ]),
    );
  });

  it('is started as the Dockerfile says', async () => {
    const { config } = (await build('one')).archive;
    expect(config.config.Entrypoint.at(-1)).toBe('container.mjs');
    expect(config.config.User).toBe('1000:1000');
    expect(config.config.Env).toEqual(expect.arrayContaining(['SERVICE_VERSION=1.2.3', 'DATA_DIR=/data']));
  });

  it('names its layers and itself by their bytes', async () => {
    const { id, archive } = await build('one');
    expect(archive.config.rootfs.diff_ids).toEqual(archive.layers.map((layer) => `sha256:${sha256(layer)}`));
    expect(archive.manifest.Config).toBe(`${id.replace('sha256:', '')}.json`);
  });

  it('is the same image, byte for byte, when it is made again of files written at another time', async () => {
    const first = await build('one');
    utimesSync(join(folder, 'project/container.mjs'), 1, 1);
    const second = await build('two');
    expect(sha256(second.bytes)).toBe(sha256(first.bytes));
  });

  it('brings its Node along where the base has none', async () => {
    const has = (listed: string[]): boolean => listed.some((line) => line.endsWith(' ./usr/local/bin/node'));
    expect(has((await build('one')).archive.listed)).toBe(false);
    expect(has((await build('three', 'bare')).archive.listed)).toBe(true);
  });
});
