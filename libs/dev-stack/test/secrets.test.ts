import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSecrets } from '../src/secrets.ts';
import { testFolder } from '@autosync/testing';

let folder: string;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => rm(folder, { recursive: true }));

describe('loadSecrets', () => {
  it('makes secrets up once, keeps them, and lets only their owner read them', async () => {
    const dataDir = join(folder, 'new', 'stack');
    const first = await loadSecrets(dataDir);
    expect(await loadSecrets(dataDir)).toEqual(first);
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  it('makes up others for another folder', async () => {
    const [one, other] = await Promise.all(['a', 'b'].map((name) => loadSecrets(join(folder, name))));
    expect(one?.operatorKey).not.toBe(other?.operatorKey);
    expect(one?.operatorKey.length).toBeGreaterThanOrEqual(32);
    expect(Buffer.from(one?.tokenKeyRing.split(':')[1] ?? '', 'base64')).toHaveLength(32);
  });
});
