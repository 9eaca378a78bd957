import { expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import type { RecordType } from '@autosync/contracts';
import { createBookkeeper } from '../support/bookkeeper.ts';
import { duringTests } from '../support/during-tests.ts';
import { owedToAnn, paidByCard, type ExpenseItem } from '../support/expenses.ts';
import { adjustment, receipt, tradingCompany } from '../support/goods.ts';
import { startOwnSystem } from '../support/running-system.ts';
import type { QboDocument } from '../support/simulator.ts';
import type { Company, Item } from '../support/tenant.ts';

const running = duringTests(() => startOwnSystem({ types: ['invoices', 'expenses', 'inventory'] }));

type Comparison = {
  id: string;
  state: string;
  reads: number;
  found: number | null;
  gone: number | null;
  differing: number | null;
  failure: string | null;
};
type Difference = {
  id: string;
  kind: string;
  state: string;
  entity: string;
  docNumber: string | null;
  quickbooksId: string;
  record: { externalId: string } | null;
  code: string;
  fields: { name: string; ours: string | null; theirs: string | null }[];
};

/** Asks for a comparison of a type, as a person does, and waits for it. */
async function compare(company: Company, type: RecordType): Promise<Comparison> {
  const base = `/v1/companies/${company.id}/comparisons`;
  const asked = await company.must<{ comparison: Comparison; batchId: string }>(base, {
    method: 'POST',
    body: { type },
  });
  await company.ended(asked.batchId, 90_000);
  return eventually(
    async () => {
      const comparison = await company.must<Comparison>(`${base}/${asked.comparison.id}`);
      if (!['finished', 'failed'].includes(comparison.state)) throw new Error(`it is ${comparison.state}`);
      return comparison;
    },
    { timeoutMs: 30_000, intervalMs: 200 },
  );
}

async function differences(company: Company, query: string): Promise<Difference[]> {
  return (await company.must<{ items: Difference[] }>(`/v1/companies/${company.id}/differences?${query}`)).items;
}

const shown = (items: readonly Difference[]) =>
  items.map(({ kind, entity, record, code }) => `${kind} ${entity} ${record?.externalId} ${code}`).toSorted();

async function problemCodes(company: Company): Promise<string[]> {
  const { items } = await company.must<{ items: { code: string }[] }>(`/v1/companies/${company.id}/problems`);
  return items.map(({ code }) => code).toSorted();
}

/** Of one record type: what a bookkeeper does there, what is found, and how it goes away. */
async function findsEach(
  company: Company,
  type: RecordType,
  {
    plant,
    found,
    codes,
    mend,
  }: { plant: () => Promise<void>; found: string[]; codes: string[]; mend: () => Promise<void> },
): Promise<void> {
  expect(await compare(company, type)).toMatchObject({ state: 'finished', found: 0, differing: 0, failure: null });
  expect(await differences(company, `type=${type}`)).toEqual([]);
  await plant();
  const comparison = await compare(company, type);
  expect(shown(await differences(company, `type=${type}`))).toEqual(found);
  expect(comparison).toMatchObject({ state: 'finished', found: found.length, differing: found.length });
  expect(comparison.reads).toBeLessThanOrEqual(14);
  expect(await problemCodes(company)).toEqual(codes);
  await mend();
  expect(await compare(company, type)).toMatchObject({ state: 'finished', found: 0, differing: 0 });
  expect(await differences(company, `type=${type}&state=open`)).toEqual([]);
  expect(await problemCodes(company)).toEqual([]);
}

const documentOf = async (company: Company, type: RecordType, externalId: string): Promise<QboDocument> => {
  const { quickbooks } = await company.recordsOf(type).record(externalId);
  const all = await running.simulator.documents(company.realmId, quickbooks?.entity ?? '');
  return all.find(({ Id }) => Id === quickbooks?.id)!;
};

const invoice = (n: number, more: Partial<Item> = {}): Item => ({
  externalId: `I-${n}`,
  number: `I-${n}`,
  date: '2026-11-02',
  customer: { name: 'Contoso' },
  lines: [{ item: 'Consulting', quantity: '2', unitPrice: '50.00' }],
  ...more,
});

it('of invoices: what was deleted and edited, a document left behind, and an item that books elsewhere', async () => {
  const { simulator, system } = running;
  const company = await running.company('Invoiced');
  const books = createBookkeeper(system.simulatorUrl, company.realmId);
  const onAccount = [{ item: 'Consulting', quantity: '2', unitPrice: '50.00', account: 'Services' }];
  await company.bulk([1, 2, 3, 4].map((n) => invoice(n, { lines: onAccount })));
  await company.ended((await company.run()).id);
  const [item] = (await simulator.documents(company.realmId, 'Item')).filter(({ Name }) => Name === 'Consulting');
  const [other] = (await simulator.documents(company.realmId, 'Account')).filter(
    ({ AccountType, Name }) => AccountType === 'Income' && Name !== 'Services',
  );
  let left: QboDocument | undefined;
  await findsEach(company, 'invoices', {
    async plant() {
      await books.delete('Invoice', (await documentOf(company, 'invoices', 'I-1')).Id);
      const { Id } = await documentOf(company, 'invoices', 'I-2');
      await simulator.edit(company.realmId, 'Invoice', Id, { TxnDate: '2026-11-03' });
      left = await documentOf(company, 'invoices', 'I-3');
      await company.operate('I-3', 'un-batch-keep');
      await simulator.edit(company.realmId, 'Item', item?.Id ?? '', { IncomeAccountRef: { value: other?.Id } });
    },
    found: [
      'account Item undefined item-account-moved',
      'deleted Invoice I-1 deleted-in-quickbooks',
      'edited Invoice I-2 changed-in-quickbooks',
      'orphan Invoice I-3 left-in-quickbooks',
    ],
    codes: ['changed-in-quickbooks', 'deleted-in-quickbooks', 'item-account-moved', 'left-in-quickbooks'],
    async mend() {
      await company.operate('I-1', 'send-as-new');
      await company.operate('I-2', 'take-quickbooks');
      await books.delete('Invoice', left?.Id ?? '');
      await simulator.edit(company.realmId, 'Item', item?.Id ?? '', { IncomeAccountRef: item?.['IncomeAccountRef'] });
    },
  });
}, 180_000);

it('of expenses: a bill that was deleted, a purchase of another amount, and a bill left behind', async () => {
  const { simulator, system } = running;
  const company = await running.company('Spending');
  const books = createBookkeeper(system.simulatorUrl, company.realmId);
  const expenses = company.recordsOf<ExpenseItem>('expenses');
  const numbered = (item: ExpenseItem, n: number): ExpenseItem => ({ ...item, externalId: `E-${n}`, number: `R-${n}` });
  const items = [owedToAnn, paidByCard, owedToAnn, paidByCard].map((item, n) => numbered(item, n + 1));
  await expenses.bulk(items);
  expect(await company.ended((await expenses.run()).id)).toMatchObject({ state: 'finished' });
  let left: QboDocument | undefined;
  await findsEach(company, 'expenses', {
    async plant() {
      await books.delete('Bill', (await documentOf(company, 'expenses', 'E-1')).Id);
      const { Id, Line } = await documentOf(company, 'expenses', 'E-2');
      const [line] = Line as object[];
      await simulator.edit(company.realmId, 'Purchase', Id, { Line: [{ ...line, Amount: 41 }] });
      left = await documentOf(company, 'expenses', 'E-3');
      await expenses.operate('E-3', 'un-batch-keep');
    },
    found: [
      'deleted Bill E-1 deleted-in-quickbooks',
      'edited Purchase E-2 changed-in-quickbooks',
      'orphan Bill E-3 left-in-quickbooks',
    ],
    codes: ['changed-in-quickbooks', 'deleted-in-quickbooks', 'left-in-quickbooks'],
    async mend() {
      await expenses.operate('E-1', 'let-go');
      await expenses.operate('E-2', 'send-ours');
      await books.delete('Bill', left?.Id ?? '');
    },
  });
}, 180_000);

it('of inventory: a receipt that was deleted, one of another quantity, and an adjustment left behind', async () => {
  const { simulator } = running;
  const trading = await tradingCompany(running, 'Trading');
  const { company, books } = trading;
  const records = company.recordsOf<{ externalId: string }>('inventory');
  const sent = await trading.send(
    receipt('G-1', { vendorInvoiceNumber: 'V-1' }),
    receipt('G-2', { vendorInvoiceNumber: 'V-2' }),
    receipt('G-3', { vendorInvoiceNumber: 'V-3' }),
    adjustment('G-4', '-3'),
    adjustment('G-5', '2'),
  );
  expect(sent.map(({ syncState }) => syncState)).toEqual(sent.map(() => 'synced'));
  const adjusts = sent[3]?.quickbooks?.entity ?? '';
  let left: QboDocument | undefined;
  await findsEach(company, 'inventory', {
    async plant() {
      await books.delete('Bill', (await documentOf(company, 'inventory', 'G-1')).Id);
      const { Id, Line, VendorRef } = await documentOf(company, 'inventory', 'G-2');
      const [line] = Line as Record<string, object>[];
      const detail = { ...line?.['ItemBasedExpenseLineDetail'], Qty: 11 };
      const changed = { ...line, Amount: 687.5, ItemBasedExpenseLineDetail: detail };
      await simulator.edit(company.realmId, 'Bill', Id, { VendorRef, Line: [changed] });
      left = await documentOf(company, 'inventory', 'G-4');
      await records.operate('G-4', 'un-batch-keep');
    },
    found: [
      'deleted Bill G-1 deleted-in-quickbooks',
      'edited Bill G-2 changed-in-quickbooks',
      `orphan ${adjusts} G-4 left-in-quickbooks`,
    ],
    codes: ['changed-in-quickbooks', 'deleted-in-quickbooks', 'left-in-quickbooks'],
    async mend() {
      await records.operate('G-1', 'send-as-new');
      await records.operate('G-2', 'take-quickbooks');
      await books.delete(adjusts, left?.Id ?? '');
    },
  });
}, 180_000);
