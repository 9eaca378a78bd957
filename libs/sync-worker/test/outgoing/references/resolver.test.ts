import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFailure } from '@autosync/contracts';
import type { OutgoingSlice } from '../../../src/outgoing/outgoing-slice.ts';
import { lookForReferences } from '../../../src/outgoing/references/looking.ts';
import type { ReferenceNeed } from '../../../src/outgoing/references/need.ts';
import { createReferenceResolver } from '../../../src/outgoing/references/resolver.ts';
import { resolveNeeds } from '../../../src/outgoing/references/resolve-needs.ts';
import { openReferences, standardAccounts, type TestCompany } from './support.ts';

let world: Awaited<ReturnType<typeof openReferences>>;
beforeAll(async () => {
  world = await openReferences();
}, 60_000);
afterAll(async () => world.stop());

const client = (name: string, accountNumber?: string): ReferenceNeed => ({
  kind: 'customer',
  name,
  ...(accountNumber !== undefined && { accountNumber }),
});
const product = (name: string, itemType?: 'service' | 'product' | 'stock'): ReferenceNeed => ({
  kind: 'item',
  name,
  ...(itemType !== undefined && { itemType }),
});

/** What a record that needs these is told; '' when nothing is missing. */
async function told(company: TestCompany, needs: ReferenceNeed[]): Promise<string> {
  const resolver = createReferenceResolver(company.slice());
  const resolved = await resolveNeeds(resolver, needs);
  if (resolved.kind !== 'unmet') return '';
  return describeFailure(resolved.refusal.code, resolved.refusal.values).message;
}

/** The causes that a record with these needs waits for. */
async function causesOf(company: TestCompany, needs: ReferenceNeed[]) {
  const resolved = await resolveNeeds(createReferenceResolver(company.slice()), needs);
  return resolved.kind === 'unmet' ? (resolved.refusal.causes ?? []) : [];
}

describe.each(['with lists read', 'without lists'])('a name of a vendor or an employee (%s)', (how) => {
  it.each([
    ['Vendor', 'Dell Inc', 'the vendor "Dell Inc"'],
    ['Employee', 'Ann Lee', 'the employee "Ann Lee"'],
  ])(
    '%s: the plain name is told who has it, the one with a number is made, in any order',
    async (entity, name, holder) => {
      for (const needs of [
        [client(name), client(name, 'D-9')],
        [client(name, 'D-9'), client(name)],
      ]) {
        const company = await world.newCompany();
        await company.books.add(entity, { DisplayName: name });
        if (how === 'with lists read') await company.readLists();
        await company.store([{ name }, { name, accountNumber: 'D-9' }]);
        const outcomes = await company.outcomes(needs);
        expect(new Set(outcomes)).toEqual(new Set(['name-in-use', `${name} (D-9)`]));
        expect(outcomes[needs.findIndex((need) => need.accountNumber !== undefined)]).toBe(`${name} (D-9)`);
        expect(await told(company, [client(name)])).toContain(holder);
        // In a later run, alone and with what is remembered: the same.
        expect(await company.outcome(client(name))).toBe('name-in-use');
        expect(await company.outcome(client(name, 'D-9'))).toBe(`${name} (D-9)`);
      }
    },
  );
});

