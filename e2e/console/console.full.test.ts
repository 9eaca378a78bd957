import { describe, expect, it } from 'vitest';
import type { Route } from 'playwright-core';
import { newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { invoiceItem, invoiceItems } from '../support/invoices.ts';
import { seriousFindings } from './support/axe.ts';
import { picture } from './support/pictures.ts';
import { visits } from './support/visits.ts';

/* What bookkeepers do most, in a real browser against the whole system. */

const at = visits();

it('a session that ends while somebody types loses nothing', async () => {
  const { system, visitor } = at;
  const company = await system.company('Ended Ltd');
  const { page, signIn } = visitor;
  await signIn();
  await visitor.openCompany(company.id, '/setup/autosync');
  await page.getByLabel('Sync time').fill('90');
  await page.context().clearCookies();
  // The next thing that the page asks by itself is refused.
  await visitor.heading('Your session has ended').waitFor();
  await page.getByLabel('API key').fill(system.tenant.key);
  await visitor.button('Sign in').click();
  await visitor.heading('Your session has ended').waitFor({ state: 'detached' });
  expect(await page.getByLabel('Sync time').inputValue()).toBe('90');
  await visitor.button('Save').click();
  await visitor.text('Nothing to save').waitFor();
  const { body } = await system.tenant.call<{ intervalMinutes: number }>(`/v1/companies/${company.id}/autosync`);
  expect(body.intervalMinutes).toBe(90);
});

it('a company is connected through QuickBooks’ own page, and its page notices', async () => {
  const { system, visitor } = at;
  const realmId = await system.simulator.addCompany('Fresh Ltd');
  const { page, signIn } = visitor;
  await signIn();
  await visitor.button('New company').click();
  await page.getByRole('dialog').getByLabel('Name').fill('Fresh Ltd');
  await page.getByRole('dialog').getByRole('button', { name: 'New company' }).click();
  await visitor.button('Connect to QuickBooks').click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Go on to QuickBooks' }).click();
  const other = await opened;
  await other.getByRole('button', { name: 'Go on to QuickBooks' }).click();
  await other.locator(`[value="${realmId}"]`).first().waitFor({ state: 'attached' });
  const choice = other.locator('select[name=realmId]');
  if ((await choice.count()) > 0) await choice.selectOption(realmId);
  await other.locator('form button, form input[type=submit]').first().click();
  await page.getByRole('main').getByText('Connected', { exact: true }).waitFor();

  await visitor.button('Test the connection').click();
  await visitor.text('QuickBooks answered').waitFor();
  await visitor.button('Connect again').waitFor();
});

describe('what bookkeepers come for', () => {
  it('AutoSync is enabled in three clicks from the company’s page', async () => {
    const { system, visitor } = at;
    const company = await system.company('Enabled Ltd');
    const path = `/v1/companies/${company.id}`;
    // AutoSync is not for a type that nobody has tried by hand.
    await system.tenant.call(`${path}/batches`, { method: 'POST', body: { type: 'payments' } });
    await company.settled();
    const { page, signIn } = visitor;
    await signIn();
    await visitor.openCompany(company.id);
    await page.getByRole('link', { name: 'Setup QuickBooks Online' }).click();
    await page.getByRole('switch', { name: 'Enabled' }).click();
    await visitor.button('Save').click();
    await visitor.text('Nothing to save').waitFor();
    const { body } = await system.tenant.call<{ enabled: boolean; types: object }>(`${path}/autosync`);
    expect(body).toMatchObject({ enabled: true, types: { payments: { enabled: true } } });
  });

  it('what keeps a company from being ready is said, and who knows better says why', async () => {
    const { system, visitor } = at;
    const company = await system.company('Untried Ltd');
    const { page, signIn } = visitor;
    await signIn();
    await visitor.openCompany(company.id, '/setup/autosync');
    await page.getByRole('switch', { name: 'Enabled' }).click();
    await page.getByRole('switch', { name: 'Sync Payments' }).click();
    await visitor.button('Save').click();
    await page.getByText('Switch it on all the same').click();
    await page.getByLabel('Why (it stands in the audit log)').fill('Tried in another system');
    await visitor.button('Save all the same').click();
    await visitor.text('Nothing to save').waitFor();
    const { body } = await system.tenant.call<{ enabled: boolean }>(`/v1/companies/${company.id}/autosync`);
    expect(body.enabled).toBe(true);
  });

  it('a payment sync with a starting date is shown before it is run, and seen to its end', async () => {
    const { system, visitor } = at;
    const company = await system.company('Paid Ltd');
    const { page, signIn } = visitor;
    await signIn();
    await visitor.openCompany(company.id);
    await visitor.button('Run Payment Sync').click();
    await page.getByLabel('Starting date').fill('2026-01-01');
    await visitor.button('Show what would change').click();
    await visitor.text('Nothing: what is here is what QuickBooks has.').waitFor();
    expect(await visitor.button('Run the payment sync').isDisabled()).toBe(true);
    // Another date was not looked at yet: it can be run at once.
    await page.getByLabel('Starting date').fill('2026-01-02');
    const stream = page.waitForResponse((response) => /\/batches\/[^/]+\/events$/.test(response.url()));
    await visitor.button('Run the payment sync').click();
    await visitor.heading('[Paid Ltd] Payments').waitFor();
    expect((await stream).headers()['content-type']).toMatch('text/event-stream');
    await visitor.text('Finished').waitFor();
    // All batches are searched, not only those on the screen.
    await visitor.openCompany(company.id, '/batches');
    await page.getByLabel('Label or batch id').fill('nothing like it');
    await visitor.heading('No batch matches').waitFor();
    const searched = page.waitForRequest((request) => new URL(request.url()).searchParams.get('label') === 'payments');
    await page.getByLabel('Label or batch id').fill('payments');
    await searched;
    await page.getByRole('rowheader').first().waitFor();
  });
});

it('of chosen records exactly those go out that were approved after what would be done was shown', async () => {
  const { system, visitor } = at;
  const company = await system.company('Approved Ltd');
  await company.bulk(invoiceItems('P', 4));
  const { page, signIn } = visitor;
  await signIn();
  await visitor.openCompany(company.id, '/records');
  for (const number of [1, 2, 3]) await page.getByLabel(`Choose P-${number}`, { exact: true }).check();
  await visitor.button('Run New Batch').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  await dialog.getByRole('row', { name: /P-3 Create/ }).waitFor();
  await picture(page, 'run-new-batch-preview');
  expect(await dialog.getByRole('row').count()).toBe(1 + 3);
  await dialog.getByRole('checkbox', { name: 'P-2' }).uncheck();
  await dialog.getByRole('button', { name: 'Run it for 2 records' }).click();
  await visitor.text('only 2 records').waitFor();
  await page.getByText('Finished', { exact: true }).first().waitFor();
  const synced = async () => {
    const path = `/v1/companies/${company.id}/invoices`;
    const { body } = await system.tenant.call<{ items: { externalId: string; syncState: string }[] }>(path);
    return body.items.filter(({ syncState }) => syncState === 'synced').map(({ externalId }) => externalId);
  };
  expect(await synced()).toEqual(['P-1', 'P-3']);

  // All that is shown goes as it was shown: the order names the preview, and no records.
  await visitor.openCompany(company.id);
  await visitor.button('Run New Batch').click();
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  await dialog.getByRole('button', { name: 'Run it for 2 records' }).click();
  await visitor.heading('[Approved Ltd] Invoices').waitFor();
  await page.getByText('Finished', { exact: true }).first().waitFor();
  expect(await page.getByText('only 2 records').count()).toBe(0);
  expect(await synced()).toEqual(['P-1', 'P-2', 'P-3', 'P-4']);

  // The batch leads to its preview, and says when that is no longer kept.
  const ofBatch = page.url();
  await page.getByRole('link', { name: 'as this preview had shown' }).click();
  await visitor.text('Preview: changes nothing').waitFor();
  expect(await page.getByText('its documents were kept for 7 days').count()).toBe(0);
  await system.db.withAllTenants((tx) =>
    tx.query({ text: 'delete from records.preview_items where company_id = $1', values: [company.id] }),
  );
  await page.goto(ofBatch);
  await visitor.text('(its documents were kept for 7 days)').waitFor();
});

it('a batch whose answer was lost is started once, however often it is asked for', async () => {
  const { system, visitor } = at;
  const company = await system.company('Lost Ltd');
  const { page, signIn } = visitor;
  await signIn();
  await visitor.openCompany(company.id);
  await visitor.button('Run New Batch').click();
  await page.getByRole('radio', { name: /^Payments/ }).check();
  let lost = 0;
  const loseAnswer = async (route: Route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  };
  await page.route('**/batches', loseAnswer);
  await visitor.button('Run the batch').click();
  await visitor.text('The server could not be reached.').waitFor();
  expect(lost).toBeGreaterThan(0);
  await company.settled();
  await page.unroute('**/batches', loseAnswer);
  await visitor.button('Run the batch').click();
  await visitor.heading('[Lost Ltd] Payments').waitFor();
  expect(await company.batches()).toHaveLength(1);
});

it('a record that fails is understood, corrected and run again', async () => {
  const { system, visitor } = at;
  const company = await system.company('Corrected Ltd');
  const settings = { createCustomers: false };
  await system.tenant.call(`/v1/companies/${company.id}`, { method: 'PATCH', body: { settings } });
  await company.bulk(invoiceItems('C', 2));
  const { page, signIn } = visitor;
  await signIn();
  await visitor.openCompany(company.id);
  await visitor.button('Run New Batch').click();
  await page.getByRole('radio', { name: /^Invoices/ }).check();
  await visitor.button('Run the batch').click();
  await visitor.text('Finished with Error').waitFor();
  await page.getByRole('link', { name: /^Problems/ }).click();
  await visitor.text('What to do:').waitFor();
  expect(await seriousFindings(visitor.page)).toEqual([]);
  await system.tenant.call(`/v1/companies/${company.id}`, { method: 'PATCH', body: { settings: {} } });
  await eventually(async () => {
    const { status } = await system.tenant.call(`/v1/companies/${company.id}/run-check`);
    expect(status).toBe(200);
  });
  await visitor.button('Run these again').first().click();
  await visitor.heading('[Corrected Ltd] Invoices').waitFor();
  await page.getByText('Finished', { exact: true }).first().waitFor();
});

it('a name is mapped before any record comes with it, and to something else later', async () => {
  const { system, visitor } = at;
  const company = await system.company('Mapped Ltd');
  const accounts = `/v1/companies/${company.id}/quickbooks/accounts`;
  await eventually(async () => (await company.must<{ readAt: string | null }>(accounts)).readAt !== null, {
    timeoutMs: 60_000,
  });
  const { page, signIn } = visitor;
  await signIn();
  await visitor.openCompany(company.id, '/setup/mapping');
  for (const entry of ['Travel', 'Office Expenses']) {
    await page.getByLabel('Name in your records').fill('Taxi');
    const choice = page.getByRole('combobox', { name: 'What Taxi is in QuickBooks' });
    // The list closes while the page is being scrolled to the field.
    await choice.scrollIntoViewIfNeeded();
    await choice.click();
    await page.getByRole('listbox').waitFor();
    await choice.fill(entry);
    await page.getByRole('option', { name: entry, exact: true }).click();
    await page.getByRole('row', { name: new RegExp(`Taxi Account ${entry}`) }).waitFor();
  }
  expect(await page.getByRole('row', { name: /Taxi/ }).count()).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);
});

