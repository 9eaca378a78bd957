import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));
const pom = fileURLToPath(new URL('./intuit-sdk-pom.xml', import.meta.url));
const source = fileURLToPath(new URL('./RoundTrip.java', import.meta.url));

/**
 * The class path of the round trip, compiled with Intuit's Java SDK, or the reason why there is none. Maven downloads
 * the jars (17 MB) once; the source is compiled again when it changes.
 */
export async function javaRoundTrip(): Promise<{ classPath: string } | { missing: string }> {
  try {
    const jars = await kept(`intuit-java-sdk-${await digestOf(pom)}`, async (folder) => {
      const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
      await run('mvn', ['-q', '-B', '-Dstyle.color=never', '-f', pom, ...goal], { timeout: 300_000 });
    });
    const classes = await kept(`intuit-java-round-trip-${await digestOf(pom, source)}`, async (folder) => {
      await run('javac', ['-nowarn', '-encoding', 'UTF-8', '-cp', join(jars, '*'), '-d', folder, source], {
        timeout: 120_000,
      });
    });
    return { classPath: `${classes}:${join(jars, '*')}` };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : '').split('\n');
    return { missing: reason };
  }
}

async function digestOf(...files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

/** A folder in the project's cache, created as a whole or not at all. */
async function kept(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(projectRoot, '.autosync', name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await make(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