describe('two clients of one name', () => {
  it.each([
    ['nobody before', []],
    ['one of the name in QuickBooks', ['Main Street Dental']],
  ])('%s: end on two customers, in one run and over two', async (_, before) => {
    for (const numbers of [
      ['1001', '2002'],
      ['2002', '1001'],
    ]) {
      const company = await world.newCompany();
      for (const DisplayName of before) await company.books.add('Customer', { DisplayName });
      await company.store(numbers.map((accountNumber) => ({ name: 'Main Street Dental', accountNumber })));
      const needs = numbers.map((number) => client('Main Street Dental', number));
      const outcomes = await company.outcomes(needs);
      expect(outcomes).toEqual(numbers.map((number) => `Main Street Dental (${number})`));
      expect(await company.outcomes([...needs].reverse())).toEqual([...outcomes].reverse());
    }
  });

  it('that come one after the other never share a customer', async () => {
    const company = await world.newCompany();
    await company.store([{ name: 'Smith & Sons', accountNumber: 'A1' }]);
    expect(await company.outcome(client('Smith & Sons', 'A1'))).toBe('Smith & Sons');
    await company.store([{ name: 'Smith & Sons', accountNumber: 'B2' }]);
    expect(await company.outcome(client('Smith & Sons', 'B2'))).toBe('Smith & Sons (B2)');
    expect(await company.outcome(client('Smith & Sons', 'A1'))).toBe('Smith & Sons');
    await company.store([{ name: 'Smith & Sons' }]);
    expect(await company.outcome(client('Smith & Sons'))).toBe('name-in-use');
  });

  it('are two however they are spelled: case, space and accented capitals', async () => {
    const company = await world.newCompany();
    const spelled = ['Café  Zoë', ' CAFÉ ZOË', 'café zoë '];
    await company.store(spelled.map((name, n) => ({ name, accountNumber: String(n) })));
    const outcomes = await company.outcomes(spelled.map((name, n) => client(name, String(n))));
    expect(outcomes).toEqual(['Café Zoë (0)', 'CAFÉ ZOË (1)', 'café zoë (2)']);
  });

  it('whose number was mistyped and is corrected: it is the client that was there', async () => {
    const company = await world.newCompany();
    await company.books.add('Customer', { DisplayName: 'Contoso' });
    await company.store([{ name: 'Contoso', accountNumber: 'C-71' }], 'INV-1');
    expect(await company.outcome(client('Contoso', 'C-71'))).toBe('Contoso');
    await company.store([{ name: 'Contoso', accountNumber: 'C-17' }], 'INV-1');
    expect(await company.outcome(client('Contoso', 'C-17'))).toBe('Contoso');
  });

  it('are refused where the number may not be added, and told so', async () => {
    const company = await world.newCompany({ ...standardAccounts, customerAccountNumber: 'never' });
    await company.store([
      { name: 'Main Street Dental', accountNumber: '1001' },
      { name: 'Main Street Dental', accountNumber: '2002' },
    ]);
    const needs = [client('Main Street Dental', '1001'), client('Main Street Dental', '2002')];
    expect(await company.outcomes(needs)).toEqual(['name-shared', 'name-shared']);
    expect(await company.books.all('Customer')).toHaveLength(0);
  });

  it('with the number always added', async () => {
    const company = await world.newCompany({ ...standardAccounts, customerAccountNumber: 'always' });
    expect(await company.outcome(client('Contoso', 'C-17'))).toBe('Contoso (C-17)');
  });
});

describe('parent and child', () => {
  it('a child is found by its full name and created below its parent, never as a client of its own', async () => {
    const company = await world.newCompany();
    const parent = await company.books.add('Customer', { DisplayName: 'Acme' });
    await company.books.add('Customer', { DisplayName: 'North', ParentRef: { value: parent }, Job: true });
    expect(await company.outcomes([client('Acme:North'), client(' acme : north ')])).toEqual([
      'Acme:North',
      'Acme:North',
    ]);
    expect(await company.outcome(client('Acme:South'))).toBe('Acme:South');
    expect(await company.outcome(client('North'))).toBe('name-in-use');
    expect(await told(company, [client('North')])).toContain('Acme:North');
  });

  it('a parent is made only when the settings say so', async () => {
    const company = await world.newCompany();
    expect(await company.outcome(client('Umbra:West'))).toBe('parent-missing');
    expect(await company.books.all('Customer')).toHaveLength(0);
    const causes = await causesOf(company, [client('Umbra:West')]);
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set());
    company.setSettings({ ...standardAccounts, createParents: true });
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set(causes.map(({ key }) => key)));
    expect(await company.outcome(client('Umbra:West'))).toBe('Umbra:West');
  });

  it('a parent that is lost in the same run is told with the child, and nobody is made', async () => {
    const company = await world.newCompany();
    const acme = await company.books.add('Customer', { DisplayName: 'Acme' });
    const resolver = createReferenceResolver(company.slice());
    await resolver.prefetch([client('Acme'), client('Acme:North')]);
    expect(resolver.known(client('Acme:North'))).toMatchObject({ kind: 'creatable' });
    await company.books.change('Customer', acme, { Active: false });
    expect(await resolver.recheck([client('Acme')])).toEqual([client('Acme')]);
    const unmet = { refusal: { code: 'reference-inactive' } };
    expect(await resolver.settle(client('Acme:North'))).toMatchObject({ kind: 'unmet', unmet });
    expect(await company.books.all('Customer')).toHaveLength(1);
  });

  it('a product stands below a category', async () => {
    const company = await world.newCompany();
    await company.books.add('Item', { Name: 'Cables', Type: 'Category' });
    expect(await company.outcome(product('Cables:Patch'))).toBe('Cables:Patch');
    expect(await company.outcome(product('Patch'))).toBe('Cables:Patch');
    company.setSettings({ ...standardAccounts, createParents: true });
    expect(await company.outcome(product('Racks:Small'))).toBe('Racks:Small');
    expect(await company.outcome(product('Racks'))).toBe('reference-unusable');
  });
});

