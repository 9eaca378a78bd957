import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, testFolder } from '@autosync/testing';
import { startChild, type Child } from '../src/child.ts';
import { identify, isAlive, type ProcessIdentity } from '../src/processes.mjs';
import { freshClone } from './support/fresh-clone.ts';

let folder: string;
const report = (): string => join(folder, 'report');

function command(program: string, ...args: string[]): Promise<Child> {
  const { npm_execpath: _npm, INIT_CWD: _cwd, ...env } = process.env;
  return startChild({ command: program, args, cwd: folder, env: { ...env, REPORT: report() } });
}

beforeAll(async () => {
  folder = await testFolder();
  await freshClone(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe('bootstrap.mjs', () => {
  it('installs what is missing, then runs the command with the project’s own Node', async () => {
    const child = await command('node', 'bootstrap.mjs', 'start', 'exit', '3');
    expect(await child.exited).toEqual({ code: 3, signal: null });
    expect(child.output()).toMatch(/^Installing packages/);
    expect(child.output()).toContain(`node ${process.versions.node}, in ${folder}`);
  });

  it('installs nothing when everything is there', async () => {
    const child = await command('node', 'bootstrap.mjs', 'start', 'exit', '0');
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(child.output()).not.toContain('Installing');
  });

  it('installs again, once for two commands, when the lock file asks for something else', async () => {
    for (const file of ['node/package.json', 'package-lock.json'].map((name) => join(folder, name))) {
      await writeFile(file, (await readFile(file, 'utf8')).replace('24.0.0', '24.0.1'));
    }
    const [one, other] = await Promise.all([1, 2].map(() => command('node', 'bootstrap.mjs', 'start', 'exit', '0')));
    const exits = await Promise.all([one!.exited, other!.exited]);
    expect(exits.map(({ code }) => code)).toEqual([0, 0]);
    const installations = [one!, other!].filter((child) => child.output().includes('Installing'));
    expect(installations).toHaveLength(1);
  });

  it('installs again when a package that was installed is gone', async () => {
    const place = join(folder, 'node_modules', 'service');
    await rm(place);
    const child = await command('node', 'bootstrap.mjs', 'start', 'exit', '0');
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(child.output()).toContain('Installing');
    expect(existsSync(place)).toBe(true);
  });

  it('explains itself when the command is unknown', async () => {
    const child = await command('node', 'bootstrap.mjs', 'dance');
    expect((await child.exited).code).toBe(2);
    expect(child.output()).toContain('usage: node bootstrap.mjs start|test|install|<script>');
  });
});

describe('npm start', () => {
  /** Runs it; gives the processes from npm down to the grandchild. */
  async function start(): Promise<{ npm: Child; bootstrap: number; supervisor: number; all: ProcessIdentity[] }> {
    await rm(report(), { force: true });
    const npm = await command('npm', 'start');
    const pids = await eventually(() => {
      const match = /^pids (\d+) (\d+) (\d+)$/m.exec(readFileSync(report(), 'utf8'));
      return match ? match.slice(1).map(Number) : false;
    });
    const [bootstrap = 0, supervisor = 0] = pids;
    return { npm, bootstrap, supervisor, all: [npm.pid, ...pids].map(identify) };
  }

  const allGone = (all: ProcessIdentity[]) => eventually(() => !all.some(isAlive), { timeoutMs: 5000 });
  const reported = () => readFile(report(), 'utf8');

  it('stops in order and leaves nothing when npm is killed', async () => {
    const { npm, all } = await start();
    npm.kill('SIGKILL');
    await allGone(all);
    expect(await reported()).toMatch(/told to stop: (parent-gone|SIGTERM)\nstopped/);
  });

  it('stops in order and leaves nothing when bootstrap.mjs is killed', async () => {
    const { bootstrap, all } = await start();
    process.kill(bootstrap, 'SIGKILL');
    await allGone(all);
    expect(await reported()).toMatch(/told to stop: (parent-gone|SIGTERM)\nstopped/);
  });

  it('leaves nothing, and fails, when the supervisor is killed', async () => {
    const { npm, supervisor, all } = await start();
    process.kill(supervisor, 'SIGKILL');
    await allGone(all);
    expect((await npm.exited).code).not.toBe(0);
  });

  it('stops once and cleanly on Ctrl-C, which reaches every process of the terminal', async () => {
    const { npm, all } = await start();
    process.kill(-npm.pid, 'SIGINT');
    await allGone(all);
    expect(await reported()).toMatch(/told to stop: SIGINT\nstopped\n$/);
  });
});
