import { expect, it } from 'vitest';
import { plantProblem } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import type { ExpenseItem } from '../support/expenses.ts';
import { visits } from './support/visits.ts';

/* What the demo plants, and says that it is to be mended: on the screen, by somebody who reads only what stands there. */

const at = visits({ types: ['expenses'], overrides: { gateway: { SYNC_TYPES: 'expenses' } } });

it('two expenses that wait for an account are synced once somebody says which one it is', async () => {
  const { system, visitor } = at;
  const { page } = visitor;
  const company = await system.company('Northwind IT Austin');
  const records = company.recordsOf<ExpenseItem>('expenses');
  const api = {
    bulkUpsert: async (_companyId: string, _type: string, items: object[]) => records.bulk(items as ExpenseItem[]),
    startBatch: async () => (await records.run()).id,
    batch: company.batch,
  } as unknown as Parameters<typeof plantProblem>[0]['api'];
  const sessions = [{ company: { id: company.id, name: 'Northwind IT Austin' }, types: ['expenses'] }];
  const planted = await plantProblem({ api, signal: AbortSignal.timeout(60_000) }, sessions);
  expect(planted).toEqual({ companyName: 'Northwind IT Austin', name: 'Conference tickets' });

  await visitor.signIn();
  await page.getByRole('link', { name: 'Northwind IT Austin', exact: true }).click();
  await page.getByRole('link', { name: /^Problems/ }).click();
  await page.getByRole('heading', { name: 'Expenses: 2 records' }).waitFor();
  await visitor.text('Conference tickets').waitFor();
  await page.getByRole('link', { name: 'Go to Mapping' }).click();
  const account = page.getByRole('combobox', { name: 'What Conference tickets is in QuickBooks' });
  await account.fill('Travel');
  await page.getByRole('option', { name: 'Travel', exact: true }).click();
  await visitor.text('2 records wait no longer').waitFor();
  await visitor.button('Run New Batch').click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^Expenses/ })
    .check();
  await page.getByRole('dialog').getByRole('button', { name: 'Run the batch' }).click();
  await page.getByText('Finished', { exact: true }).first().waitFor();
  await page.getByRole('row', { name: /expense-fix-1 Synced/ }).waitFor();
  await page.getByRole('row', { name: /expense-fix-2 Synced/ }).waitFor();
  // Nothing is left to do, and it is said.
  await page.getByRole('link', { name: /^Problems/ }).click();
  await visitor.heading('No problems').waitFor();
  const bills = await eventually(async () => {
    const found = await system.simulator.documents(company.realmId, 'Bill');
    return found.length === 2 ? found : undefined;
  });
  expect(bills!.map(({ TotalAmt }) => TotalAmt).toSorted((a, b) => a - b)).toEqual([120.5, 349]);
});