describe('names that changed or died in QuickBooks', () => {
  it('renamed: the entry that was found stays the one that is meant', async () => {
    const company = await world.newCompany();
    expect(await company.outcome(client('Contoso'))).toBe('Contoso');
    const [customer] = await company.books.all('Customer');
    await company.books.change('Customer', String(customer?.['Id']), { DisplayName: 'Contoso LLC' });
    expect(await company.outcomes([client('Contoso'), client('Contoso LLC')])).toEqual(['Contoso LLC', 'Contoso LLC']);
    expect(await company.books.all('Customer')).toHaveLength(1);
  });

  it('a fault makes exactly those forgotten that are bad', async () => {
    const company = await world.newCompany();
    expect(await company.outcomes([client('Contoso'), product('Widget')])).toEqual(['Contoso', 'Widget']);
    const [customer] = await company.books.all('Customer');
    const widget = (await company.books.all('Item')).find(({ Name }) => Name === 'Widget');
    await company.books.change('Customer', String(customer?.['Id']), { DisplayName: 'Contoso LLC' });
    await company.books.change('Item', String(widget?.['Id']), { Active: false });

    const needs = [client('Contoso'), product('Widget')];
    const resolver = createReferenceResolver(company.slice());
    await resolver.prefetch(needs);
    const bad = await resolver.recheck(needs);
    expect(bad).toEqual([product('Widget')]);
    const resolved = await resolveNeeds(resolver, needs);
    expect(resolved).toMatchObject({ kind: 'unmet', refusal: { code: 'reference-inactive' } });
    expect(await told(company, needs)).toBe('The product or service "Widget" is inactive in QuickBooks.');
    expect(await company.outcome(client('Contoso'))).toBe('Contoso LLC');
    expect(await company.books.all('Customer')).toHaveLength(1);

    // Nothing is made in its place; it comes back when it is active again.
    const causes = await causesOf(company, needs);
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set());
    await company.books.change('Item', String(widget?.['Id']), { Active: true });
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set(['item/widget']));
    expect(await company.outcome(product('Widget'))).toBe('Widget');
  });

  it('inactive and active again under another name: it is the one that was found', async () => {
    const company = await world.newCompany();
    expect(await company.outcome(client('Contoso'))).toBe('Contoso');
    const id = String((await company.books.all('Customer'))[0]?.['Id']);
    await company.books.change('Customer', id, { Active: false });
    const resolver = createReferenceResolver(company.slice());
    expect(await resolver.recheck([client('Contoso')])).toEqual([client('Contoso')]);
    expect(await company.outcome(client('Contoso'))).toBe('reference-inactive');
    await company.books.change('Customer', id, { DisplayName: 'Contoso LLC', Active: true });
    expect(await company.outcome(client('Contoso'))).toBe('Contoso LLC');
  });

  it('lost, and another of its name is made by hand: that one is meant from then on', async () => {
    const company = await world.newCompany();
    expect(await company.outcome(client('Contoso'))).toBe('Contoso');
    const id = String((await company.books.all('Customer'))[0]?.['Id']);
    await company.books.change('Customer', id, { Active: false });
    await createReferenceResolver(company.slice()).recheck([client('Contoso')]);
    const next = await company.books.add('Customer', { DisplayName: 'Contoso' });
    const need = client('Contoso');
    const before = await company.books.metered();
    const resolved = await resolveNeeds(createReferenceResolver(company.slice()), [need]);
    expect(resolved.kind === 'met' && resolved.referenceId(need)).toBe(next);
    // The one that was lost, by its Id, and then the name.
    expect((await company.books.metered()) - before).toBe(2);
  });

  it.each(['inactive', 'gone'])('with its number, and %s: the one of the name alone is somebody else', async (how) => {
    const company = await world.newCompany();
    const id = await company.books.add('Customer', { DisplayName: 'Dell (1)' });
    const into = await company.books.add('Customer', { DisplayName: 'Dell' });
    expect(await company.outcome(client('Dell', '1'))).toBe('Dell (1)');
    if (how === 'inactive') await company.books.change('Customer', id, { Active: false });
    else {
      const merge = { entity: 'Customer', id, into };
      await company.simulator.control('POST', `bookkeeper/${company.realmId}/merge`, merge);
    }
    await company.recheck([client('Dell', '1')]);
    expect(await company.outcomes([client('Dell', '1'), client('Dell')])).toEqual([`reference-${how}`, 'Dell']);
    // Another one of the whole name is who is meant.
    await company.books.add('Customer', { DisplayName: 'Dell (1)' });
    expect(await company.outcome(client('Dell', '1'))).toBe('Dell (1)');
  });

  it('lost, and known by a name that stands elsewhere, too: the product that is left is meant', async () => {
    const company = await world.newCompany();
    const categories = ['Cables', 'Racks'].map((Name) => company.books.add('Item', { Name, Type: 'Category' }));
    const [, racks] = await Promise.all(categories);
    expect(await company.outcome(product('Cables:Patch'))).toBe('Cables:Patch');
    expect(await company.outcome(product('Patch'))).toBe('Cables:Patch');
    const patch = (await company.books.all('Item')).find(({ Name }) => Name === 'Patch');
    await company.books.change('Item', String(patch?.['Id']), { Active: false });
    expect(await company.recheck([product('Patch')])).toEqual([product('Patch')]);
    const { Type, IncomeAccountRef } = patch as Record<string, unknown>;
    const below = { SubItem: true, ParentRef: { value: racks } };
    await company.books.add('Item', { Name: 'Patch', Type, IncomeAccountRef, ...below });
    expect(await company.outcome(product('Patch'))).toBe('Racks:Patch');
  });

  it('inactive before it was ever looked for: said so, and nothing is made', async () => {
    for (const how of ['lists', 'queries']) {
      const company = await world.newCompany();
      const fab = await company.books.add('Customer', { DisplayName: 'Fab' });
      await company.books.change('Customer', fab, { Active: false });
      if (how === 'lists') await company.readLists();
      expect(await company.outcome(client('Fab'))).toBe('reference-inactive');
      expect(await company.books.all('Customer')).toHaveLength(1);
    }
  });
});

