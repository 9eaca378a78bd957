import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { duringTests } from '../support/during-tests.ts';
import type { QboDocument } from '../support/simulator.ts';
import { useSharedSystem } from '../support/running-system.ts';
import type { Company, Item } from '../support/tenant.ts';

const running = duringTests(useSharedSystem);

type Party = { name: string; accountNumber?: string };

function invoiceFor(externalId: string, customer: Party, { item = 'Hours', price = '100.00', ...more } = {}): Item {
  const lines = [{ item, quantity: '1', unitPrice: price }];
  return { externalId, number: externalId, date: '2026-11-02', customer, lines, ...more };
}

/** A connected company and what a bookkeeper does in its QuickBooks. */
async function openBooks(name: string) {
  const company = await running.company(name);
  const { simulator } = running;
  const { realmId } = company;
  return {
    company,
    add: async (entity: string, body: object) => (await simulator.add(realmId, entity, body)).Id,
    edit: (entity: string, id: string, body: object) => simulator.edit(realmId, entity, id, body),
    all: (entity: string) => simulator.documents(realmId, entity),
    async named(entity: string, entryName: string): Promise<QboDocument> {
      const all = await simulator.documents(realmId, entity);
      const found = all.find((one) => one['Name'] === entryName || one['DisplayName'] === entryName);
      if (found === undefined) throw new Error(`no ${entity} is called ${entryName}`);
      return found;
    },
    /** Who an invoice is billed to, by its number. */
    async billed(number: string): Promise<string> {
      const invoice = (await simulator.documents(realmId, 'Invoice')).find((one) => one.DocNumber === number);
      const ref = invoice?.['CustomerRef'] as { value: string } | undefined;
      const customers = await simulator.documents(realmId, 'Customer');
      return String(customers.find(({ Id }) => Id === ref?.value)?.['FullyQualifiedName']);
    },
    /** A batch by hand, to its end. */
    async batch(items: Item[] = []): Promise<string> {
      if (items.length > 0) await company.bulk(items);
      const { id } = await company.run();
      return (await company.ended(id)).state;
    },
    failure: async (externalId: string) => (await company.record(externalId)).failure,
    metered: async () => (await simulator.ledger(realmId)).calls.corePlus,
  };
}

const settle = (company: Company, settings: object) =>
  company.must(`/v1/companies/${company.id}`, { method: 'PATCH', body: { settings } });

describe('who is billed', () => {
  it.each([['plain first'], ['with the account number first']])(
    'a name that a vendor has, %s: the plain record is told who has it, the other is made with its number',
    async (order) => {
      const books = await openBooks(`Vendor ${order}`);
      await books.add('Vendor', { DisplayName: 'Dell Inc' });
      const items = [
        invoiceFor('vend', { name: 'Dell Inc' }),
        invoiceFor('vend2', { name: 'Dell Inc', accountNumber: 'D-9' }),
      ];
      if (order !== 'plain first') items.reverse();
      for (const item of items) await books.company.put(item);
      expect(await books.batch()).toBe('finishedWithError');
      expect(await books.billed('vend2')).toBe('Dell Inc (D-9)');
      expect(await books.failure('vend')).toMatchObject({
        code: 'name-in-use',
        message: 'The name "Dell Inc" is already used by the vendor "Dell Inc" in QuickBooks.',
      });
    },
  );

  it('two clients of one name get a customer each', async () => {
    const books = await openBooks('Two clients');
    const name = 'Main Street Dental';
    const items = ['1001', '2002'].map((accountNumber) => invoiceFor(accountNumber, { name, accountNumber }));
    expect(await books.batch(items)).toBe('finished');
    expect(await books.billed('1001')).toBe('Main Street Dental (1001)');
    expect(await books.billed('2002')).toBe('Main Street Dental (2002)');
  });

  it('a child is billed, not a client that is made of its full name', async () => {
    const books = await openBooks('Children');
    const acme = await books.add('Customer', { DisplayName: 'Acme' });
    await books.add('Customer', { DisplayName: 'North', ParentRef: { value: acme }, Job: true });
    expect(await books.batch([invoiceFor('N-1', { name: 'Acme:North' })])).toBe('finished');
    expect(await books.billed('N-1')).toBe('Acme:North');
    expect(await books.all('Customer')).toHaveLength(2);
  });
});

