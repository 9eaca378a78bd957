import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'services/gateway/openapi');

const readVersion = async (file: string) => (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;

/** Keeps the document as that of the version in package.json. @throws when that version is released already. */
export async function keepRelease(document: string): Promise<void> {
  const [version, released] = await Promise.all(
    [join(root, 'package.json'), join(folder, 'release.json')].map(readVersion),
  );
  if (version === released) throw new Error(`${version} is released already: raise the version in package.json first.`);
  const digest = createHash('sha256').update(document).digest('hex');
  await writeFile(join(folder, 'released.json'), document);
  await writeFile(join(folder, 'release.json'), `${JSON.stringify({ version, digest }, null, 2)}\n`);
}
