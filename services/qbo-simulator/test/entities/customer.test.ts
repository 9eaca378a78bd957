import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('customers (docs/quickbooks.md#customers-and-vendors)', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  const create = (body: JsonObject) => simulator.create('Customer', body);
  const post = (body: JsonObject) => simulator.api('POST', '/customer', body);

  it('makes the display name of the parts of a name', async () => {
    expect(await create({ Title: 'Dr.', GivenName: 'Ada', FamilyName: 'King' })).toMatchObject({
      DisplayName: 'Dr. Ada King',
      FullyQualifiedName: 'Dr. Ada King',
      PrintOnCheckName: 'Ada King',
      Active: true,
      Job: false,
      Balance: 0,
      BalanceWithJobs: 0,
    });
  });

  it.each([
    ['no name at all', { Notes: 'x' }, '6080'],
    ['a colon', { DisplayName: 'A:B' }, '2040'],
    ['a tab', { DisplayName: 'A\tB' }, '2040'],
    ['501 characters', { DisplayName: 'x'.repeat(501) }, '2050'],
    ['an e-mail address that is none', { DisplayName: 'A', PrimaryEmailAddr: { Address: 'x@' } }, '2210'],
    ['an unknown parent', { DisplayName: 'A', ParentRef: { value: '9' } }, '2500'],
    ['an object as name', { DisplayName: { a: 1 } }, '2010'],
  ])('refuses %s', async (_what, body, code) => {
    expect(faultOf(await post(body)).code).toBe(code);
  });

  it('names are unique without regard to case and outer blanks: 6240 (docs/quickbooks.md#customers-and-vendors)', async () => {
    await create({ DisplayName: 'Cool Cars' });
    const reply = await post({ DisplayName: ' COOL cars ' });
    expect(faultOf(reply)).toMatchObject({
      Message: 'Duplicate Name Exists Error',
      code: '6240',
      Detail: 'The name supplied already exists. : Id=1',
    });
  });

  it('an inactive one is called "… (deleted)", frees its name and is found only by asking', async () => {
    const { Id } = await create({ DisplayName: 'Cool Cars' });
    const { body } = await post({ Id, SyncToken: '0', sparse: true, Active: false });
    expect(body).toMatchObject({ Customer: { DisplayName: 'Cool Cars (deleted)', Active: false } });
    const heir = await create({ DisplayName: 'Cool Cars' });
    expect(rowsOf(await simulator.query('select * from Customer'), 'Customer').map((row) => row.Id)).toEqual([heir.Id]);
    expect(
      rowsOf(await simulator.query('select * from Customer where Active IN (true,false)'), 'Customer'),
    ).toHaveLength(2);
    expect(faultOf(await post({ Id, SyncToken: '1', sparse: true, Active: true })).code).toBe('6240');
  });

  it('a sub-customer is Parent:Child, and its balance shows in BalanceWithJobs of the parents', async () => {
    const parent = await create({ DisplayName: 'Holding' });
    const child = await create({ DisplayName: 'Branch', ParentRef: { value: parent.Id } });
    expect(child).toMatchObject({ FullyQualifiedName: 'Holding:Branch', Job: true, Level: 1 });
    await simulator.create('Invoice', salesForm(child.Id, { Line: [itemLine(7.25)] }));
    const read = async (id: string) => (await simulator.api('GET', `/customer/${id}`)).body['Customer'];
    expect(await read(parent.Id)).toMatchObject({ Balance: 0, BalanceWithJobs: 7.25 });
    expect(await read(child.Id)).toMatchObject({ Balance: 7.25, BalanceWithJobs: 7.25 });
  });

  it('a customer cannot be its own grandparent, nor be nested deeper than five levels', async () => {
    const top = await create({ DisplayName: 'top' });
    let last = top;
    for (const DisplayName of ['b', 'c', 'd', 'e']) last = await create({ DisplayName, ParentRef: { value: last.Id } });
    expect(faultOf(await post({ DisplayName: 'f', ParentRef: { value: last.Id } })).code).toBe('6180');
    const circle = { Id: top.Id, SyncToken: '0', sparse: true, ParentRef: { value: last.Id } };
    expect(['900', '6180']).toContain(faultOf(await post(circle)).code);
    const self = { Id: top.Id, SyncToken: '0', sparse: true, ParentRef: { value: top.Id } };
    expect(faultOf(await post(self)).code).toBe('900');
  });

  it('cannot be deleted (docs/quickbooks.md#customers-and-vendors)', async () => {
    const { Id } = await create({ DisplayName: 'Cool Cars' });
    expect(faultOf(await simulator.api('POST', '/customer?operation=delete', { Id, SyncToken: '0' }))).toMatchObject({
      Message: 'Unsupported Operation',
      code: '500',
    });
    expect((await simulator.control('DELETE', `/documents/${realmId}/Customer/${Id}`)).status).toBe(400);
  });
});
