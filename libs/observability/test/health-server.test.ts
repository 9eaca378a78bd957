import { afterEach, describe, expect, it } from 'vitest';
import { createHealthServer, createLogger, createMetrics } from '../src/index.ts';
import type { HealthCheck, HealthServer } from '../src/index.ts';

const healthy: HealthCheck = () => ({ ok: true, reasons: [] });
const servers: HealthServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

function create(checks: { isLive?: HealthCheck; isReady?: HealthCheck; port?: number } = {}): HealthServer {
  const server = createHealthServer({
    host: '127.0.0.1',
    port: 0,
    metrics: createMetrics({ service: 'test', version: '1' }),
    logger: createLogger({ service: 'test', version: '1', level: 'silent', format: 'json' }),
    isLive: healthy,
    isReady: healthy,
    ...checks,
  });
  servers.push(server);
  return server;
}

async function get(
  port: number,
  path: string,
  method = 'GET',
): Promise<{ status: number; body: string; allow: unknown }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
  return { status: response.status, body: await response.text(), allow: response.headers.get('allow') };
}

describe('createHealthServer', () => {
  it('when all is well, answers 200 on both probes', async () => {
    const port = await create().start();
    const ok = { status: 200, body: '{"ok":true,"reasons":[]}', allow: null };
    expect(await get(port, '/livez')).toEqual(ok);
    expect(await get(port, '/readyz?verbose=1')).toEqual(ok);
  });

  it('when a check is not ok, answers 503 with the reasons on that probe only', async () => {
    const port = await create({ isReady: () => ({ ok: false, reasons: ['database', 'kafka'] }) }).start();
    expect(await get(port, '/readyz')).toMatchObject({
      status: 503,
      body: '{"ok":false,"reasons":["database","kafka"]}',
    });
    expect(await get(port, '/livez')).toMatchObject({ status: 200 });
  });

  it('when a check throws or hangs, answers 503 with that as the reason', async () => {
    const port = await create({
      isLive: () => new Promise(() => {}),
      isReady: () => Promise.reject(new Error('pool is closed')),
    }).start();
    const [live, ready] = await Promise.all([get(port, '/livez'), get(port, '/readyz')]);
    expect(live).toMatchObject({ status: 503, body: '{"ok":false,"reasons":["no answer within 2000 ms"]}' });
    expect(ready).toMatchObject({ status: 503, body: '{"ok":false,"reasons":["pool is closed"]}' });
  });

  it('serves the metrics as Prometheus text', async () => {
    const port = await create().start();
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toContain('autosync_build_info{service="test",version="1"} 1\n');
  });

  it('answers HEAD, 404 for other paths and 405 for other methods', async () => {
    const port = await create().start();
    expect(await get(port, '/livez', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await get(port, '/')).toMatchObject({ status: 404 });
    expect(await get(port, '/livez', 'POST')).toMatchObject({ status: 405, allow: 'GET, HEAD' });
  });

  it('when its port is taken, rejects with health-listen-failed', async () => {
    const port = await create().start();
    await expect(create({ port }).start()).rejects.toMatchObject({
      code: 'health-listen-failed',
      message: `cannot listen on 127.0.0.1:${port} (EADDRINUSE)`,
    });
  });

  it('after stop, refuses connections; a hanging request does not hold it up', async () => {
    const server = create({ isLive: () => new Promise(() => {}) });
    const port = await server.start();
    const hanging = get(port, '/livez').catch(() => 'cut off');
    await get(port, '/readyz');
    await server.stop();
    expect(await hanging).toBe('cut off');
    await expect(get(port, '/readyz')).rejects.toThrow();
  });
});
