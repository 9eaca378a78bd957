import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { projectRoot } from '@autosync/dev-stack';
import { ruleFiles } from './support/chart-files.ts';

/** Prometheus' own tool, which comes with every Prometheus; nothing is fetched for it. */
function promtool(...args: string[]) {
  const { status, error, stdout, stderr } = spawnSync('promtool', args, {
    cwd: projectRoot,
    encoding: 'utf8',
    timeout: 25_000,
  });
  return { missing: error !== undefined, status, output: `${stdout}${stderr}` };
}

const { missing } = promtool('--version');
const alertFiles = globSync('charts/autosync/alerts/*.yaml', { cwd: projectRoot }).toSorted();
const testFiles = globSync('telemetry/test/alerts/*.test.yaml', { cwd: projectRoot }).toSorted();

// One line says it: a suite that is skipped is easily overlooked.
if (missing) process.stderr.write('Skipped: the tests of alerts, since there is no promtool on the PATH.\n');
const withPromtool = missing ? describe.skip : describe;

withPromtool('the alerts', () => {
  it('takes the rules as they are', () => {
    const { status, output } = promtool('check', 'rules', '--lint=all', '--lint-fatal', ...alertFiles);
    expect({ status, output }).toMatchObject({ status: 0 });
    const rules = ruleFiles().flatMap(({ groups }) => groups.flatMap((group) => group.rules));
    expect(output.match(/SUCCESS: (\d+) rules found/g)).toHaveLength(alertFiles.length);
    expect(rules.length).toBeGreaterThan(alertFiles.length);
  });

  describe('alerts fire, stay silent, and tell when their series are absent', () => {
    it.each(testFiles)('%s', (file) => {
      const { status, output } = promtool('test', 'rules', file);
      expect({ status, output }).toMatchObject({ status: 0 });
    });
  });
});
