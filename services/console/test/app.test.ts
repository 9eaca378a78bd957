import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMetrics } from '@autosync/observability';
import { testFolder } from '@autosync/testing';
import { buildApp } from '../src/app.ts';
import { createConsoleMetrics } from '../src/metrics.ts';

let assets: string;
beforeAll(async () => {
  assets = await testFolder();
});
afterAll(() => rm(assets, { recursive: true }));

async function consoleAt(publicUrl: string) {
  const url = new URL(publicUrl);
  return buildApp({
    identify: async () => 'unavailable',
    logger: { info: () => undefined, warn: () => undefined },
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
