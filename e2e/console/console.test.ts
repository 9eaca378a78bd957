import { describe, expect, it } from 'vitest';
import type { Request } from 'playwright-core';
import { eventually } from '@autosync/testing';
import { seriousFindings } from './support/axe.ts';
import { visits } from './support/visits.ts';

/* Signing in, and the question that bookkeepers ask first, in a real browser against the whole system. */

const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };

// An installation of one worker: nothing waits for those that it has not, and each is a process to start.
const at = visits({
  types: ['payments'],
  overrides: {
    // Traced, though nobody takes the spans. Who is first to tell of a batch tells its trace.
    gateway: { SYNC_TYPES: 'payments', ...traced },
    scheduler: traced,
    'sync-payments': traced,
    console: {
      ...traced,
      TRACE_URL: 'https://traces.example.com/{traceId}',
    },
  },
});

describe('signing in', () => {
  it('says of a wrong key that it is wrong, takes the right one, and gives no script the credential', async () => {
    const { system, visitor } = at;
    const { page } = visitor;
    await page.goto(system.consoleUrl);
    expect(await seriousFindings(visitor.page)).toEqual([]);
    await page.getByLabel('API key').fill('ask_wrong');
    await visitor.button('Sign in').click();
    await visitor.text('This API key is not known, was revoked, or has expired.').waitFor();
    await page.getByLabel('API key').fill(system.tenant.key);
    await visitor.button('Sign in').click();
    await visitor.heading('Companies').waitFor();
    const seen = await page.evaluate('[document.cookie, JSON.stringify({ ...localStorage, ...sessionStorage })]');
    expect(seen).toEqual(['', '{}']);
    await visitor.button('Sign out').click();
    await page.getByLabel('API key').waitFor();
  });

  it('loads less than 200 kB before the companies are shown', async () => {
    const { visitor } = at;
    const { page, signIn } = visitor;
    const sizes: Promise<number>[] = [];
    const measure = (request: Request): void => {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    };
    page.on('requestfinished', measure);
    await signIn();
    await visitor.heading('Companies').waitFor();
    page.off('requestfinished', measure);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(200_000);
  });
});

it('the companies are shown worst first, from one question, and change by events', async () => {
  const { system, visitor } = at;
  const { page } = visitor;
  const company = await system.company('Ready Ltd');
  await system.tenant.call('/v1/companies', { method: 'POST', body: { name: 'Unconnected Ltd' } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const followed = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/events');
  await visitor.signIn();
  const row = (name: string) => page.getByRole('row', { name });
  await row('Ready Ltd').waitFor();
  const names = await page.getByRole('rowheader').allTextContents();
  expect(names.indexOf('Unconnected Ltd')).toBeLessThan(names.indexOf('Ready Ltd'));
  expect(new Set(asked.filter((path) => path.startsWith('/api/')))).toEqual(
    new Set(['/api/v1/status/companies', '/api/v1/events']),
  );
  await row('Ready Ltd').getByText('AutoSync is off').waitFor();
  // By itself the page would not ask again for longer than a test waits.
  await followed;
  await system.tenant.call(`/v1/companies/${company.id}/batches`, { method: 'POST', body: { type: 'payments' } });
  await row('Ready Ltd').getByText('Finished', { exact: true }).waitFor();
  await page.getByLabel('Search').fill('uncon');
  await row('Ready Ltd').waitFor({ state: 'detached' });
  await row('Unconnected Ltd').waitFor();

  // How long ago its batch was, and on hover when exactly.
  await visitor.openCompany(company.id);
  const since = page.getByRole('main').locator('time').first();
  // What arrives above it meanwhile moves it away from the pointer.
  await eventually(async () => {
    await page.mouse.move(0, 0);
    await since.hover();
    await page.getByRole('tooltip', { name: (await since.getAttribute('data-exact'))! }).waitFor({ timeout: 2000 });
  });
});

it('the trace of a batch is shown on its page, and leads to where traces are looked at', async () => {
  const { system, visitor } = at;
  const company = await system.company('Traced Ltd');
  const path = `/companies/${company.id}/batches`;
  const started = await system.tenant.call<{ id: string }>(`/v1${path}`, {
    method: 'POST',
    body: { type: 'payments' },
  });
  const { body: batch } = await system.tenant.call<{ traceId: string }>(`/v1/batches/${started.body.id}`);
  expect(batch.traceId).toMatch(/^[0-9a-f]{32}$/);
  await visitor.signIn();
  await visitor.page.goto(`${system.consoleUrl}${path}/${started.body.id}`);
  const link = visitor.page.getByRole('link', { name: batch.traceId });
  expect(await link.getAttribute('href')).toBe(`https://traces.example.com/${batch.traceId}`);
});

it('lets no other site change anything, and passes on the API only', async () => {
  const { system, visitor } = at;
  const cookie = await visitor.signIn().then(async () => (await visitor.page.context().cookies())[0]!);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const as = (path: string, options: { method?: string; body?: string; headers?: Record<string, string> } = {}) =>
    fetch(`${system.consoleUrl}${path}`, {
      ...options,
      headers: { cookie: `${cookie.name}=${cookie.value}`, 'content-type': 'application/json', ...options.headers },
    });
  const body = JSON.stringify({ name: 'Forged' });
  expect((await as('/api/v1/companies', { method: 'POST', body })).status).toBe(403);
  expect((await as('/api/v1/companies', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  expect((await as('/api/v1/oauth/start?state=x')).status).toBe(404);
  expect((await as('/api/v1/companies')).status).toBe(200);
  expect((await fetch(`${system.consoleUrl}/api/v1/companies`)).status).toBe(401);
  const page = await as('/companies/anything', { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe/);
});

it('events flow through the console as they come, not when the stream ends', async () => {
  const { system, visitor } = at;
  const company = await system.company('Told Ltd');
  await visitor.signIn();
  const [cookie] = await visitor.page.context().cookies();
  const leaving = new AbortController();
  const { body: stream } = await fetch(`${system.consoleUrl}/api/v1/companies/${company.id}/events`, {
    headers: { cookie: `${cookie!.name}=${cookie!.value}` },
    signal: leaving.signal,
  });
  const reader = stream!.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  const until = async (words: string) => {
    while (!seen.includes(words)) {
      const { value, done } = await reader.read();
      expect(done).toBe(false);
      seen += value;
    }
  };
  await until('event: snapshot');
  const path = `/v1/companies/${company.id}/batches`;
  const { body } = await system.tenant.call<{ id: string }>(path, { method: 'POST', body: { type: 'payments' } });
  await until(`"id":"${body.id}"`);
  await until('"state":"finished"');
  leaving.abort();
});

it('"May I start a batch now?" is answered on the company’s page, as the run check does', async () => {
  const { system, visitor } = at;
  const company = await system.company('Asked Ltd');
  await visitor.signIn();
  await visitor.openCompany(company.id);
  await visitor.page.locator('[data-verdict=safe]').waitFor();
  await visitor.text('Yes: it would start at once').waitFor();
  // Nothing that is not heard from the run check may look like safe.
  await visitor.page.route('**/run-check**', (route) => route.abort());
  await visitor.page.locator('[data-verdict=unknown]').waitFor();
  expect(await visitor.page.locator('[data-verdict=safe]').count()).toBe(0);
});
