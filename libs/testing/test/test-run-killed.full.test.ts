import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { identify, isAlive, projectRoot, startChild } from '@autosync/dev-stack/servers';
import { eventually } from '../src/index.ts';

const config = fileURLToPath(new URL('./fixtures/endless.config.ts', import.meta.url));

describe('a test run that is killed', () => {
  it.each(['2', '1'])(
    'leaves no process and no data behind (%s workers)',
    async (workers) => {
      const runner = await startChild({
        command: process.execPath,
        args: [`${projectRoot}/node_modules/vitest/vitest.mjs`, 'run', '--config', config, `--maxWorkers=${workers}`],
        cwd: projectRoot,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], AUTOSYNC_STACK: 'embedded' },
      });
      const pids = await eventually(
        () => {
          const match = /pids (\d+) (\d+) (\d+)/.exec(runner.output());
          return match ? match.slice(1).map(Number) : false;
        },
        { timeoutMs: 60_000 },
      );
      const [worker = 0, child = 0, servers = 0] = pids;
      const all = [worker, child, servers].map(identify);
      expect(all.every(isAlive)).toBe(true);
      runner.kill('SIGKILL');
      await eventually(() => !all.some(isAlive));
      const data = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`autosync-test-${servers}-`));
      await eventually(() => data().length === 0);
    },
    90_000,
  );
});