it('settings that two people change at once are overwritten by nobody unseen', async () => {
  const { system, visitor } = at;
  const company = await system.company('Shared Ltd');
  const path = `/v1/companies/${company.id}/autosync`;
  const { page, signIn } = visitor;
  await signIn();
  await visitor.openCompany(company.id, '/setup/autosync');
  await page.getByLabel('Sync time').fill('60');
  const { headers } = await system.tenant.call(path);
  const body = { enabled: true, intervalMinutes: 240, types: {} };
  await system.tenant.call(path, { method: 'PUT', body, headers: { 'if-match': headers.get('etag')! } });
  await visitor.button('Save').click();
  await visitor.text('Somebody else changed these settings meanwhile').waitFor();
  await visitor.text('120 minutes → 240 minutes').waitFor();
  await visitor.text('120 minutes → 60 minutes').waitFor();
  await visitor.button('Keep my form, and replace theirs when I save').click();
  await visitor.button('Save').click();
  await visitor.text('Nothing to save').waitFor();
  const { body: now } = await system.tenant.call<{ intervalMinutes: number }>(path);
  expect(now.intervalMinutes).toBe(60);
});

it('a key is made for just what it is for, shown once, signs in, and is refused once it is revoked', async () => {
  const { system, visitor } = at;
  const { page, signIn } = visitor;
  const owner = await system.tenant.keyWith('all');
  await signIn(owner);
  await page.goto(`${system.consoleUrl}/administration`);
  await visitor.button('New API key').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What it is for').fill('Only companies');
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
  await dialog.getByLabel('See companies').check();
  await dialog.getByRole('button', { name: 'New API key' }).click();
  const key = await dialog.locator('code').textContent();
  await dialog.getByRole('button', { name: 'I have it' }).click();
  const row = page.getByRole('row', { name: 'Only companies' });
  await row.getByText('1 permission').waitFor();
  const other = await system.visit();
  await other.signIn(key ?? '');
  await other.heading('You may not see this').waitFor();
  await row.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await row.getByText('Revoked').waitFor();
  await other.page.goto(`${system.consoleUrl}/administration/keys`);
  await other.heading('Your session has ended').or(other.page.getByLabel('API key')).first().waitFor();
  await other.leave();
});

