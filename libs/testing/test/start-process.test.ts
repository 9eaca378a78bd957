import { describe, expect, it } from 'vitest';
import { eventually, startProcess } from '../src/index.ts';

const talking = new URL('./fixtures/talking.ts', import.meta.url);

describe('startProcess', () => {
  it('hands over arguments and environment, and nothing of ours', async () => {
    process.env['OURS'] = 'secret';
    const child = await startProcess({ name: 'talking', entry: talking, args: ['a'], env: { THEIRS: 'b' } });
    delete process.env['OURS'];
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(child.logs()).toEqual([{ args: ['a'], theirs: 'b' }]);
    expect(child.output()).toContain('not JSON');
  });

  it('tells at once what a process said that ends before it is ready', async () => {
    const child = await startProcess({ name: 'talking', entry: talking });
    await expect(child.ready()).rejects.toThrow(/talking was not ready:[^]*not JSON/);
  });

  it('stops by SIGTERM, and freezes and goes on by signal', async () => {
    const child = await startProcess({ name: 'talking', entry: talking, env: { STAY: 'yes' } });
    await eventually(() => child.output().includes('tick'));
    child.kill('SIGSTOP');
    const frozenAt = await eventually(() => {
      const before = child.output();
      return new Promise<string | false>((resolve) => {
        setTimeout(() => resolve(child.output() === before ? before : false), 100);
      });
    });
    child.kill('SIGCONT');
    await eventually(() => child.output().length > frozenAt.length);
    expect(await child.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(child.isRunning()).toBe(false);
  });
});
