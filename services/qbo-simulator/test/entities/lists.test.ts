import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('lists of names (docs/quickbooks.md#entities, #items, #customers-and-vendors, #accounts)', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  const post = (entity: string, body: JsonObject) => simulator.api('POST', `/${entity}`, body);
  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity}/${id}`)).body[entity] as Doc;

  it('customers, vendors and employees share Ids and names: 6240 (docs/quickbooks.md#entities, #error-codes)', async () => {
    const customer = await simulator.create('Customer', { DisplayName: 'Miller' });
    const vendor = await simulator.create('Vendor', { DisplayName: 'Smith' });
    const employee = await simulator.create('Employee', { GivenName: 'Ann', FamilyName: 'Lee' });
    expect([customer.Id, vendor.Id, employee.Id]).toEqual(['1', '2', '3']);
    expect(vendor).toMatchObject({ Balance: 0, Vendor1099: false, Active: true, PrintOnCheckName: 'Smith' });
    expect(employee).toMatchObject({ DisplayName: 'Ann Lee', BillableTime: false });
    for (const [entity, DisplayName] of [
      ['vendor', 'miller '],
      ['employee', 'Smith'],
      ['customer', 'Ann Lee'],
    ] as const) {
      expect(faultOf(await post(entity, { DisplayName }))).toMatchObject({
        code: '6240',
        Detail: expect.stringContaining('Another customer, vendor or employee is already using this name.'),
      });
    }
  });

  it('an inactive name is renamed, gives its name free, and is hidden from queries', async () => {
    const { Id } = await simulator.create('Vendor', { DisplayName: 'Smith' });
    await post('vendor', { Id, SyncToken: '0', sparse: true, Active: false });
    expect(await read('Vendor', Id)).toMatchObject({ DisplayName: 'Smith (deleted)', Active: false });
    expect((await post('customer', { DisplayName: 'Smith' })).status).toBe(200);
    expect(rowsOf(await simulator.query('select * from Vendor'), 'Vendor')).toEqual([]);
    const both = await simulator.query('select * from Vendor where Active IN (true,false)');
    expect(rowsOf(both, 'Vendor')).toHaveLength(1);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['Class', { Name: 'East' }, { FullyQualifiedName: 'East', SubClass: false, Active: true }],
    ['Department', { Name: 'Berlin' }, { FullyQualifiedName: 'Berlin', SubDepartment: false, Active: true }],
    ['PaymentMethod', { Name: 'Wire' }, { Type: 'NON_CREDIT_CARD', Active: true }],
    ['Term', { Name: 'Net 7', DueDays: 7 }, { Type: 'STANDARD', Active: true }],
    [
      'Account',
      { Name: 'Petty Cash', AccountSubType: 'Checking' },
      { AccountType: 'Bank', Classification: 'Asset', CurrentBalance: 0, SubAccount: false },
    ],
  ])('a %s is made, renamed and kept unique', async (entity, body, answer) => {
    const made = await simulator.create(entity, body);
    expect(made).toMatchObject({ ...body, ...answer });
    expect(faultOf(await post(entity, body)).code).toBe('6240');
    const renamed = await post(entity, { Id: made.Id, SyncToken: '0', sparse: true, Name: 'Other' });
    expect(renamed.body[entity]).toMatchObject({ Name: 'Other', SyncToken: '1' });
  });

  it('an account needs a type that exists, and keeps its classification', async () => {
    expect(faultOf(await post('account', { Name: 'x' })).code).toBe('2020');
    expect(faultOf(await post('account', { Name: 'x', AccountType: 'Piggy' })).code).toBe('2170');
    const change = { Id: '1', SyncToken: '0', sparse: true, AccountType: 'Expense' };
    expect(faultOf(await post('account', change)).code).toBe('6000');
  });

  it('a renamed parent renames everything below it, and shows in references (docs/quickbooks.md#customers-and-vendors)', async () => {
    const top = await simulator.create('Class', { Name: 'East' });
    const middle = await simulator.create('Class', { Name: 'Berlin', ParentRef: { value: top.Id } });
    const low = await simulator.create('Class', { Name: 'Mitte', ParentRef: { value: middle.Id } });
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const Line = [itemLine(1, { ClassRef: { value: low.Id } })];
    const invoice = await simulator.create('Invoice', salesForm(Id, { Line }));
    const byName = async () => rowsOf(await simulator.query('select * from Class'), 'Class').map(({ Id }) => Id);
    await simulator.create('Class', { Name: 'Home' });
    expect(await byName()).toEqual(['1', '2', '3', '4']);
    await post('class', { Id: top.Id, SyncToken: '0', sparse: true, Name: 'West' });
    expect(await byName()).toEqual(['4', '1', '2', '3']);
    expect(await read('Class', low.Id)).toMatchObject({ FullyQualifiedName: 'West:Berlin:Mitte', SyncToken: '0' });
    expect(await read('Invoice', invoice.Id)).toMatchObject({
      SyncToken: '0',
      Line: [{ SalesItemLineDetail: { ClassRef: { value: low.Id, name: 'West:Berlin:Mitte' } } }, {}],
    });
  });

  it('unknown references name the table, inactive ones are 610 (docs/quickbooks.md#error-codes)', async () => {
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const form = (body: JsonObject) => post('invoice', salesForm(Id, body));
    expect(faultOf(await form({ ClassRef: { value: '7' } })).Detail).toBe(
      'Invalid Reference Id : Klasses element id 7 not found',
    );
    expect(faultOf(await form({ DepartmentRef: { value: '7' } })).Detail).toContain('Depts element id 7');
    const { Id: classId } = await simulator.create('Class', { Name: 'East' });
    await post('class', { Id: classId, SyncToken: '0', sparse: true, Active: false });
    expect(faultOf(await form({ ClassRef: { value: classId } })).code).toBe('610');
  });

  it('the plan decides on inventory, classes, locations and bills: 5020', async () => {
    const plan = (Value: string) =>
      simulator.control('PUT', `/documents/${realmId}/CompanyInfo/1`, { NameValue: [{ Name: 'OfferingSku', Value }] });
    await plan('QuickBooks Online Essentials');
    expect(faultOf(await post('class', { Name: 'East' })).code).toBe('5020');
    expect(faultOf(await post('department', { Name: 'East' })).code).toBe('5020');
    const { Id } = await simulator.create('Vendor', { DisplayName: 'Smith' });
    const line = { DetailType: 'AccountBasedExpenseLineDetail', Amount: 5 };
    const Line = [{ ...line, AccountBasedExpenseLineDetail: { AccountRef: { value: '16' } } }];
    expect((await post('bill', { VendorRef: { value: Id }, Line })).status).toBe(200);
    await plan('QuickBooks Online Simple Start');
    expect(faultOf(await post('bill', { VendorRef: { value: Id }, Line })).code).toBe('5020');
  });

  it('a company whose subscription ended answers 6190 to everything', async () => {
    const NameValue = [{ Name: 'SubscriptionStatus', Value: 'EXPIRED' }];
    await simulator.control('PUT', `/documents/${realmId}/CompanyInfo/1`, { NameValue });
    expect(faultOf(await simulator.query('select * from Item')).code).toBe('6190');
    expect(faultOf(await post('customer', { DisplayName: 'x' })).code).toBe('6190');
  });

  it('tax codes and rates are read, not written, and not in change data capture (docs/quickbooks.md#changes)', async () => {
    expect(faultOf(await post('taxrate', { Name: 'x', RateValue: 7 })).code).toBe('500');
    const rate = await simulator.control('POST', `/documents/${realmId}/TaxRate`, { Name: 'City', RateValue: 7.1 });
    expect(rate.body).toMatchObject({ Id: '1', RateValue: 7.1, Active: true });
    expect(rowsOf(await simulator.query('select * from TaxRate'), 'TaxRate')).toHaveLength(1);
    const since = encodeURIComponent(new Date(Date.now() - 60_000).toISOString());
    const { body } = await simulator.api('GET', `/cdc?entities=TaxRate&changedSince=${since}`);
    expect(body).toMatchObject({ CDCResponse: [{ QueryResponse: [{}] }] });
    expect(body).not.toMatchObject({ CDCResponse: [{ QueryResponse: [{ TaxRate: expect.anything() }] }] });
  });
});
