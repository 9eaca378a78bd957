import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { invoiceItems } from '../support/invoices.ts';
import { seriousFindings } from './support/axe.ts';
import { startConsole } from './support/console-system.ts';
import type { ConsoleSystem, Visitor } from './support/console-system.ts';

/* What bookkeepers do most, in a real browser against the whole system. */

/** A browser without a graphics card, beside a whole system, is slow on a busy machine. */
jest.setTimeout(90_000);

let system: ConsoleSystem;
let visitor: Visitor;
beforeAll(async () => {
  system = await startConsole();
}, 120_000);
afterAll(async () => system?.stop(), 60_000);

beforeEach(async () => {
  visitor = await system.visit();
});
afterEach(async () => {
  const { faults, leave } = visitor;
  await leave();
  expect(faults).toEqual([]);
});

const button = (name: string) => visitor.page.getByRole('button', { name, exact: true });
const heading = (name: string | RegExp) => visitor.page.getByRole('heading', { name });
const companies = () => visitor.page.getByRole('heading', { name: 'Companies', exact: true });
const text = (words: string | RegExp) => visitor.page.getByText(words).first();

async function openCompany(companyId: string, rest = ''): Promise<void> {
  await visitor.page.goto(`${system.consoleUrl}/companies/${companyId}${rest}`);
}

describe('signing in', () => {
  it('says of a wrong key that it is wrong, takes the right one, and gives no script the credential', async () => {
    const { page } = visitor;
    await page.goto(system.consoleUrl);
    expect(await seriousFindings(visitor.page)).toEqual([]);
    await page.getByLabel('API key').fill('ask_wrong');
    await button('Sign in').click();
    await text('This API key is not known, was revoked, or has expired.').waitFor();
    await page.getByLabel('API key').fill(system.tenant.key);
    await button('Sign in').click();
    await companies().waitFor();
    const seen = await page.evaluate('[document.cookie, JSON.stringify({ ...localStorage, ...sessionStorage })]');
    expect(seen).toEqual(['', '{}']);
    await button('Sign out').click();
    await page.getByLabel('API key').waitFor();
  });

  it('loads less than 200 kB before the companies are shown', async () => {
    const { page, signIn } = visitor;
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await signIn();
    await companies().waitFor();
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(200_000);
  });
});

