import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { freePort } from '../src/free-port.ts';
import type { Supervised } from '../src/supervised.ts';
import { startInStages, stopInStages, superviseService, type SupervisorOptions } from '../src/supervisor.ts';

const tinyService = fileURLToPath(new URL('./fixtures/tiny-service.ts', import.meta.url));
const started: Supervised[] = [];
const lines: string[] = [];
const deaths: string[] = [];

async function tiny(name: string, env: Record<string, string> = {}, options: SupervisorOptions = {}) {
  const service = superviseService(
    { name, entry: tinyService, env, healthPort: await freePort() },
    {
      onLine: (who, line) => lines.push(`${who}: ${line}`),
      onDeath: (who, { code, signal }) => deaths.push(`${who} ${code ?? signal}`),
      ...options,
    },
  );
  started.push(service);
  return service;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.kill()));
  lines.length = 0;
  deaths.length = 0;
});

describe('a supervised service', () => {
  it('gets its environment, and is ready when it says so', async () => {
    const service = await tiny('one', { GREETING: 'hello' });
    await service.start();
    expect(service.isRunning()).toBe(true);
    await eventually(() => lines.includes('one: up hello'));
    await service.stop();
    expect(lines).toContain('one: told to stop');
    expect(deaths).toEqual([]);
  });

  it('fails to start with its last lines when it ends before it is ready', async () => {
    const service = await tiny('one', { MODE: 'dies' });
    await expect(service.start()).rejects.toThrow(
      /one ended before it was ready \(exit code 1\)\.\nthe configuration is wrong/,
    );
    expect(deaths).toEqual([]);
  });

  it('fails to start when it is not ready in time, and is gone then', async () => {
    const service = await tiny('one', { MODE: 'never-ready' }, { readyTimeoutMs: 500 });
    await expect(service.start()).rejects.toThrow('one was not ready after 0.5 s');
    expect(service.isRunning()).toBe(false);
  });

  it('tells about a death that nobody asked for', async () => {
    const service = await tiny('one');
    await service.start();
    process.kill(service.pid, 'SIGKILL');
    await eventually(() => deaths.includes('one SIGKILL'));
  });

  it('is killed and started again on request, which is no death to tell about', async () => {
    const service = await tiny('one');
    await service.start();
    const first = service.pid;
    await service.kill('SIGKILL');
    expect(service.isRunning()).toBe(false);
    await service.start();
    await service.restart({ downMs: 10 });
    expect(service.isRunning()).toBe(true);
    expect(service.pid).not.toBe(first);
    expect(deaths).toEqual([]);
  });

  it('tells about an unexpected death also after a restart', async () => {
    const service = await tiny('one');
    await service.start();
    await service.restart({ signal: 'SIGKILL' });
    process.kill(service.pid, 'SIGKILL');
    await eventually(() => deaths.includes('one SIGKILL'));
  });

  it('is killed when it does not stop in time', async () => {
    const service = await tiny('one', { MODE: 'stubborn' }, { stopTimeoutMs: 200 });
    await service.start();
    await service.stop();
    expect(service.isRunning()).toBe(false);
  });
});

describe('stages', () => {
  it('stop in the reverse order of their start', async () => {
    const first = await tiny('first');
    const second = await tiny('second');
    await startInStages([[first], [second]]);
    await stopInStages([[first], [second]]);
    const order = lines.filter((line) => line.endsWith('told to stop'));
    expect(order).toEqual(['second: told to stop', 'first: told to stop']);
  });

  it('stop what was started when a later one fails', async () => {
    const first = await tiny('first');
    const broken = await tiny('broken', { MODE: 'dies' });
    await expect(startInStages([[first], [broken]])).rejects.toThrow('broken ended');
    expect(first.isRunning()).toBe(false);
  });
});
