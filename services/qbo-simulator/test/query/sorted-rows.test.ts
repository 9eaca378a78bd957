import { afterAll, beforeAll, expect, it } from 'vitest';
import { realmId, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

let simulator: Running;
let customerId: string;

beforeAll(async () => {
  simulator = await startSimulator();
  customerId = (await simulator.create('Customer', { DisplayName: 'A' })).Id;
});

afterAll(() => simulator.stop());

const ids = async (rest: string) =>
  rowsOf(await simulator.query(`select * from Invoice ${rest}`), 'Invoice').map(({ Id }) => Id);

it('a query asked again sees what was created, paid, voided and deleted in between', async () => {
  const open = "where Balance > '0' orderby Id";
  const invoices = [];
  for (let count = 0; count < 3; count += 1) invoices.push(await simulator.create('Invoice', salesForm(customerId)));
  const [first, second, third] = invoices.map(({ Id }) => Id) as [string, string, string];
  expect(await ids(open)).toEqual([first, second, third]);

  const line = { txnType: 'Invoice', txnId: first, amount: 100 };
  await simulator.control('POST', `/bookkeeper/${realmId}/receive-payment`, { customerId, total: 100, lines: [line] });
  expect(await ids(open)).toEqual([second, third]);

  await simulator.api('POST', '/invoice?operation=void', { Id: second, SyncToken: '0' });
  expect(await ids(open)).toEqual([third]);

  const fourth = await simulator.create('Invoice', salesForm(customerId));
  expect(await ids(open)).toEqual([third, fourth.Id]);
  await simulator.api('POST', '/invoice?operation=delete', { Id: third, SyncToken: '0' });
  expect(await ids(open)).toEqual([fourth.Id]);
});

it('pages and orders of one query do not mix', async () => {
  const all = await ids('orderby Id');
  expect(await ids('orderby Id desc')).toEqual(all.toReversed());
  expect(await ids('orderby Id startposition 2 maxresults 1')).toEqual(all.slice(1, 2));
  expect(await ids('orderby Id startposition 1 maxresults 2')).toEqual(all.slice(0, 2));
  for (let query = 1; query <= 10; query += 1)
    expect(await ids(`where Id = '${query}'`)).toHaveLength(all.includes(`${query}`) ? 1 : 0);
  expect(await ids('orderby Id')).toEqual(all);
});
