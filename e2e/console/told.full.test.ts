import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openMailFolder, openWebhookReceiver, type MailFolder, type WebhookReceiver } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { invoiceItem } from '../support/invoices.ts';
import { seriousFindings } from './support/axe.ts';
import { picture } from './support/pictures.ts';
import { visits } from './support/visits.ts';

/* Who is told of what: people by mail, and programs by webhooks. */

let mails: MailFolder;
let receiver: WebhookReceiver;
const at = visits(async ({ dataDir }) => {
  mails = await openMailFolder({ folder: join(dataDir, 'mails') });
  receiver = await openWebhookReceiver({ file: join(dataDir, 'webhooks.log') });
  return {
    types: ['invoices'],
    withNotifier: true,
    mailPort: mails.port,
    overrides: { notifier: { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: 'true' } },
  };
});
afterAll(async () => {
  await mails?.stop();
  await receiver?.stop();
});

type Told = { recipients: { address: string; about: string[]; types: string[]; when: string }[]; digestHour: number };

it('who hears of a company is said, with what each would get, and nobody’s change is overwritten unseen', async () => {
  const { system, visitor } = at;
  const { page } = visitor;
  const company = await system.company('Told Ltd');
  const path = `/v1/companies/${company.id}/notifications`;
  await visitor.signIn();
  await visitor.openCompany(company.id, '/setup/notifications');
  await visitor.text('Nobody hears of this company').waitFor();
  await visitor.button('Add somebody').click();
  // What was added is what one types into.
  await page.keyboard.type('anna@example.com');
  await page.getByRole('checkbox', { name: /^Connection/ }).uncheck();
  await page.getByRole('checkbox', { name: 'Expenses' }).uncheck();
  await page.getByText('What this address would get').click();
  await visitor.text('A batch failed as a whole (Invoices, Inventory, Payments)').waitFor();
  expect(await page.getByText('The connection ends in').count()).toBe(0);
  await page.getByLabel('Once a day, all in one mail').check();
  await page.getByLabel('Hour of the daily mail').selectOption('6');
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, 'notifications-form');
  await visitor.button('Save').click();
  await visitor.text('Nothing to save').waitFor();
  const read = async () => (await system.tenant.call<Told>(path)).body;
  expect(await read()).toMatchObject({
    recipients: [
      {
        address: 'anna@example.com',
        about: ['records', 'autosync'],
        types: ['invoices', 'inventory', 'payments'],
        when: 'daily',
      },
    ],
    digestHour: 6,
  });

  await page.getByLabel('Mail address').fill('anna.lee@example.com');
  const { headers, body } = await system.tenant.call<Told>(path);
  const other = { address: 'bert@example.com', about: [], types: [], when: 'atOnce' };
  await system.tenant.call(path, {
    method: 'PUT',
    body: { recipients: [...body.recipients, other], digestHour: 6 },
    headers: { 'if-match': headers.get('etag')! },
  });
  await visitor.button('Save').click();
  await visitor.text('Somebody else changed these settings meanwhile').waitFor();
  await page.getByRole('status').getByText('bert@example.com').waitFor();
  await visitor.button('Show the new settings').click();
  expect(await page.getByLabel('Mail address').count()).toBe(2);
  await visitor.button('Remove bert@example.com').click();
  await visitor.button('Save').click();
  await visitor.text('Nothing to save').waitFor();
  expect((await read()).recipients).toHaveLength(1);
});

