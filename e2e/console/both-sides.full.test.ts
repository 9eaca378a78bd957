import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { createBookkeeper } from '../support/bookkeeper.ts';
import { invoiceItems } from '../support/invoices.ts';
import type { Company } from '../support/tenant.ts';
import { seriousFindings } from './support/axe.ts';
import { picture } from './support/pictures.ts';
import { visits } from './support/visits.ts';

/* What people do about what QuickBooks has: payments that are looked at first, differences, and books that began anew. */

const at = visits();

/** A company with some invoices in QuickBooks, and the person who works there. */
async function booked(name: string, count = 3) {
  const { system } = at;
  const company = await system.company(name);
  await company.bulk(invoiceItems('B', count));
  await company.ended((await company.recordsOf('invoices').run()).id);
  const documents = await system.simulator.documents(company.realmId, 'Invoice');
  const invoices = documents.toSorted((a, b) => (a.DocNumber ?? '').localeCompare(b.DocNumber ?? ''));
  const bookkeeper = createBookkeeper(system.system.simulatorUrl, company.realmId);
  const pay = async (index: number, amount: number) => {
    const { Id: txnId, CustomerRef: customer } = invoices[index] as unknown as {
      Id: string;
      CustomerRef: { value: string };
    };
    await bookkeeper.receive(customer.value, amount, [{ txnType: 'Invoice', txnId, amount }]);
  };
  return { company, invoices, bookkeeper, pay };
}

const applied = async (company: Company) => {
  const { items } = await company.must<{ items: { amount: string }[] }>(
    `/v1/companies/${company.id}/payment-applications`,
  );
  return items.map(({ amount }) => amount);
};

describe('a payment sync from a preview', () => {
  it('applies just what was shown', async () => {
    const { visitor } = at;
    const { company, pay } = await booked('Shown Ltd');
    await pay(0, 20);
    await visitor.signIn();
    await visitor.openCompany(company.id);
    await visitor.button('Run Payment Sync').click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel('Starting date').fill('2020-01-01');
    await dialog.getByRole('button', { name: 'Show what would change' }).click();
    await dialog.getByRole('row', { name: /B-1 Applied from 0\.00 to 20\.00/ }).waitFor();
    await picture(visitor.page, 'payment-sync-preview');
    expect(await seriousFindings(visitor.page)).toEqual([]);
    expect(await applied(company)).toEqual([]);
    await dialog.getByRole('button', { name: 'Apply 1 change' }).click();
    await visitor.heading('[Shown Ltd] Payments').waitFor();
    await eventually(async () => expect(await applied(company)).toEqual(['20.00']));
    const { items } = await company.must<{ items: object[] }>(`/v1/companies/${company.id}/batches?type=payments`);
    expect(items[0]).toMatchObject({ previewId: expect.any(String) });
  });

  it('offers nothing to start where nothing would change', async () => {
    const { visitor } = at;
    const { company } = await booked('Nothing Ltd', 1);
    await visitor.signIn();
    await visitor.openCompany(company.id);
    await visitor.button('Run Payment Sync').click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel('Starting date').fill('2020-01-01');
    await dialog.getByRole('button', { name: 'Show what would change' }).click();
    await dialog.getByText('Nothing: what is here is what QuickBooks has.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Run the payment sync' }).isDisabled()).toBe(true);
  });

  it('applies nothing when QuickBooks has changed since, says so, and shows what would change now', async () => {
    const { visitor } = at;
    const { company, pay } = await booked('Moved Ltd');
    await pay(0, 20);
    await visitor.signIn();
    await visitor.openCompany(company.id);
    await visitor.button('Run Payment Sync').click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel('Starting date').fill('2020-01-01');
    await dialog.getByRole('button', { name: 'Show what would change' }).click();
    await dialog.getByRole('row', { name: /B-1 Applied from 0\.00 to 20\.00/ }).waitFor();
    await pay(0, 7);
    await dialog.getByRole('button', { name: 'Apply 1 change' }).click();
    await visitor.text('QuickBooks has changed since the preview, so nothing was applied').waitFor();
    await visitor.text('applied would go from 0.00 to 27.00').waitFor();
    expect(await applied(company)).toEqual([]);
    await visitor.button('Show what would change now').click();
    expect(await dialog.getByLabel('Starting date').inputValue()).toBe('2020-01-01');
    await dialog.getByRole('button', { name: 'Show what would change' }).click();
    await dialog.getByRole('row', { name: /B-1 Applied from 0\.00 to 27\.00/ }).waitFor();
    await dialog.getByRole('button', { name: 'Apply 1 change' }).click();
    await eventually(async () => expect((await applied(company)).toSorted()).toEqual(['20.00', '7.00']));
  });
});

