import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { identify, isAlive, projectRoot, startChild } from '@autosync/dev-stack/servers';
import { eventually } from '../src/index.ts';

const config = {
  rootDir: projectRoot,
  testMatch: [fileURLToPath(new URL('./fixtures/endless.ts', import.meta.url))],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' } }] },
  injectGlobals: false,
  globalSetup: fileURLToPath(new URL('../src/jest-global-setup.ts', import.meta.url)),
};

describe('a jest run that is killed', () => {
  it.each(['2', '1'])(
    'leaves no process and no data behind (%s workers)',
    async (workers) => {
      const jest = await startChild({
        command: process.execPath,
        args: [
          '--experimental-vm-modules',
          `${projectRoot}/node_modules/jest/bin/jest.js`,
          `--config=${JSON.stringify(config)}`,
          `--maxWorkers=${workers}`,
        ],
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], AUTOSYNC_STACK: 'embedded' },
      });
      const pids = await eventually(
        () => {
          const match = /pids (\d+) (\d+) (\d+)/.exec(jest.output());
          return match ? match.slice(1).map(Number) : false;
        },
        { timeoutMs: 60_000 },
      );
      const [worker = 0, child = 0, servers = 0] = pids;
      const all = [worker, child, servers].map(identify);
      expect(all.every(isAlive)).toBe(true);
      jest.kill('SIGKILL');
      await eventually(() => !all.some(isAlive));
      const data = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`autosync-test-${servers}-`));
      await eventually(() => data().length === 0);
    },
    90_000,
  );
});
