import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a developer's stack needs to keep between two starts. In production these come from a secret store. */
export type Secrets = {
  /** The bootstrap API key that creates tenants. */
  operatorKey: string;
  /** Seals connection tokens: `id:base64 of 32 bytes`. */
  tokenKeyRing: string;
  /** The app that the simulator's OAuth server knows. */
  clientId: string;
  clientSecret: string;
};

function generate(): Secrets {
  return {
    operatorKey: randomBytes(32).toString('base64url'),
    tokenKeyRing: `dev:${randomBytes(32).toString('base64')}`,
    clientId: `dev${randomBytes(8).toString('hex')}`,
    clientSecret: randomBytes(24).toString('base64url'),
  };
}

/** Reads `<dataDir>/secrets.json`, or makes it up (readable by its owner only). */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    await mkdir(dataDir, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, `${JSON.stringify(generate(), null, 2)}\n`, { mode: 0o600 });
    await rename(unfinished, file);
  }
  return JSON.parse(await readFile(file, 'utf8'));
}