it('a company is removed once its name is typed, and it is said what stays and how long', async () => {
  const { system, visitor } = at;
  const company = await system.company('Gone Ltd');
  const { page, signIn } = visitor;
  await signIn();
  await visitor.openCompany(company.id, '/setup/connection');
  await visitor.button('Remove the company').click();
  const dialog = page.getByRole('dialog');
  const remove = dialog.getByRole('button', { name: 'Remove the company' });
  expect(await remove.isDisabled()).toBe(true);
  await dialog.getByLabel('Type its name to go on: Gone Ltd').fill('Gone Ltd');
  await remove.click();
  await visitor.text('All is done: its QuickBooks company may be connected elsewhere.').waitFor();
  await dialog.getByText('The audit log: until').waitFor();
  await dialog.getByRole('button', { name: 'To the companies' }).click();
  await visitor.heading('Companies').waitFor();
  await page.getByRole('link', { name: 'Gone Ltd' }).waitFor({ state: 'detached' });
  expect((await system.tenant.call(`/v1/companies/${company.id}`)).status).toBe(404);
});

it('the keyboard alone goes from signing in to a batch', async () => {
  const { system, visitor } = at;
  const company = await system.company(`Keys ${newId().slice(0, 4)}`);
  const { page } = visitor;
  await page.goto(`${system.consoleUrl}/companies/${company.id}`);
  await page.getByLabel('API key').waitFor();
  await page.keyboard.type(system.tenant.key);
  await page.keyboard.press('Enter');
  await visitor.button('Run New Batch').waitFor();
  const isOn = (name: string) => page.evaluate<boolean>(`document.activeElement.textContent.trim() === '${name}'`);
  for (let press = 0; press < 40 && !(await isOn('Run New Batch')); press += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[role=dialog]:focus-within').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('button:focus', { hasText: 'Run New Batch' }).waitFor();
});

it('what is typed finds companies, records and batches, all with the keyboard', async () => {
  const { system, visitor } = at;
  const { page } = visitor;
  const company = await system.company('Searched Ltd');
  await company.put(invoiceItem('FIND', 1));
  const { id: batchId } = await company.must<{ id: string }>(`/v1/companies/${company.id}/batches`, {
    method: 'POST',
    body: { type: 'payments' },
  });
  await visitor.signIn();
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill('find-1');
  await page.getByRole('option', { name: /FIND-1 Searched Ltd/ }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await visitor.heading('FIND-1').waitFor();
  await page.goBack();
  await field.fill('nothing of that name');
  await page.getByRole('main').getByText('Nothing begins with “nothing of that name”').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('listbox').count()).toBe(0);
  await field.fill(batchId.slice(0, 13));
  await page.getByRole('option', { name: /Searched Ltd Payments/ }).click();
  await visitor.heading('[Searched Ltd] Payments').waitFor();
});

it('one record goes alone, in the language of whoever looks, and is un-batched with its document', async () => {
  const { system, visitor } = at;
  const { page } = visitor;
  const company = await system.company('Alone Ltd');
  await company.bulk(invoiceItems('L', 2));
  await visitor.signIn();
  await page.getByLabel('Language').selectOption('de');
  // The page is loaded anew, in that language.
  await page.getByRole('combobox', { name: 'Sprache' }).waitFor();
  await visitor.openCompany(company.id, '/records/invoices/L-1');
  await visitor.button('Jetzt abgleichen').click();
  await visitor.heading('[Alone Ltd] Invoices').waitFor();
  await page.getByText('Beendet', { exact: true }).first().waitFor();
  expect((await company.record('L-1')).syncState).toBe('synced');
  expect((await company.record('L-2')).syncState).toBe('pending');
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
  await page.getByRole('combobox', { name: 'Language' }).waitFor();

  await visitor.openCompany(company.id, '/records/invoices/L-1');
  await visitor.text('Synced').waitFor();
  const [document] = await system.simulator.documents(company.realmId, 'Invoice');
  expect(await page.locator(`a[href$="/invoice?txnId=${document?.Id}"]`).count()).toBeGreaterThan(0);
  await visitor.button('Decide about its document').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Un-batch, and delete the document').check();
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await page.getByText('Finished', { exact: true }).first().waitFor();
  expect(await system.simulator.documents(company.realmId, 'Invoice')).toEqual([]);
  expect((await company.record('L-1')).syncState).toBe('unbatched');
});

it('a company’s card says how many records wait, which are found by number and by name', async () => {
  const { system, visitor } = at;
  const company = await system.company('Waiting Ltd');
  const names = ['Main Street Dental', 'Main Street Bakery', 'Fabrikam'];
  await company.bulk(names.map((name, index) => invoiceItem('Wait', index + 1, { customer: { name } })));
  const { page, signIn } = visitor;
  await signIn();
  await visitor.openCompany(company.id);
  await page.getByRole('region', { name: 'Invoices' }).getByRole('link', { name: '3', exact: true }).click();
  const search = page.getByLabel('Search', { exact: true });
  const rows = page.getByRole('row', { name: /Wait-/ });
  const shown = (count: number) => eventually(async () => expect(await rows.count()).toBe(count));
  await shown(3);
  await search.fill('main street');
  await shown(2);
  await search.fill('wAIT-3');
  await shown(1);
  await search.fill('nobody');
  await visitor.heading('No record matches').waitFor();

  // Whoever runs a batch is named on its page.
  await search.fill('dental');
  await page.getByRole('link', { name: 'Wait-1' }).click();
  await visitor.button('Sync now').click();
  const { body } = await system.tenant.call<{ name: string }>('/v1/self');
  await page.getByText(body.name, { exact: true }).nth(1).waitFor();
});

it('a key is replaced by another one, and both hold for a while', async () => {
  const { system, visitor } = at;
  const owner = await system.tenant.keyWith('all');
  const { page, signIn } = visitor;
  await signIn(owner);
  const { body } = await system.tenant.call<{ key: string }>('/v1/api-keys', {
    method: 'POST',
    headers: { authorization: `Bearer ${owner}` },
    body: { name: 'Old program', scopes: ['companies:read'] },
  });
  await page.goto(`${system.consoleUrl}/administration/keys`);
  await page.getByRole('button', { name: 'Replace the key Old program' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Replace' }).click();
  const key = (await dialog.locator('code').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'I have it' }).click();
  await eventually(async () => expect(await page.getByRole('row', { name: 'Old program' }).count()).toBe(2));
  expect(key).not.toBe(body.key);
  for (const one of [key, body.key]) {
    const self = await system.tenant.call('/v1/self', { headers: { authorization: `Bearer ${one}` } });
    expect(self.status).toBe(200);
  }
});

it('an operator sees the worst companies of all tenants, and opens one as its tenant', async () => {
  const { system, visitor } = at;
  const company = await system.company('Worst of All Ltd');
  await visitor.signIn(system.system.operatorKey);
  const { page } = visitor;
  const table = page.getByRole('region', { name: 'Companies of all tenants, worst first' });
  await picture(page, 'operator-home');
  expect(await seriousFindings(page)).toEqual([]);
  await table.getByRole('button', { name: 'Worst of All Ltd' }).click();
  await visitor.heading('Worst of All Ltd').waitFor();
  expect(page.url()).toContain(company.id);
  await page.getByRole('button', { name: 'Back to all tenants' }).waitFor();
});
