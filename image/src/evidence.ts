import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

/** As much of CycloneDX 1.5 as is changed here; npm writes the rest. */
type Bom = { metadata: { component: Record<string, unknown> }; components: Record<string, unknown>[] };

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** What npm says of the installed packages, under the image's name, with the Node that was added to them. */
export function bomOf(npmSays: string, { version, node }: { version: string; node: string | undefined }): Bom {
  const bom = JSON.parse(npmSays) as Bom;
  const purl = `pkg:generic/node@${node}`;
  const runtime = { type: 'application', name: 'node', version: node, 'bom-ref': purl, purl };
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      component: { ...bom.metadata.component, type: 'container', name: 'autosync', version },
    },
    components: node === undefined ? bom.components : [...bom.components, runtime],
  };
}

/** The commit that is checked out, and whether files differ from it; undefined without git. */
async function sourceOf(root: string): Promise<{ commit: string; isChanged: boolean } | undefined> {
  if (!existsSync(join(root, '.git'))) return undefined;
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { cwd: root })).stdout.trim();
  return { commit: await git('rev-parse', 'HEAD'), isChanged: (await git('status', '--porcelain')) !== '' };
}

export type Evidence = {
  root: string;
  output: string;
  tag: string;
  version: string;
  /** Of the image, and of its first layer, which came as it is. */
  id: string;
  rootfsDigest: string;
  /** What npm says of the installed packages. */
  packages: string;
  node: string | undefined;
  startedAt: Date;
};

/**
 * Writes beside the archive what is in it (`.cdx.json`, CycloneDX) and what it was made of (`.provenance.json`, SLSA
 * provenance in an in-toto statement). Neither is signed: who signs the image signs them with it.
 */
export async function writeEvidence(evidence: Evidence): Promise<void> {
  const { root, output, tag, version, id, rootfsDigest, packages, node, startedAt } = evidence;
  const bomFile = `${output}.cdx.json`;
  await writeFile(bomFile, `${JSON.stringify(bomOf(packages, { version, node }), null, 2)}\n`);
  const source = await sourceOf(root);
  const lock = join(root, 'package-lock.json');
  const madeOf = [
    ...(source === undefined
      ? []
      : [{ name: 'sources', digest: { gitCommit: source.commit }, annotations: { changed: source.isChanged } }]),
    ...(existsSync(lock) ? [{ name: 'package-lock.json', digest: { sha256: await sha256(lock) } }] : []),
    { name: 'root file system', digest: { sha256: rootfsDigest } },
  ];
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: tag, digest: { sha256: id } },
      { name: basename(output), digest: { sha256: await sha256(output) } },
    ],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'urn:autosync:npm-run-image:v1',
        externalParameters: { tag, version },
        internalParameters: { node: process.version, architecture: process.arch },
        resolvedDependencies: madeOf,
      },
      runDetails: {
        builder: { id: 'urn:autosync:npm-run-image' },
        metadata: { startedOn: startedAt.toISOString(), finishedOn: new Date().toISOString() },
        byproducts: [{ name: basename(bomFile), digest: { sha256: await sha256(bomFile) } }],
      },
    },
  };
  await writeFile(`${output}.provenance.json`, `${JSON.stringify(statement, null, 2)}\n`);
}
