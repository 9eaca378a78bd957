import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { invoiceItems } from '../support/invoices.ts';
import { seriousFindings } from './support/axe.ts';
import { startConsole } from './support/console-system.ts';
import type { ConsoleSystem } from './support/console-system.ts';
import { pictureFolder as folder } from './support/pictures.ts';

/* Every page at two widths in both colour schemes: nothing serious for axe, and a picture for a person to look at. */

let system: ConsoleSystem;
let pages: Record<string, string>;
/** A key that may see each of them. */
let everything: string;

/** A company with a batch that went well, and one with a record that failed and waits for a name. */
async function furnish(): Promise<void> {
  const { tenant } = system;
  const company = await system.company('Contoso Managed Services');
  const quiet = await system.company('Quiet Ltd');
  const base = `/companies/${company.id}`;
  await company.bulk(invoiceItems('INV', 5));
  await company.enable();
  await company.settled();
  const path = `/v1${base}`;
  const { body } = await tenant.call<{ settings: object }>(path);
  await tenant.call(path, { method: 'PATCH', body: { settings: { ...body.settings, createCustomers: false } } });
  const unknown = invoiceItems('NEW', 2).map((item) => ({ ...item, customer: { name: 'Fabrikam Holdings' } }));
  await company.bulk(unknown);
  await tenant.call(`${path}/batches`, { method: 'POST', body: { type: 'invoices' } });
  await tenant.call(`${path}/batches`, { method: 'POST', body: { type: 'payments' } });
  await company.settled();
  // Two invoices that are not in QuickBooks what they are here.
  const [first, second] = await system.simulator.documents(company.realmId, 'Invoice');
  await system.simulator.edit(company.realmId, 'Invoice', first!.Id, { TxnDate: '2026-10-01' });
  await system.simulator.remove(company.realmId, 'Invoice', second!.Id);
  await tenant.call(`${path}/comparisons`, { method: 'POST', body: { type: 'invoices' } });
  await company.settled();
  // What somebody is told of, and what a program is.
  const told = `${path}/notifications`;
  const recipients = [{ address: 'anna@northwind-it.example', about: [], types: [], when: 'atOnce' }];
  await tenant.call(told, { method: 'PUT', body: { recipients, digestHour: 7 }, headers: { 'if-match': '*' } });
  everything = await tenant.keyWith('all');
  const as = (where: string, method: string, body?: object) =>
    tenant.call<{ id: string }>(where, { method, body, headers: { authorization: `Bearer ${everything}` } });
  const url = 'https://hooks.invalid/autosync';
  const { id: webhookId } = (await as('/v1/webhooks', 'POST', { url, description: 'Ticket system' })).body;
  await as(`/v1/webhooks/${webhookId}/test`, 'POST');
  const [batch] = await company.batches();
  const failed = (await company.batches()).find(({ counts }) => counts.failed > 0) ?? batch!;
  pages = {
    companies: '/',
    company: base,
    'company-quiet': `/companies/${quiet.id}`,
    history: `${base}/batches`,
    batch: `${base}/batches/${failed.id}`,
    problems: `${base}/problems`,
    records: `${base}/records`,
    record: `${base}/records/invoices/NEW-1`,
    payments: `${base}/payments`,
    comparison: `${base}/comparison`,
    connection: `${base}/setup/connection`,
    mapping: `${base}/setup/mapping`,
    documents: `${base}/setup/documents`,
    autosync: `${base}/setup/autosync`,
    notifications: `${base}/setup/notifications`,
    webhooks: `/administration/notifications?company=${company.id}&webhook=${webhookId}`,
    keys: '/administration/keys',
    audit: '/administration/audit',
    about: '/administration/about',
    'not-found': '/nowhere',
  };
}

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  system = await startConsole({ withNotifier: true });
  await furnish();
}, 900_000);
afterAll(async () => system?.stop(), 60_000);

it.each([
  [390, 'light'],
  [390, 'dark'],
  [1440, 'light'],
  [1440, 'dark'],
] as const)(
  'at %s px, %s: every page is without serious findings, and none is wider than the screen',
  async (width, colorScheme) => {
    const { page, faults, signIn, leave } = await system.visit({ viewport: { width, height: 900 }, colorScheme });
    await signIn(everything);
    const findings: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${system.consoleUrl}${path}`);
      await page.locator('main :is(h1, h2)').first().waitFor();
      await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
      findings.push(...(await seriousFindings(page)).map((finding) => `${name}: ${finding}`));
      const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (tooWide > 0) findings.push(`${name}: ${tooWide} px wider than the screen`);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await leave();
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  },
  900_000,
);

it.each([320, 3840])(
  'at %s px no page is wider than the screen',
  async (width) => {
    const { page, signIn, leave } = await system.visit({ viewport: { width, height: 900 } });
    await signIn(everything);
    const tooWide: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${system.consoleUrl}${path}`);
      await page.locator('main :is(h1, h2)').first().waitFor();
      await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
      const px = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (px > 0) tooWide.push(`${name}: ${px} px wider than the screen`);
    }
    await leave();
    expect(tooWide).toEqual([]);
  },
  600_000,
);

it.each(['history', 'batch'])(
  '%s is printed without what nobody can press, and with times that stay true',
  async (name) => {
    const { page, signIn, leave } = await system.visit({ colorScheme: 'dark' });
    await signIn();
    await page.goto(`${system.consoleUrl}${pages[name]}`);
    await page.getByRole('rowheader').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    const time = `getComputedStyle(document.querySelector('tbody .moment, .facts .moment'), '::after').content`;
    expect(await page.evaluate<string>(time)).toMatch(/20\d\d/);
    expect(await page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme')).toBe('light');
    const file = await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4' });
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    await leave();
  },
  240_000,
);