describe('the session', () => {
  it('that ends while somebody types loses nothing', async () => {
    const company = await system.company('Ended Ltd');
    const { page, signIn } = visitor;
    await signIn();
    await openCompany(company.id, '/setup/autosync');
    await page.getByLabel('Sync time').fill('90');
    await page.context().clearCookies();
    await button('Save').click();
    await heading('Your session has ended').waitFor();
    await page.getByLabel('API key').fill(system.tenant.key);
    await button('Sign in').click();
    await heading('Your session has ended').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Sync time').inputValue()).toBe('90');
    await button('Save').click();
    await text('Nothing to save').waitFor();
    const { body } = await system.tenant.call<{ intervalMinutes: number }>(`/v1/companies/${company.id}/autosync`);
    expect(body.intervalMinutes).toBe(90);
  });

  it('lets no other site change anything, and passes on the API only', async () => {
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
});

it('a company is connected through QuickBooks’ own page, and its page notices', async () => {
  const realmId = await system.simulator.addCompany('Fresh Ltd');
  const { page, signIn } = visitor;
  await signIn();
  await button('New company').click();
  await page.getByRole('dialog').getByLabel('Name').fill('Fresh Ltd');
  await page.getByRole('dialog').getByRole('button', { name: 'New company' }).click();
  await button('Connect to QuickBooks').click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Go on to QuickBooks' }).click();
  const other = await opened;
  await other.getByRole('button', { name: 'Go on to QuickBooks' }).click();
  await other.locator(`[value="${realmId}"]`).first().waitFor({ state: 'attached' });
  const choice = other.locator('select[name=realmId]');
  if ((await choice.count()) > 0) await choice.selectOption(realmId);
  await other.locator('form button, form input[type=submit]').first().click();
  await page.getByRole('main').getByText('Connected', { exact: true }).waitFor();
});

describe('the three jobs of the article', () => {
  it('AutoSync is enabled in three clicks from the company’s page', async () => {
    const company = await system.company('Enabled Ltd');
    const path = `/v1/companies/${company.id}`;
    // AutoSync is not for a type that nobody has tried by hand.
    await system.tenant.call(`${path}/batches`, { method: 'POST', body: { type: 'payments' } });
    await company.settled();
    const { page, signIn } = visitor;
    await signIn();
    await openCompany(company.id);
    await page.getByRole('link', { name: 'Setup QuickBooks Online' }).click();
    await page.getByRole('switch', { name: 'Enabled' }).click();
    await button('Save').click();
    await text('Nothing to save').waitFor();
    const { body } = await system.tenant.call<{ enabled: boolean; types: object }>(`${path}/autosync`);
    expect(body).toMatchObject({ enabled: true, types: { payments: { enabled: true } } });
  });

  it('what keeps a company from being ready is said, and who knows better says why', async () => {
    const company = await system.company('Untried Ltd');
    const { page, signIn } = visitor;
    await signIn();
    await openCompany(company.id, '/setup/autosync');
    await page.getByRole('switch', { name: 'Enabled' }).click();
    await page.getByRole('switch', { name: 'Sync Payments' }).click();
    await button('Save').click();
    await page.getByText('Switch it on all the same').click();
    await page.getByLabel('Why (it stands in the audit log)').fill('Tried in another system');
    await button('Save all the same').click();
    await text('Nothing to save').waitFor();
    const { body } = await system.tenant.call<{ enabled: boolean }>(`/v1/companies/${company.id}/autosync`);
    expect(body.enabled).toBe(true);
  });

  it('a payment sync with a starting date is shown before it is run, and seen to its end', async () => {
    const company = await system.company('Paid Ltd');
    const { page, signIn } = visitor;
    await signIn();
    await openCompany(company.id);
    await button('Run Payment Sync').click();
    await page.getByLabel('Starting date').fill('2026-01-01');
    await button('Show what would change').click();
    await text('Nothing: what is here is what QuickBooks has.').waitFor();
    await button('Run the payment sync').click();
    await heading('[Paid Ltd] Payments').waitFor();
    await text('Finished').waitFor();
  });

  it('"May I start a batch now?" is answered on the company’s page, as the run check does', async () => {
    const company = await system.company('Asked Ltd');
    await visitor.signIn();
    await openCompany(company.id);
    await visitor.page.locator('[data-verdict=safe]').waitFor();
    await text('Yes: it would start at once').waitFor();
    // Nothing that is not heard from the run check may look like safe.
    await visitor.page.route('**/run-check**', (route) => route.abort());
    await visitor.page.locator('[data-verdict=unknown]').waitFor();
    expect(await visitor.page.locator('[data-verdict=safe]').count()).toBe(0);
  });
});

it('a record that fails is understood, corrected and run again', async () => {
  const company = await system.company('Corrected Ltd');
  const settings = { createCustomers: false };
  await system.tenant.call(`/v1/companies/${company.id}`, { method: 'PATCH', body: { settings } });
  await company.bulk(invoiceItems('C', 2));
  const { page, signIn } = visitor;
  await signIn();
  await openCompany(company.id);
  await button('Run New Batch').click();
  await page.getByRole('radio', { name: /^Invoices/ }).check();
  await button('Run the batch').click();
  await text('Finished with Error').waitFor();
  await page.getByRole('link', { name: /^Problems/ }).click();
  await text('What to do:').waitFor();
  expect(await seriousFindings(visitor.page)).toEqual([]);
  await system.tenant.call(`/v1/companies/${company.id}`, { method: 'PATCH', body: { settings: {} } });
  await eventually(async () => {
    const { status } = await system.tenant.call(`/v1/companies/${company.id}/run-check`);
    expect(status).toBe(200);
  });
  await button('Run these again').first().click();
  await heading('[Corrected Ltd] Invoices').waitFor();
  await page.getByText('Finished', { exact: true }).first().waitFor();
});

it('settings that two people change at once are overwritten by nobody unseen', async () => {
  const company = await system.company('Shared Ltd');
  const path = `/v1/companies/${company.id}/autosync`;
  const { page, signIn } = visitor;
  await signIn();
  await openCompany(company.id, '/setup/autosync');
  await page.getByLabel('Sync time').fill('60');
  const { headers } = await system.tenant.call(path);
  const body = { enabled: true, intervalMinutes: 240, types: {} };
  await system.tenant.call(path, { method: 'PUT', body, headers: { 'if-match': headers.get('etag')! } });
  await button('Save').click();
  await text('Somebody else changed these settings meanwhile').waitFor();
  await text('120 minutes → 240 minutes').waitFor();
  await text('120 minutes → 60 minutes').waitFor();
  await button('Keep my form, and replace theirs when I save').click();
  await button('Save').click();
  await text('Nothing to save').waitFor();
  const { body: now } = await system.tenant.call<{ intervalMinutes: number }>(path);
  expect(now.intervalMinutes).toBe(60);
});

it('the keyboard alone goes from signing in to a batch', async () => {
  const company = await system.company(`Keys ${newId().slice(0, 4)}`);
  const { page } = visitor;
  await page.goto(`${system.consoleUrl}/companies/${company.id}`);
  await page.getByLabel('API key').waitFor();
  await page.keyboard.type(system.tenant.key);
  await page.keyboard.press('Enter');
  await button('Run New Batch').waitFor();
  const isOn = (name: string) => page.evaluate<boolean>(`document.activeElement.textContent.trim() === '${name}'`);
  for (let press = 0; press < 40 && !(await isOn('Run New Batch')); press += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction("document.activeElement.closest('[role=dialog]') !== null");
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await isOn('Run New Batch')).toBe(true);
});
