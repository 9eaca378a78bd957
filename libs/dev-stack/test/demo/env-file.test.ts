import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { forgetEnvFile, writeEnvFile } from '../../src/demo/env-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('holds what is known so far, for its owner only, and nothing of an earlier start', async () => {
  const file = join(folder, 'access.env');
  await writeFile(file, 'AUTOSYNC_KEY=old\n');
  await forgetEnvFile(file);
  await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
  const first = { AUTOSYNC_API: 'a', AUTOSYNC_CONSOLE: 'c', AUTOSYNC_OPERATOR_KEY: 'o' };
  await writeEnvFile(file, first);
  expect(await readFile(file, 'utf8')).toBe('AUTOSYNC_API=a\nAUTOSYNC_CONSOLE=c\nAUTOSYNC_OPERATOR_KEY=o\n');
  await writeEnvFile(file, { ...first, AUTOSYNC_KEY: 'k', AUTOSYNC_COMPANY: 'x' });
  expect(await readFile(file, 'utf8')).toMatch(/AUTOSYNC_KEY=k\nAUTOSYNC_COMPANY=x\n$/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
