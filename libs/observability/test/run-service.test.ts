import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startOtlpReceiver } from '@autosync/testing/traces';
import { FixtureProcess } from './support/child-process.ts';

const started: FixtureProcess[] = [];
afterEach(async () => {
  for (const fixture of started.splice(0)) {
    fixture.end();
    await fixture.exited;
  }
});

function run(env: Record<string, string>): FixtureProcess {
  const fixture = new FixtureProcess(env);
  started.push(fixture);
  return fixture;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function readiness(port: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${String(port)}/readyz`);
  return { status: response.status, body: await response.json() };
}

describe('runService, configuration', () => {
  it('given faults, prints each on a line of standard error and exits 1 before a socket opens', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    // The port is taken: whoever tried to listen would report that instead.
    const fixture = run({ HEALTH_PORT: String(port), LOG_LEVEL: 'loud', SHUTDOWN_TIMEOUT_MS: 'soon' });

    expect(await fixture.exited).toBe(1);
    taken.close();
    const lines = fixture.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual(
      [
        'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud"',
        'SHUTDOWN_TIMEOUT_MS must be a whole number of milliseconds from 1 to 2147483647, not "soon"',
        'FIXTURE_MODE is required: What goes wrong.',
      ].map((fault) =>
        expect.objectContaining({
          fault,
          level: 'fatal',
          msg: 'configuration fault',
          errorCode: 'config-invalid',
          service: 'fixture',
        }),
      ),
    );
    expect(fixture.stdout).toBe('');
  });
});

describe('runService, stopping with a delay', () => {
  it('is not ready at once, serves on for the delay, and then stops', async () => {
    const fixture = run({ FIXTURE_MODE: 'nothing', SHUTDOWN_DELAY_MS: '700' });
    const { healthPort } = await fixture.line('ready');
    fixture.child.kill('SIGTERM');
    await fixture.line('service draining');
    expect(await readiness(healthPort)).toEqual({ status: 503, body: { ok: false, reasons: ['stopping'] } });
    expect((await fetch(`http://127.0.0.1:${String(healthPort)}/livez`)).status).toBe(200);
    expect(fixture.messages()).not.toContain('service stopping');
    expect(await fixture.exited).toBe(0);
    expect((await fixture.line('stopped'))['durationMs']).toBeGreaterThanOrEqual(700);
  });

  it('does not wait while it has not been ready', async () => {
    const fixture = run({ FIXTURE_MODE: 'slow-start', SHUTDOWN_DELAY_MS: '20000' });
    await fixture.line('service starting');
    fixture.child.kill('SIGTERM');
    await fixture.line('stopping');
    fixture.tell();
    expect(await fixture.exited).toBe(0);
    expect(fixture.messages()).not.toContain('service draining');
  });

  it('refuses a delay that leaves no time to stop', async () => {
    const fixture = run({ FIXTURE_MODE: 'nothing', SHUTDOWN_DELAY_MS: '300', SHUTDOWN_TIMEOUT_MS: '300' });
    expect(await fixture.exited).toBe(1);
    expect(fixture.stderr).toContain('SHUTDOWN_DELAY_MS must be less than SHUTDOWN_TIMEOUT_MS');
  });
});

describe('runService, with a collector of traces', () => {
  it.each([
    { collector: 'that takes them', how: 200, sent: ['service starting'] },
    { collector: 'that refuses', how: 503, sent: [] },
    { collector: 'that never answers', how: 'never', sent: [] },
  ] as const)(
    'sends the last spans before its end, and waits for no collector: one $collector',
    async ({ how, sent }) => {
      const collector = await startOtlpReceiver();
      collector.answer(how);
      const fixture = run({ FIXTURE_MODE: 'nothing', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
      await fixture.line('ready');
      fixture.child.kill('SIGTERM');
      expect(await fixture.exited).toBe(0);
      expect((await fixture.line('stopped'))['durationMs']).toBeLessThan(5000);
      expect(collector.spans().map(({ service, name }) => [service, name])).toEqual(
        sent.map((name) => ['fixture', name]),
      );
      await collector.close();
    },
  );
});

describe('runService, starting', () => {
  it('while starting, is live and not ready; then says once that it is ready, with its ports', async () => {
    const port = await freePort();
    const fixture = run({ FIXTURE_MODE: 'slow-start', HEALTH_PORT: String(port), SERVICE_VERSION: '1.2.3' });
    await fixture.line('service starting');
    expect(await readiness(port)).toEqual({ status: 503, body: { ok: false, reasons: ['starting'] } });
    expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);

    fixture.tell();

    const ready = await fixture.line('ready');
    expect(ready).toMatchObject({
      level: 'info',
      service: 'fixture',
      version: '1.2.3',
      grpcPort: 4711,
      healthPort: port,
    });
    expect(await readiness(port)).toEqual({ status: 200, body: { ok: true, reasons: [] } });
  });

  it('given a health port of 0, takes a free one and logs it', async () => {
    const fixture = run({ FIXTURE_MODE: 'nothing' });
    const { healthPort } = await fixture.line('ready');
    const metrics = await fetch(`http://127.0.0.1:${String(healthPort)}/metrics`);
    expect(await metrics.text()).toContain('autosync_build_info{service="fixture",version="development"} 1');
  });

  it('when start fails, logs fatal with the code and exits 1', async () => {
    const fixture = run({ FIXTURE_MODE: 'start-fails' });
    expect(await fixture.exited).toBe(1);
    expect(await fixture.line('starting failed')).toMatchObject({
      level: 'fatal',
      errorCode: 'db-unavailable',
      err: { message: 'the database is away' },
    });
    expect(fixture.messages()).not.toContain('ready');
  });

  it('when the health port is taken, says so and exits 1 without building the service', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const fixture = run({
      FIXTURE_MODE: 'nothing',
      HEALTH_PORT: String((taken.address() as AddressInfo).port),
    });
    expect(await fixture.exited).toBe(1);
    taken.close();
    expect(fixture.logged).toEqual([expect.objectContaining({ level: 'fatal', errorCode: 'health-listen-failed' })]);
  });

  it('when told to stop while starting, waits for the start, stops and exits 0 without getting ready', async () => {
    const fixture = run({ FIXTURE_MODE: 'slow-start' });
    await fixture.line('service starting');
    fixture.child.kill('SIGTERM');
    await fixture.line('stopping');
    fixture.tell();
    expect(await fixture.exited).toBe(0);
    expect(fixture.messages()).toEqual([
      'service starting',
      'stopping',
      'service stopping',
      'service stopped',
      'stopped',
    ]);
  });
});