it('a category is no product, and is named as such', async () => {
  const company = await world.newCompany();
  const id = await company.books.add('Item', { Name: 'Managed', Type: 'Category' });
  expect(await told(company, [product('Managed')])).toBe(
    'The name "Managed" belongs to a category in QuickBooks, not to a product or service.',
  );
  const causes = await causesOf(company, [product('Managed')]);
  expect(await lookForReferences(company.slice(), causes)).toEqual(new Set());
  await company.books.change('Item', id, { Name: 'Managed things' });
  expect(await lookForReferences(company.slice(), causes)).toEqual(new Set(['item/managed']));
});

describe('accounts', () => {
  it('are never guessed: a new product needs the one that the company named', async () => {
    const company = await world.newCompany({});
    expect(await company.outcome(product('NewSvc'))).toBe('default-account-missing');
    expect(await told(company, [product('NewSvc')])).toContain('no income account for new services');
    company.setSettings({ serviceIncomeAccount: 'Checking' });
    expect(await told(company, [product('NewSvc')])).toContain('"Checking" is an account of the type Bank');
    company.setSettings({ serviceIncomeAccount: 'Sevices' });
    expect(await told(company, [product('NewSvc')])).toContain('there is no "Sevices" in QuickBooks');
    company.setSettings(standardAccounts);
    const needs = [product('NewSvc'), product('Router', 'stock'), product('Licence', 'product')];
    expect(await company.outcomes(needs)).toEqual(['NewSvc', 'Router', 'Licence']);
    const items = await company.books.all('Item');
    const of = (name: string) => items.find(({ Name }) => Name === name);
    expect(of('NewSvc')).toMatchObject({ Type: 'Service', IncomeAccountRef: { name: 'Services' } });
    expect(of('Licence')).toMatchObject({
      Type: 'NonInventory',
      IncomeAccountRef: { name: 'Sales of Product Income' },
    });
    expect(of('Router')).toMatchObject({
      Type: 'Inventory',
      QtyOnHand: 0,
      InvStartDate: '2000-01-01',
      ExpenseAccountRef: { name: 'Cost of Goods Sold' },
      AssetAccountRef: { name: 'Inventory Asset' },
    });
  });

  it('made inactive: new products wait for another one, and take it', async () => {
    const company = await world.newCompany();
    expect(await company.outcome(product('First'))).toBe('First');
    const services = (await company.books.all('Account')).find(({ Name }) => Name === 'Services');
    await company.books.change('Account', String(services?.['Id']), { Active: false });
    expect(await company.outcome(product('Second'))).toBe('default-account-missing');
    expect(await told(company, [product('Second')])).toContain('inactive');
    const causes = await causesOf(company, [product('Second')]);
    await company.books.add('Account', { Name: 'IT income', AccountType: 'Income' });
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set());
    company.setSettings({ ...standardAccounts, serviceIncomeAccount: 'IT income' });
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set(['item/second']));
    expect(await company.outcomes([product('Second'), product('Third')])).toEqual(['Second', 'Third']);
  });
});

