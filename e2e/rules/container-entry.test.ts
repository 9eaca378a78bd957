import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import process from 'node:process';
import { projectRoot } from '@autosync/dev-stack/servers';

/** What a container of the image does with its arguments. */
function runEntry(...args: string[]) {
  const { status, stderr } = spawnSync('node', ['container.mjs', ...args], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stderr };
}

describe('the entry of the image', () => {
  it('names every service where its argument is none, and exits 2', () => {
    const all = readdirSync(`${projectRoot}/services`).toSorted().join(', ');
    expect(runEntry('invoices')).toEqual({
      status: 2,
      stderr: `There is no service "invoices". The argument is one of: ${all}.\n`,
    });
    expect(runEntry()).toEqual({ status: 2, stderr: `No service was named. The argument is one of: ${all}.\n` });
  });

  it('runs the service that is named: the gateway says what is not configured, and exits 1', () => {
    const { status, stderr } = runEntry('gateway');
    expect(status).toBe(1);
    expect(JSON.parse(stderr.split('\n')[0]!)).toMatchObject({ service: 'gateway', errorCode: 'config-invalid' });
  });
});