describe('the comparison', () => {
  it('shows both values of what differs, which is decided about or accepted with a note', async () => {
    const { system, visitor } = at;
    const { company, invoices } = await booked('Compared Ltd');
    await system.simulator.edit(company.realmId, 'Invoice', invoices[0]!.Id, { TxnDate: '2026-10-01' });
    await system.simulator.remove(company.realmId, 'Invoice', invoices[1]!.Id);
    const { page } = visitor;
    await visitor.signIn();
    await visitor.openCompany(company.id, '/comparison');
    await visitor.button('Compare now: Invoices').click();
    await visitor.text('2 differences').waitFor();
    const edited = page.getByRole('row', { name: /B-1/ });
    await edited.getByText('2026-09-15').waitFor();
    await edited.getByText('2026-10-01').waitFor();
    await page.getByRole('row', { name: /B-2.*Deleted in QuickBooks/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const csv = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await csv).suggestedFilename()).toMatch(/differences.*\.csv/);

    await edited.getByRole('button', { name: /^Accept/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why it may stay').fill('Agreed on the phone');
    await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
    await edited.waitFor({ state: 'detached' });
    await page.getByLabel('State').selectOption('accepted');
    await edited.getByText('Agreed on the phone').waitFor();
    // The address of what is shown can be sent to somebody.
    await page.reload();
    await edited.getByRole('button', { name: /^Take back/ }).click();
    await dialog.getByRole('button', { name: 'Take back', exact: true }).click();
    await visitor.heading('No such difference').waitFor();
    await page.getByLabel('State').selectOption('');
    await edited.waitFor();

    await page.getByRole('link', { name: 'Decide about the record B-2' }).click();
    await visitor.button('Decide about its document').click();
    await dialog.getByLabel('Send as a new document').check();
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await visitor.page.getByText('Finished', { exact: true }).first().waitFor();
    await visitor.openCompany(company.id, '/comparison');
    await edited.waitFor();
    expect(await page.getByRole('row', { name: /B-2/ }).count()).toBe(0);
  });
});

it('books that began anew are explained, and what is decided about them is done', async () => {
  const { system, visitor } = at;
  const { company, bookkeeper } = await booked('Anew Ltd', 2);
  const { page } = visitor;
  const sync = { method: 'POST', body: { type: 'payments' } };
  await company.must(`/v1/companies/${company.id}/batches`, sync);
  await company.settled();
  await bookkeeper.reset();
  // Other documents take the Ids of those that are gone, which is believed of Ids alone after an hour; QuickBooks says it at once.
  const customer = await system.simulator.add(company.realmId, 'Customer', { DisplayName: 'Somebody else' });
  for (const amount of [1, 2, 3]) {
    const lines = [{ DetailType: 'SalesItemLineDetail', Amount: amount, SalesItemLineDetail: {} }];
    await system.simulator.add(company.realmId, 'Invoice', { CustomerRef: { value: customer.Id }, Line: lines });
  }
  await system.simulator.addFault({
    realmId: company.realmId,
    operation: 'cdc',
    fault: { kind: 'fault', code: '10200', message: 'Company has been reset', detail: 'The request is stale' },
  });
  await company.must(`/v1/companies/${company.id}/batches`, sync);
  await visitor.signIn();
  await visitor.openCompany(company.id);
  await visitor.text('The books of this company began anew in QuickBooks').waitFor();
  // Nothing on the page says that to connect again would help.
  await page.getByText('Stopped', { exact: true }).waitFor();
  await visitor.text('a batch waits until somebody has decided what that means').waitFor();
  expect(await page.getByText('Connect again').count()).toBe(0);
  await picture(page, 'books-reset');
  await visitor.button('Decide').click();
  const dialog = page.getByRole('dialog');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByLabel('Send everything again').check();
  await dialog.getByText('AutoSync forgets which documents 2 records have').first().waitFor();
  await picture(page, 'books-reset-decide');
  const decide = dialog.getByRole('button', { name: 'Send everything again' });
  expect(await decide.isDisabled()).toBe(true);
  await dialog.getByLabel('I have seen in QuickBooks that the old documents are gone.').check();
  await decide.click();
  await dialog.waitFor({ state: 'detached' });
  await visitor.text('The books of this company began anew in QuickBooks').waitFor({ state: 'detached' });
  await company.ended((await company.recordsOf('invoices').run()).id);
  expect((await company.record('B-1')).syncState).toBe('synced');
});
