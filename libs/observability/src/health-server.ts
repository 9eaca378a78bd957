import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AutosyncError, errorCode, toError } from '@autosync/core';
import { runHealthCheck } from './health-check.ts';
import type { Health, HealthCheck } from './health-check.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

export type HealthServer = {
  /** Answers the port. Rejects with AutosyncError `health-listen-failed`. */
  start(): Promise<number>;
  stop(): Promise<void>;
};

type Answer = { status: number; contentType: string; body: string };

const STOP_GRACE_MS = 500;

/**
 * `GET /livez` and `/readyz` (200 or 503 with `{"ok", "reasons"}`) and `/metrics` (Prometheus text) on plain HTTP.
 * A check that throws or takes over 2 s counts as not ok.
 */
export function createHealthServer({
  host,
  port,
  metrics,
  isLive,
  isReady,
  logger,
}: {
  host: string;
  port: number;
  metrics: Pick<Metrics, 'registry'>;
  isLive: HealthCheck;
  isReady: HealthCheck;
  logger: Pick<Logger, 'error'>;
}): HealthServer {
  const routes: Record<string, () => Promise<Answer>> = {
    '/livez': async () => probeAnswer(await runHealthCheck(isLive)),
    '/readyz': async () => probeAnswer(await runHealthCheck(isReady)),
    '/metrics': async () => ({
      status: 200,
      contentType: metrics.registry.contentType,
      body: await metrics.registry.metrics(),
    }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = routes[request.url?.split('?')[0] ?? ''];
    if (!route) return send(response, plain(404, 'not found'));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return send(response, plain(405, 'method not allowed'));
    }
    return send(response, await route());
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      logger.error({ err: toError(error), path: request.url }, 'health request failed');
      send(response, plain(500, 'internal error'));
    });
  });

  return {
    async start() {
      try {
        server.listen(port, host);
        await once(server, 'listening');
      } catch (error) {
        const reason = errorCode(error) ?? 'unknown reason';
        throw new AutosyncError('health-listen-failed', `cannot listen on ${host}:${port} (${reason})`, {
          cause: error,
        });
      }
      return (server.address() as AddressInfo).port;
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      const force = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
      await closed;
      clearTimeout(force);
    },
  };
}

function probeAnswer({ ok, reasons }: Health): Answer {
  return { status: ok ? 200 : 503, contentType: 'application/json', body: JSON.stringify({ ok, reasons }) };
}

function plain(status: number, body: string): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', body };
}

function send(response: ServerResponse, { status, contentType, body }: Answer): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(body);
}
