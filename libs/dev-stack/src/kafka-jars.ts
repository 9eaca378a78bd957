import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AutosyncError } from '@autosync/core';
import { cacheFolder } from './cache-folder.ts';
import { run } from './child.ts';
import { findProgram } from './processes.mjs';

const install = 'install a Java runtime 17 or newer and Maven (Debian: apt-get install openjdk-17-jre-headless maven)';

const pom = fileURLToPath(new URL('../kafka-pom.xml', import.meta.url));

/**
 * The Java to run Kafka with.
 * @throws AutosyncError 'java-missing' when there is none, or it is older than 17.
 */
export async function findJava(): Promise<string> {
  const java = findProgram('java');
  if (!java) {
    throw new AutosyncError('java-missing', `Kafka needs Java, which is missing: ${install}, or set KAFKA_BROKERS.`);
  }
  const banner = await run({ what: 'java -version', command: java, args: ['-version'], env: process.env });
  const major = Number(/version "(\d+)/.exec(banner)?.[1] ?? 0);
  if (major < 17) {
    throw new AutosyncError('java-missing', `Kafka needs Java 17, this is ${major}: ${install}, or set KAFKA_BROKERS.`);
  }
  return java;
}

/**
 * The folder with Kafka's jars (45 MB), fetched by Maven the first time. Two processes may ask at once: the second waits
 * for the first (flock, where there is one). The folder appears complete or not at all.
 *
 * @throws AutosyncError 'maven-missing' | 'command-failed' with Maven's last lines.
 */
export async function kafkaJars(onProgress?: (message: string) => void): Promise<string> {
  const version = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, 12);
  const root = cacheFolder();
  const folder = join(root, `kafka-jars-${version}`);
  if (existsSync(folder)) return folder;

  const maven = findProgram('mvn');
  if (!maven) {
    const message = `Kafka is fetched by Maven the first time, which is missing: ${install}, or set KAFKA_BROKERS.`;
    throw new AutosyncError('maven-missing', message);
  }
  onProgress?.('fetching Apache Kafka from Maven Central (once, 45 MB)');
  await mkdir(root, { recursive: true });
  const copy = `test -e "$1" || {
    rm -rf "$1.part" &&
    "$2" -q -B -Dstyle.color=never -f "$3" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$1.part" &&
    mv "$1.part" "$1"
  }`;
  const fetch = ['sh', '-c', copy, 'sh', folder, maven, pom];
  const flock = findProgram('flock');
  await run({
    what: 'Fetching Kafka with Maven',
    ...(flock ? { command: flock, args: [`${folder}.lock`, ...fetch] } : { command: 'sh', args: fetch.slice(1) }),
    deathSignal: 'TERM',
    env: process.env,
  });
  return folder;
}
