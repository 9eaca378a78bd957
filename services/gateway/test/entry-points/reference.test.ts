import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(async () => gateway.stop());

it('people find the reference of the API at /docs, with all that it needs', async () => {
  const first = await gateway.call('GET', '/docs', { key: null });
  expect([first.status, first.headers.location]).toEqual([302, 'docs/']);
  const page = await gateway.call('GET', '/docs/', { key: null });
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);

  // Each address in it is relative, and leads to something here.
  const sources = [...page.text.matchAll(/src="([^"]+)"/g)].map(([, source]) => source);
  expect(sources).toEqual(['js/scalar.js']);
  expect(page.text).toContain('"../v1/openapi.json"');
  expect(page.text).not.toMatch(/https?:/);
  const script = await gateway.app.inject('/docs/js/scalar.js');
  expect([script.statusCode, script.headers['content-encoding']]).toEqual([200, 'gzip']);
  expect(gunzipSync(script.rawPayload).toString()).toContain('createApiReference');
});

it('the page may run its own two scripts and nothing else, and loads nothing from elsewhere', async () => {
  const { text, headers } = await gateway.call('GET', '/docs/', { key: null });
  const inline = [...text.matchAll(/<script(?![^>]*src=)[^>]*>([^]*?)<\/script>/g)].map(([, code = '']) => code);
  expect(inline).toHaveLength(1);
  const hash = createHash('sha256').update(inline[0]!).digest('base64');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
});

it('whoever is paged finds the runbooks of the alerts, and no other file', async () => {
  const page = await gateway.call('GET', '/runbooks/quickbooks-down.md', { key: null });
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(page.text).toContain('# QuickBooks down');
  for (const name of ['none.md', '..%2FChart.yaml', '..%2f..%2f..%2fpackage.json'])
    expect((await gateway.call('GET', `/runbooks/${name}`, { key: null })).status).toBe(404);
});