describe('names that changed or died in QuickBooks', () => {
  it('the client that was renamed stays, the product that was made inactive is named, and nobody is made anew', async () => {
    const books = await openBooks('Renamed');
    expect(await books.batch([invoiceFor('A-1', { name: 'Contoso' }, { item: 'Widget' })])).toBe('finished');
    await books.edit('Customer', (await books.named('Customer', 'Contoso')).Id, { DisplayName: 'Contoso LLC' });
    const widget = (await books.named('Item', 'Widget')).Id;
    await books.edit('Item', widget, { Active: false });
    const next = invoiceFor('A-2', { name: 'Contoso' }, { item: 'Widget', price: '20.00' });
    expect(await books.batch([next])).toBe('finishedWithError');
    expect(await books.failure('A-2')).toMatchObject({
      code: 'reference-inactive',
      message: 'The product or service "Widget" is inactive in QuickBooks.',
    });
    expect(await books.all('Customer')).toHaveLength(1);

    // Done as told, the next cycle picks it up.
    await books.edit('Item', widget, { Active: true });
    expect(await books.batch()).toBe('finished');
    expect(await books.billed('A-2')).toBe('Contoso LLC');
  });

  it('a client that was made inactive fails its new and its changed invoices, and moves none', async () => {
    const books = await openBooks('Inactive');
    expect(await books.batch([invoiceFor('F-1', { name: 'Fab' })])).toBe('finished');
    const fab = (await books.named('Customer', 'Fab')).Id;
    await books.edit('Customer', fab, { Active: false });
    const changed = invoiceFor('F-1', { name: 'Fab' }, { memo: 'changed' } as object);
    expect(await books.batch([changed, invoiceFor('F-2', { name: 'Fab' })])).toBe('finishedWithError');
    expect(await books.failure('F-2')).toMatchObject({
      code: 'reference-inactive',
      message: 'The customer "Fab" is inactive in QuickBooks.',
    });
    expect(await books.failure('F-1')).toMatchObject({ code: 'reference-inactive' });
    expect(await books.all('Customer')).toHaveLength(1);
    expect(await books.all('Invoice')).toHaveLength(1);
  });

  it('a category is named as such, and its record goes out once it is renamed', async () => {
    const books = await openBooks('Category');
    const managed = await books.add('Item', { Name: 'Managed', Type: 'Category' });
    expect(await books.batch([invoiceFor('M-1', { name: 'Contoso' }, { item: 'Managed' })])).toBe('finishedWithError');
    expect(await books.failure('M-1')).toMatchObject({
      code: 'reference-unusable',
      message: 'The name "Managed" belongs to a category in QuickBooks, not to a product or service.',
    });
    expect(await books.all('Customer')).toHaveLength(0);
    await books.edit('Item', managed, { Name: 'Managed things' });
    expect(await books.batch()).toBe('finished');
    expect(await books.billed('M-1')).toBe('Contoso');
  });

  it('the account of new products is made inactive: records wait for another, and every later one takes it', async () => {
    const books = await openBooks('Accounts');
    expect(await books.batch([invoiceFor('P-1', { name: 'Contoso' }, { item: 'NewSvc1' })])).toBe('finished');
    for (const account of await books.all('Account')) {
      if (account['AccountType'] === 'Income') await books.edit('Account', account.Id, { Active: false });
    }
    expect(await books.batch([invoiceFor('P-2', { name: 'Contoso' }, { item: 'NewSvc2' })])).toBe('finishedWithError');
    expect(await books.failure('P-2')).toMatchObject({
      code: 'default-account-missing',
      message: expect.stringContaining('inactive'),
    });
    await books.add('Account', { Name: 'IT income', AccountType: 'Income' });
    await settle(books.company, { serviceIncomeAccount: 'IT income' });
    expect(await books.batch([invoiceFor('P-3', { name: 'Contoso' }, { item: 'NewSvc3' })])).toBe('finished');
    expect(await books.failure('P-2')).toBeNull();
    const incomeOf = async (name: string) =>
      ((await books.named('Item', name))['IncomeAccountRef'] as { name: string }).name;
    expect([await incomeOf('NewSvc2'), await incomeOf('NewSvc3')]).toEqual(['IT income', 'IT income']);
  });
});

describe('mappings', () => {
  it('what is missing is named at once, mapped over the API, and every record that waited goes out', async () => {
    const books = await openBooks('Mapped');
    const { company } = books;
    const path = `/v1/companies/${company.id}`;
    await settle(company, { createItems: false, createCustomers: false });
    await books.add('Customer', { DisplayName: 'Contoso, Inc.' });
    await company.must(`${path}/quickbooks/refresh`, { method: 'POST' });
    type List = { items: { id: string; name: string }[] };
    const list = (name: string, search: string) => company.must<List>(`${path}/quickbooks/${name}?search=${search}`);
    await eventually(async () => expect((await list('customers', 'contoso')).items).toHaveLength(1), {
      timeoutMs: 30_000,
    });

    const items = ['1', '2'].map((n) => invoiceFor(`W-${n}`, { name: 'Contoso' }, { item: 'Helpdesk' }));
    expect(await books.batch(items)).toBe('finishedWithError');
    const failure = await books.failure('W-1');
    expect(failure?.code).toBe('references-missing');
    for (const name of ['"Contoso"', '"Helpdesk"']) expect(failure?.message).toContain(name);

    type Missing = { items: { kind: string; name: string; records: number; candidates: { quickbooksId: string }[] }[] };
    const missing = (await company.must<Missing>(`${path}/mappings/missing`)).items;
    expect(missing).toMatchObject([
      { kind: 'customer', name: 'Contoso', records: 2, candidates: [{ likeness: 'ending', name: 'Contoso, Inc.' }] },
      { kind: 'item', name: 'Helpdesk', records: 2 },
    ]);

    const [hours] = (await list('items', 'hours')).items;
    const set = [
      { kind: 'customer', name: 'Contoso', quickbooksId: missing[0]?.candidates[0]?.quickbooksId },
      { kind: 'item', name: 'Helpdesk', quickbooksId: hours?.id },
    ];
    await company.must(`${path}/mappings`, { method: 'PATCH', body: { set }, headers: { 'if-match': '*' } });
    expect(await books.batch()).toBe('finished');
    expect([await books.billed('W-1'), await books.billed('W-2')]).toEqual(['Contoso, Inc.', 'Contoso, Inc.']);
    expect((await company.must<Missing>(`${path}/mappings/missing`)).items).toEqual([]);
  });

  it('cost no metered call in a cycle that changes nothing, nor do new records with known names', async () => {
    const books = await openBooks('Cheap');
    expect(await books.batch([invoiceFor('C-1', { name: 'Contoso' })])).toBe('finished');
    const before = await books.metered();
    expect(await books.batch()).toBe('finished');
    expect(await books.batch([invoiceFor('C-2', { name: 'Contoso' })])).toBe('finished');
    expect((await books.metered()) - before).toBeLessThanOrEqual(2);
  });
});