describe('all at once, before the first write', () => {
  it('one failure names everything that is missing, and nothing was made', async () => {
    const company = await world.newCompany();
    await company.books.add('Item', { Name: 'Managed', Type: 'Category' });
    const needs: ReferenceNeed[] = [
      client('New Client'),
      product('Managed'),
      { kind: 'term', name: 'Net 31' },
      { kind: 'class', name: 'Cloud' },
    ];
    const sentence = await told(company, needs);
    for (const part of ['"Managed"', '"Net 31"', '"Cloud"']) expect(sentence).toContain(part);
    expect(sentence).toMatch(/[^.]\.$/);
    expect((await causesOf(company, needs)).map(({ key }) => key)).toEqual([
      'item/managed',
      'term/net 31',
      'class/cloud',
    ]);
    expect(await company.books.all('Customer')).toHaveLength(0);
  });

  it('terms that are created as told are found by the next look', async () => {
    const company = await world.newCompany();
    await company.readLists();
    const needs: ReferenceNeed[] = [{ kind: 'term', name: 'Net 30 Days' }];
    const causes = await causesOf(company, needs);
    await company.books.add('Term', { Name: 'Net 30 Days', DueDays: 30 });
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set(['term/net 30 days']));
    const resolved = await resolveNeeds(createReferenceResolver(company.slice()), needs);
    expect(resolved.kind === 'met' && resolved.dataOf(needs[0] as ReferenceNeed)).toMatchObject({ DueDays: 30 });
  });

  it('a name that a vendor had is looked for until it is free', async () => {
    const company = await world.newCompany();
    const vendor = await company.books.add('Vendor', { DisplayName: 'Dell Inc' });
    expect(await company.outcome(client('Dell Inc'))).toBe('name-in-use');
    const resolver = createReferenceResolver(company.slice());
    const refused = await resolveNeeds(resolver, [client('Dell Inc')]);
    const causes = refused.kind === 'unmet' ? (refused.refusal.causes ?? []) : [];
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set());
    await company.books.change('Vendor', vendor, { DisplayName: 'Dell Supplies' });
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set(['customer/dell inc']));
    expect(await company.outcome(client('Dell Inc'))).toBe('Dell Inc');
  });
});

