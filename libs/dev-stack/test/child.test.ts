import { describe, expect, it } from 'vitest';
import { startChild, type Child } from '../src/child.ts';
import { eventually, startProcess } from '@autosync/testing';
import { identify, isAlive } from '../src/processes.mjs';

function node(script: string, onLine?: (line: string) => void): Promise<Child> {
  return startChild({
    command: process.execPath,
    args: ['-e', script],
    env: { PATH: process.env['PATH'] },
    ...(onLine && { onLine }),
  });
}

describe('startChild', () => {
  it('delivers every line before it says that the process has ended', async () => {
    const lines: string[] = [];
    const child = await node(
      "for (let i = 0; i < 500; i += 1) console.log(`line ${i}`); console.error('end')",
      (line) => lines.push(line),
    );
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(lines.filter((line) => line.startsWith('line'))).toHaveLength(500);
    expect(lines).toContain('end');
  });

  it('keeps only the last lines for output()', async () => {
    const child = await node('for (let i = 0; i < 500; i += 1) console.log(i)');
    await child.exited;
    expect(child.output().split('\n')).toEqual(Array.from({ length: 200 }, (_, index) => String(index + 300)));
  });

  it('has the pid of the program itself, not of a wrapper', async () => {
    const child = await node('console.log(process.pid)');
    await child.exited;
    expect(child.output()).toBe(String(child.pid));
  });

  it('kills a process that ignores SIGTERM when the deadline is over', async () => {
    const child = await node("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')");
    await eventually(() => child.output() === 'up');
    expect(await child.stop({ deadlineMs: 200 })).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('stops a frozen process gently', async () => {
    const child = await node(
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up')",
    );
    await eventually(() => child.output() === 'up');
    child.kill('SIGSTOP');
    expect(await child.stop()).toEqual({ code: 7, signal: null });
  });

  it('says what could not be started', async () => {
    const child = await startChild({ command: 'no-such-program', args: [], env: { PATH: process.env['PATH'] } });
    expect(await child.exited).toEqual({ code: 127, signal: null });
    expect(child.output()).toContain('no-such-program');
  });

  it('leaves no process behind when its parent is killed', async () => {
    const parent = await startProcess({
      name: 'parent',
      entry: new URL('./fixtures/parent.ts', import.meta.url),
    });
    const pid = await eventually(() => Number(/^child (\d+)$/m.exec(parent.output())?.[1]) || false);
    const child = identify(pid);
    expect(isAlive(child)).toBe(true);
    parent.kill('SIGKILL');
    await eventually(() => !isAlive(child));
  });
});
