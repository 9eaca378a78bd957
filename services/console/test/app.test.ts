import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, createMetrics } from '@autosync/observability';
import { testFolder } from '@autosync/testing';
import { traceThisProcess } from '@autosync/testing/traces';
import { buildApp } from '../src/app.ts';
import type { AppDeps } from '../src/entry-points/app-types.ts';
import { createConsoleMetrics } from '../src/metrics.ts';

let assets: string;
beforeAll(async () => {
  assets = await testFolder();
});
afterAll(() => rm(assets, { recursive: true }));

const silent: AppDeps['logger'] = { info: () => undefined, warn: () => undefined };

async function consoleAt(publicUrl: string, logger = silent) {
  const url = new URL(publicUrl);
  return buildApp({
    identify: async () => 'unavailable',
    logger,
    metrics: createConsoleMetrics(createMetrics({ service: 'console', version: 'test' })),
    page: { html: '<base href="%BASE%">', assets },
    oidc: undefined,
    settings: {
      publicUrl: url,
      prefix: url.pathname.replace(/\/+$/, ''),
      gatewayUrl: 'http://127.0.0.1:9',
      version: 'test',
      quickbooksAppUrl: 'https://app.qbo.intuit.com/app/',
      traceUrl: undefined,
      sessionKeys: [Buffer.alloc(32, 7)],
      session: { idleMs: 60_000, maxMs: 60_000 },
      signInsPerMinute: 20,
      trustedProxies: undefined,
    },
  });
}

describe('the page is the answer at every address of the console', () => {
  it.each([
    ['https://host', ['/', '/companies/x', '/companies/x/'], '/'],
    ['https://host/console', ['/console', '/console/', '/console/?q=a', '/console/companies/x'], '/console/'],
  ])('%s', async (publicUrl, addresses, base) => {
    const app = await consoleAt(publicUrl);
    for (const address of addresses) {
      const { statusCode, body } = await app.inject({ url: address, headers: { accept: 'text/html' } });
      expect({ address, statusCode, body }).toEqual({ address, statusCode: 200, body: `<base href="${base}">` });
    }
    const outside = await app.inject({ url: base === '/' ? '/api/metrics' : '/companies/x' });
    expect(outside.statusCode).toBe(404);
    await app.close();
  });
});

it('a forwarded request starts a trace, which the gateway continues and log lines show', async () => {
  const traced = await traceThisProcess();
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  const logger = createLogger({ service: 'console', version: 'test', level: 'info', format: 'json', destination });
  const app = await consoleAt('https://host', logger);
  const headers = { 'sec-fetch-site': 'same-origin', 'x-autosync-console': '1' };
  await app.inject({ method: 'POST', url: '/api/v1/companies', headers, payload: {} });
  await app.inject({ url: '/', headers: { accept: 'text/html' } });
  await app.close();
  const spans = await traced.spans();
  expect(spans.map(({ name, kind }) => [name, kind])).toEqual([['POST /api/*', 'server']]);
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'request answered', traceId: spans[0]?.traceId }));
});
