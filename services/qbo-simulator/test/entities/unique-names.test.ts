import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const TAKEN = 'The name supplied already exists. : ';
const ACROSS = `${TAKEN}Another customer, vendor or employee is already using this name. Please use a different name.`;

describe('names that are taken (6240)', () => {
  let simulator: Running;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.stop());

  const post = (entity: string, body: JsonObject) => simulator.api('POST', `/${entity.toLowerCase()}`, body);
  const service = (Name: string, more: JsonObject = {}) => ({
    Name,
    Type: 'Service',
    IncomeAccountRef: { value: '11' },
    ...more,
  });

  it.each<[string, JsonObject]>([
    ['Customer', { DisplayName: 'Twice' }],
    ['Vendor', { DisplayName: 'Twice' }],
    ['Employee', { DisplayName: 'Twice' }],
    ['Item', service('Twice')],
    ['Class', { Name: 'Twice' }],
    ['Department', { Name: 'Twice' }],
    ['Term', { Name: 'Twice', DueDays: 1 }],
    ['PaymentMethod', { Name: 'Twice' }],
  ])('a new %s is told the id of the one that has the name, or nobody, by a switch', async (entity, body) => {
    const { Id } = await simulator.create(entity, body);
    expect(faultOf(await post(entity, body))).toMatchObject({ code: '6240', Detail: `${TAKEN}Id=${Id}` });
    await simulator.control('POST', '/switches', { duplicateNameDetail: 'nobody' });
    expect(faultOf(await post(entity, body))).toMatchObject({ code: '6240', Detail: `${TAKEN}null` });
  });

  it('a vendor with the name of a customer is told of the three lists', async () => {
    await simulator.create('Customer', { DisplayName: 'Contoso' });
    expect(faultOf(await post('Vendor', { DisplayName: 'contoso' })).Detail).toBe(ACROSS);
    expect(faultOf(await post('Employee', { DisplayName: 'Contoso ' })).Detail).toBe(ACROSS);
  });

  it('an update is told of nobody', async () => {
    await simulator.create('Customer', { DisplayName: 'First' });
    const { Id } = await simulator.create('Customer', { DisplayName: 'Second' });
    const rename = await post('Customer', { Id, SyncToken: '0', sparse: true, DisplayName: 'FIRST' });
    expect(faultOf(rename)).toMatchObject({ code: '6240', Detail: `${TAKEN}null` });
    expect((await post('Customer', { Id, SyncToken: '0', sparse: true, DisplayName: 'SECOND' })).status).toBe(200);
  });

  it('an account has a text of its own', async () => {
    const reply = await post('Account', { Name: 'checking', AccountType: 'Bank' });
    expect(faultOf(reply).Detail).toBe(
      `${TAKEN}An account already has the same display name. Display Name must be unique. Please provide a different display name.`,
    );
  });

  it('below different parents the same name is free, below the same one it is not', async () => {
    const category = async (Name: string) => (await simulator.create('Item', { Name, Type: 'Category' })).Id;
    const [phones, laptops] = [await category('Phones'), await category('Laptops')];
    const below = (id: string) => service('Repair', { SubItem: true, ParentRef: { value: id } });
    const first = await simulator.create('Item', below(phones));
    expect(await simulator.create('Item', below(laptops))).toMatchObject({ FullyQualifiedName: 'Laptops:Repair' });
    expect((await post('Item', service('Repair'))).status).toBe(200);
    expect(faultOf(await post('Item', below(phones)))).toMatchObject({
      code: '6240',
      Detail: `${TAKEN}Id=${first.Id}`,
    });
    await simulator.create('Customer', { DisplayName: 'Parent' });
    await simulator.create('Customer', { DisplayName: 'Child' });
    const child = await post('Customer', { DisplayName: 'Child', ParentRef: { value: '1' } });
    expect(faultOf(child).code).toBe('6240');
  });

  it('two that had the same name one after the other may both be inactive', async () => {
    for (const _time of [1, 2]) {
      const { Id } = await simulator.create('Class', { Name: 'North' });
      const body = { Id, SyncToken: '0', sparse: true, Active: false };
      expect((await post('Class', body)).body).toMatchObject({ Class: { Name: 'North (deleted)' } });
    }
  });
});