it('a webhook is made with its secret shown once, tested, looked into, sent again, given a new secret, and removed', async () => {
  const { system, visitor } = at;
  const { page } = visitor;
  await visitor.signIn(await system.tenant.keyWith('all'));
  await page.goto(`${system.consoleUrl}/administration/notifications`);
  await visitor.button('New webhook').first().click();
  const dialog = page.getByRole('dialog');
  // A name that nobody has: what comes of a delivery is known at once.
  await dialog.getByLabel('Address').fill('https://hooks.invalid/autosync');
  await dialog.getByLabel('What it is for').fill('Ticket system');
  await dialog.getByRole('checkbox', { name: /^Settings changed/ }).uncheck();
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'New webhook' }).click();
  const secret = await dialog.getByText(/^whsec_/).textContent();
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'I have it' }).click();
  const card = page.getByRole('article', { name: 'Ticket system' });
  await card.getByText('On', { exact: true }).waitFor();
  expect(await page.content()).not.toContain(secret);

  await card.getByRole('button', { name: 'Show what was sent' }).click();
  await card.getByRole('button', { name: 'Send a test event' }).click();
  const delivery = card.getByRole('row', { name: /^Test/ }).first();
  await delivery.getByText('the name of the address is not known').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await delivery.getByRole('button', { name: 'Test', exact: true }).click();
  await dialog.getByText('webhook-id:').waitFor();
  await picture(page, 'webhook-delivery');
  await dialog.getByText('"type":"webhook.test"').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await delivery.getByRole('button', { name: 'Send again' }).click();
  await delivery.getByRole('cell', { name: '2', exact: true }).waitFor();

  await card.getByRole('button', { name: 'New secret' }).click();
  await dialog.getByLabel('The old secret signs, too,').selectOption('7');
  await dialog.getByRole('button', { name: 'New secret' }).click();
  expect(await dialog.getByText(/^whsec_/).textContent()).not.toBe(secret);
  await dialog.getByRole('button', { name: 'I have it' }).click();
  await card.getByText('signs, too, until').waitFor();

  await card.getByRole('button', { name: 'Change' }).click();
  await dialog.getByRole('switch', { name: 'Enabled' }).uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await card.getByText('Switched off', { exact: true }).waitFor();
  expect(await card.getByRole('button', { name: 'Send a test event' }).isDisabled()).toBe(true);
  await card.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await visitor.heading('No webhooks yet').waitFor();
});

it('a batch that fails is told to a person and to a program, and the link of the mail tries its records again', async () => {
  const { system, visitor } = at;
  const { page } = visitor;
  const company = await system.company('Heard Ltd');
  const recipients = [{ address: 'anna@heard.example', about: [], types: [], when: 'atOnce' }];
  const told = { method: 'PUT', body: { recipients, digestHour: 7 }, headers: { 'if-match': '*' } };
  await company.must(`/v1/companies/${company.id}/notifications`, told);
  await visitor.signIn(await system.tenant.keyWith('all'));
  await page.goto(`${system.consoleUrl}/administration/notifications`);
  await visitor.button('New webhook').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByLabel('What it is for').fill('Help desk');
  await picture(page, 'webhook-new');
  await dialog.getByRole('button', { name: 'New webhook' }).click();
  receiver.trust((await dialog.getByText(/^whsec_/).textContent()) ?? '');
  await picture(page, 'webhook-secret');
  await dialog.getByRole('button', { name: 'I have it' }).click();

  await company.bulk([invoiceItem('H', 1), invoiceItem('H', 2, { terms: 'Net 77' })]);
  const { id } = await company.run();
  expect(await company.ended(id)).toMatchObject({ state: 'finishedWithError', counts: { failed: 1 } });
  const card = page.getByRole('article', { name: 'Help desk' });
  await eventually(
    async () => {
      await page.reload();
      await card.getByRole('button', { name: 'Show what was sent' }).click({ timeout: 3000 });
      await card.getByRole('row', { name: /Batch needs attention.*Delivered/ }).waitFor({ timeout: 3000 });
      await card.getByRole('row', { name: /Batch finished.*Delivered/ }).waitFor({ timeout: 3000 });
    },
    { timeoutMs: 60_000, intervalMs: 500 },
  );
  await picture(page, 'webhook-delivered');

  await eventually(() => mails.mails.some(({ to }) => to === 'anna@heard.example'), { timeoutMs: 60_000 });
  const mail = mails.mails.find(({ to }) => to === 'anna@heard.example');
  const inbox = await page.context().newPage();
  await inbox.setContent(mail?.html ?? '');
  await picture(inbox, 'mail');
  await inbox.close();
  const [link = ''] = /http\S+rerun-links\/\S+/.exec(mail?.text ?? '') ?? [];
  await page.goto(link);
  await visitor.heading('Try 1 record again?').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, 'rerun-link');
  expect(await company.batches()).toHaveLength(1);
  await system.simulator.create(company.realmId, 'Term', { Name: 'Net 77', Type: 'STANDARD', DueDays: 77 });
  await page.getByRole('button').click();
  await visitor.heading('On its way').waitFor();
  await picture(page, 'rerun-link-used');
  const rerun = (await company.batches()).find((batch) => batch.id !== id);
  expect(await company.ended(rerun?.id ?? '')).toMatchObject({ state: 'finished', counts: { total: 1 } });
});
