import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, realmId, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

type Item = JsonObject & { bId: string };

describe('batch (docs/quickbooks.md#batch)', () => {
  let simulator: Running;
  let customerId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
  });

  afterEach(() => simulator.stop());

  const send = (items: JsonObject[], query = '') =>
    simulator.api('POST', `/batch${query}`, { BatchItemRequest: items });
  async function answers(items: JsonObject[], query = ''): Promise<Item[]> {
    const reply = await send(items, query);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ time: expect.any(String) });
    return (reply.body as { BatchItemResponse: Item[] }).BatchItemResponse;
  }

  it('creates, updates, voids, deletes and queries, each item with its bId', async () => {
    const made = await answers([
      { bId: 'a', operation: 'create', Invoice: salesForm(customerId, { DocNumber: '1' }) },
      { bId: 'b', operation: 'create', Invoice: salesForm(customerId, { DocNumber: '2' }) },
    ]);
    expect(made).toMatchObject([
      { bId: 'a', Invoice: { DocNumber: '1' } },
      { bId: 'b', Invoice: { DocNumber: '2' } },
    ]);
    expect(made[0]).not.toHaveProperty('time');
    const changed = await answers([
      { bId: '1', operation: 'update', Invoice: { Id: '1', SyncToken: '0', sparse: true, PrivateNote: 'x' } },
      { bId: '2', operation: 'update', optionsData: 'void', Invoice: { Id: '1', SyncToken: '1', sparse: true } },
      { bId: '3', operation: 'delete', Invoice: { Id: '2', SyncToken: '0' } },
      { bId: '4', Query: 'select count(*) from Invoice' },
    ]);
    expect(changed).toMatchObject([
      { bId: '1', Invoice: { PrivateNote: 'x' } },
      { bId: '2', Invoice: { TotalAmt: 0, PrivateNote: 'Voided - x' } },
      { bId: '3', Invoice: { status: 'Deleted' } },
      { bId: '4', QueryResponse: { totalCount: 1 } },
    ]);
  });

  it('captures changes in an item, too', async () => {
    const ChangedSince = new Date(Date.now() - 60_000).toISOString();
    const [changes] = await answers([{ bId: 'a', CDCQuery: { Entities: 'Customer,Invoice', ChangedSince } }]);
    expect(changes).toMatchObject({
      bId: 'a',
      CDCResponse: [{ QueryResponse: [{ Customer: [{ Id: customerId }] }, {}] }],
    });
  });

  it('a failed item is a Fault among the others, under 200', async () => {
    const taken = { bId: 'b', operation: 'create', Customer: { DisplayName: 'cool cars' } };
    const items = [
      { bId: 'a', operation: 'create', Customer: { DisplayName: 'New' } },
      taken,
      { bId: 'c', operation: 'merge', Customer: { Id: '1' } },
      { bId: 'd', operation: 'create', Unicorn: { Name: 'x' } },
      { bId: 'e', operation: 'create' },
      { bId: 'f', Query: 'select' },
    ];
    expect(await answers(items)).toMatchObject([
      { bId: 'a', Customer: { DisplayName: 'New' } },
      { bId: 'b', Fault: { type: 'ValidationFault', Error: [{ code: '6240' }] } },
      { bId: 'c', Fault: { Error: [{ code: '500' }] } },
      { bId: 'd', Fault: { Error: [{ code: '500' }] } },
      { bId: 'e', Fault: { Error: [{ code: '500' }] } },
      { bId: 'f', Fault: { Error: [{ code: '4000' }] } },
    ]);
  });

  it('takes 30 items; 31 are 1040; none is 2020', async () => {
    const queries = (count: number) =>
      Array.from({ length: count }, (_none, index) => ({ bId: String(index), Query: 'select * from Term' }));
    expect(await answers(queries(30))).toHaveLength(30);
    expect(faultOf(await send(queries(31))).code).toBe('1040');
    expect(faultOf(await simulator.api('POST', '/batch', {})).code).toBe('2020');
  });

  it('a repeated requestid repeats the answers of all items (docs/quickbooks.md#request-ids)', async () => {
    const items = [{ bId: 'a', operation: 'create', Invoice: salesForm(customerId) }];
    const first = await answers(items, '?requestid=run-1');
    expect(await answers(items, '?requestid=run-1')).toEqual(first);
    expect(rowsOf(await simulator.query('select * from Invoice'), 'Invoice')).toHaveLength(1);
  });

  it('with a requestid, 36 and 10 characters are the limits: 2130', async () => {
    const item = (bId: string) => [{ bId, Query: 'select * from Term' }];
    expect((await send(item('b'.repeat(10)), `?requestid=${'r'.repeat(36)}`)).status).toBe(200);
    expect(faultOf(await send(item('b'), `?requestid=${'r'.repeat(37)}`)).code).toBe('2130');
    expect(faultOf(await send(item('b'.repeat(11)), '?requestid=r')).code).toBe('2130');
    expect((await send(item('b'.repeat(11)))).status).toBe(200);
  });

  it('is one CorePlus call, whatever is in it (docs/quickbooks.md#metering)', async () => {
    await answers([{ bId: 'a', operation: 'create', Customer: { DisplayName: 'New' } }]);
    const { body } = await simulator.control('GET', `/ledger?realmId=${realmId}`);
    expect(body).toMatchObject({ realms: { [realmId]: { calls: { byKind: { batch: 1 }, corePlus: 1 } } } });
  });
});