describe('runService, stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('on %s, stops the service and exits 0', async (signal) => {
    const fixture = run({ FIXTURE_MODE: 'nothing' });
    await fixture.line('ready');
    fixture.child.kill(signal);
    expect(await fixture.exited).toBe(0);
    expect(await fixture.line('stopping')).toMatchObject({ signal });
    expect(fixture.messages().slice(-2)).toEqual(['service stopped', 'stopped']);
    expect(fixture.stderr).toBe('');
  });

  it('while stopping, is not ready', async () => {
    const fixture = run({ FIXTURE_MODE: 'slow-stop' });
    const { healthPort } = await fixture.line('ready');
    fixture.child.kill('SIGTERM');
    await fixture.line('service stopping');
    expect(await readiness(healthPort)).toEqual({ status: 503, body: { ok: false, reasons: ['stopping'] } });
    fixture.tell();
    expect(await fixture.exited).toBe(0);
  });

  it('when stop hangs, exits 1 at the deadline', async () => {
    const fixture = run({ FIXTURE_MODE: 'stop-hangs', SHUTDOWN_TIMEOUT_MS: '300' });
    await fixture.line('ready');
    fixture.child.kill('SIGTERM');
    expect(await fixture.exited).toBe(1);
    expect(await fixture.line('not stopped in time: exiting')).toMatchObject({
      level: 'error',
      shutdownTimeoutMs: 300,
    });
  });

  it('when start hangs, exits 1 at the deadline after the signal', async () => {
    const fixture = run({ FIXTURE_MODE: 'slow-start', SHUTDOWN_TIMEOUT_MS: '300' });
    await fixture.line('service starting');
    fixture.child.kill('SIGTERM');
    expect(await fixture.exited).toBe(1);
    expect(fixture.messages()).toContain('not stopped in time: exiting');
  });

  it('when stop fails, logs fatal with the code and exits 1', async () => {
    const fixture = run({ FIXTURE_MODE: 'stop-fails' });
    await fixture.line('ready');
    fixture.child.kill('SIGTERM');
    expect(await fixture.exited).toBe(1);
    expect(await fixture.line('stopping failed')).toMatchObject({ level: 'fatal', errorCode: 'kafka-unavailable' });
  });

  it('at a second signal, exits 1 at once', async () => {
    const fixture = run({ FIXTURE_MODE: 'stop-hangs' });
    await fixture.line('ready');
    fixture.child.kill('SIGINT');
    await fixture.line('service stopping');
    fixture.child.kill('SIGINT');
    expect(await fixture.exited).toBe(1);
    expect(fixture.messages()).not.toContain('not stopped in time: exiting');
  });
});

describe('runService, accidents', () => {
  it('given an unhandled rejection, logs fatal with the code and exits 1', async () => {
    const fixture = run({ FIXTURE_MODE: 'rejects' });
    await fixture.line('ready');
    fixture.tell();
    expect(await fixture.exited).toBe(1);
    expect(await fixture.line('unhandled rejection')).toMatchObject({ level: 'fatal', errorCode: 'bug' });
  });

  it('given an uncaught exception, logs fatal with the stack and exits 1', async () => {
    const fixture = run({ FIXTURE_MODE: 'throws' });
    await fixture.line('ready');
    fixture.tell();
    expect(await fixture.exited).toBe(1);
    expect(await fixture.line('uncaught exception')).toMatchObject({
      level: 'fatal',
      err: { message: 'thrown in a callback', stack: expect.stringContaining('fixture-service.ts') },
    });
  });

  it('given LOG_FORMAT=pretty, prints lines for people and loses none at the end', async () => {
    const fixture = run({ FIXTURE_MODE: 'nothing', LOG_FORMAT: 'pretty' });
    while (!fixture.stdout.includes('ready')) await once(fixture.child, 'autosync-line');
    fixture.child.kill('SIGTERM');
    expect(await fixture.exited).toBe(0);
    expect(fixture.stdout).toContain('service stopped');
    expect(fixture.stdout.trim().split('\n').join(' ')).toMatch(/stopped.*durationMs/);
    expect(fixture.logged).toEqual([]);
  });
});