describe('a mapping', () => {
  it('comes before everything else, and says so when its entry is no longer there', async () => {
    const company = await world.newCompany();
    await company.readLists();
    const contoso = await company.books.add('Customer', { DisplayName: 'Contoso' });
    const other = await company.books.add('Customer', { DisplayName: 'Contoso Holding' });
    await company.map({ kind: 'customer', name: 'contoso', qboId: other, qboName: 'Contoso Holding' });
    expect(await company.outcomes([client('Contoso'), client('Contoso', 'C-1')])).toEqual([
      'Contoso Holding',
      'Contoso',
    ]);

    await company.books.change('Customer', other, { Active: false });
    const resolver = createReferenceResolver(company.slice());
    expect(await resolver.recheck([client('Contoso')])).toEqual([client('Contoso')]);
    expect(await company.outcome(client('Contoso'))).toBe('reference-inactive');
    const causes = await causesOf(company, [client('Contoso')]);
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set());
    await company.map({ kind: 'customer', name: 'Contoso', qboId: contoso, qboName: 'Contoso' });
    expect(await lookForReferences(company.slice(), causes)).toEqual(new Set(['customer/contoso']));
  });

  it('costs no call', async () => {
    const company = await world.newCompany();
    const id = await company.books.add('Customer', { DisplayName: 'Contoso Ltd' });
    await company.map({ kind: 'customer', name: 'Contoso', qboId: id, qboName: 'Contoso Ltd' });
    const before = await company.books.metered();
    expect(await company.outcome(client('Contoso'))).toBe('Contoso Ltd');
    expect(await company.books.metered()).toBe(before);
  });
});

describe('a creation that is cut short', () => {
  it.each(['reset-after', 'reset-before'])(
    '%s: the name is made once, and found by whoever comes next',
    async (kind) => {
      const company = await world.newCompany();
      await company.simulator.control('POST', 'faults', {
        realmId: company.realmId,
        entity: 'Customer',
        operation: 'create',
        times: 3,
        fault: { kind },
      });
      const [first] = await company.resolve(client('Contoso'));
      expect(first).toMatchObject({ kind: 'unmet', refusal: { code: 'quickbooks-unavailable' } });
      await company.simulator.control('DELETE', 'faults');
      expect(await company.outcomes([client('Contoso'), client('Contoso')])).toEqual(['Contoso', 'Contoso']);
      expect(await company.books.all('Customer')).toHaveLength(1);
    },
  );
});

describe('the next run, of a creation that was cut short', () => {
  const need = client('Contoso');

  /** QuickBooks made the customer, and its answers were lost. */
  async function cutShort() {
    const company = await world.newCompany();
    const lost = { realmId: company.realmId, entity: 'Customer', operation: 'create', fault: { kind: 'reset-after' } };
    await company.simulator.control('POST', 'faults', { ...lost, times: 3 });
    await company.resolve(need);
    await company.simulator.control('DELETE', 'faults');
    const next = (timings: Partial<OutgoingSlice['timings']> = {}) => {
      const slice = company.slice();
      return createReferenceResolver({ ...slice, timings: { ...slice.timings, ...timings } });
    };
    return { company, next, lost };
  }

  it('looks for the name, and sends nothing, where QuickBooks may have forgotten the request', async () => {
    const { company, next } = await cutShort();
    const resolver = next({ requestIdTrustMs: -1 });
    const before = await company.books.metered();
    await resolver.finishOpen();
    expect((await company.books.metered()) - before).toBe(1);
    expect(await resolveNeeds(resolver, [need])).toMatchObject({ kind: 'met' });
    expect((await company.books.metered()) - before).toBe(1);
    expect(await company.books.all('Customer')).toHaveLength(1);
  });

  it('waits where a look would still be too early, and its record with it', async () => {
    const { company, next } = await cutShort();
    const resolver = next({ requestIdTrustMs: -1, lookUpAfterMs: 600_000 });
    await resolver.finishOpen();
    const waits = { kind: 'waits', until: expect.any(Date) };
    expect(resolver.known(need)).toEqual(waits);
    expect(await resolveNeeds(resolver, [need])).toEqual(waits);
    expect(await company.books.all('Customer')).toHaveLength(1);
  });

  it('leaves it to the run after where the answer is lost once more', async () => {
    const { company, next, lost } = await cutShort();
    await company.simulator.control('POST', 'faults', { ...lost, times: 3 });
    const resolver = next();
    await resolver.finishOpen();
    await company.simulator.control('DELETE', 'faults');
    expect(resolver.known(need)).toEqual({ kind: 'waits', until: null });
    const refusal = { code: 'quickbooks-unavailable' };
    expect(await resolveNeeds(resolver, [need])).toMatchObject({ kind: 'unmet', refusal });
    expect(await company.outcome(need)).toBe('Contoso');
  });
});

describe('what an entry is like beside its name', () => {
  const term: ReferenceNeed = { kind: 'term', name: 'Net 30 Days' };
  const dayMs = 86_400_000;

  it.each([
    ['less than a day ago is believed', dayMs - 60_000, 30],
    ['more than a day ago is read again, of terms', dayMs + 60_000, 45],
  ])('read %s', async (_when, laterMs, days) => {
    const company = await world.newCompany();
    const id = await company.books.add('Term', { Name: term.name, DueDays: 30 });
    await resolveNeeds(createReferenceResolver(company.slice()), [term, client('Contoso')]);
    await company.books.change('Term', id, { DueDays: 45 });
    const before = await company.books.metered();
    const slice = company.slice();
    const clock = { ...slice.clock, now: () => new Date(Date.now() + laterMs) };
    const resolved = await resolveNeeds(createReferenceResolver({ ...slice, clock }), [term, client('Contoso')]);
    expect(resolved.kind === 'met' && resolved.dataOf(term)).toMatchObject({ DueDays: days });
    expect((await company.books.metered()) - before).toBe(days === 45 ? 1 : 0);
  });

  it('a product must book to the account of the record, whether it is found or made', async () => {
    const company = await world.newCompany();
    await company.books.add('Account', { Name: 'IT income', AccountType: 'Income' });
    const booked = (name: string, incomeAccount: string): ReferenceNeed => ({ ...product(name), incomeAccount });
    expect(await company.outcome(booked('Support', 'IT income'))).toBe('Support');
    for (const resolve of ['look', 'settle'] as const) {
      const resolver = createReferenceResolver(company.slice());
      const needs = [booked('Support', 'IT income'), booked('Support', 'Services')];
      await resolver.look(needs);
      const found = resolve === 'look' ? await resolver.look(needs) : await Promise.all(needs.map(resolver.settle));
      expect(found.map((one) => (one.kind === 'unmet' ? one.unmet.refusal.code : one.kind))).toEqual([
        'met',
        'item-account-differs',
      ]);
    }
  });
});

describe('names that QuickBooks refuses', () => {
  it('are asked for again when they are forgotten, and only those', async () => {
    const company = await world.newCompany();
    const fault = { kind: 'fault', code: '6000', message: 'A business validation error', detail: 'Not today' };
    const refusing = { realmId: company.realmId, entity: 'Customer', operation: 'create', fault };
    await company.simulator.control('POST', 'faults', { ...refusing, times: 1 });
    const resolver = createReferenceResolver(company.slice());
    const [refused, missing] = [client('Contoso'), { kind: 'term', name: 'Net 31' } as const];
    for (const need of [refused, missing]) await resolveNeeds(resolver, [need]);
    const known = () =>
      [refused, missing].map((need) => {
        const resolution = resolver.known(need);
        return resolution?.kind === 'unmet' ? resolution.unmet.refusal.code : resolution?.kind;
      });
    const lacking = known()[1];
    expect(known()).toEqual(['creation-refused', expect.stringContaining('term')]);
    resolver.forgetRefused([refused, missing, client('Nobody asked for')]);
    expect(known()).toEqual([undefined, lacking]);
    expect(await resolveNeeds(resolver, [refused])).toMatchObject({ kind: 'met' });
  });

  it.each([
    [' Fab\u0007rikam ', 'Fab rikam'],
    ['x'.repeat(501), 'name-unsendable'],
    [': :', 'name-unsendable'],
  ])('%j → %s', async (name, outcome) => {
    const company = await world.newCompany();
    expect(await company.outcome(client(name))).toBe(outcome);
  });
});
