import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, realmId, request, startSimulator } from '../support/simulator.ts';
import type { Reply, Running } from '../support/simulator.ts';

describe('numbers in bodies and answers', () => {
  let simulator: Running;
  beforeAll(async () => {
    simulator = await startSimulator();
    await simulator.create('Customer', { DisplayName: 'Counting' });
  });
  afterAll(() => simulator.stop());

  /** An invoice whose line has these numbers exactly as they are written. */
  function invoiceOf(Amount: string, Qty: string, UnitPrice: string): Promise<Reply> {
    const detail = `{"ItemRef":{"value":"1"},"Qty":${Qty},"UnitPrice":${UnitPrice}}`;
    const line = `{"DetailType":"SalesItemLineDetail","Amount":${Amount},"SalesItemLineDetail":${detail}}`;
    return request(`${simulator.baseUrl}/v3/company/${realmId}/invoice`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.accessToken}`, 'content-type': 'application/json' },
      body: `{"CustomerRef":{"value":"1"},"Line":[${line}]}`,
    });
  }

  it.each([
    ['150.00', '2', '75'],
    ['1.5E2', '2.0', '7.5e+1'],
    ['15e1', '0.2e1', '7500e-2'],
    ['"150"', '"2"', '"75.000"'],
    ['"1.5E+2"', '"2e0"', '75'],
  ])('%s = %s × %s', async (amount, qty, price) => {
    const { body } = await invoiceOf(amount, qty, price);
    expect(body).toMatchObject({
      Invoice: { TotalAmt: 150, Line: [{ SalesItemLineDetail: { Qty: 2, UnitPrice: 75 } }, {}] },
    });
  });

  it.each([
    ['0.00', '1e-7', '3'],
    ['0', '5', '1.25E-9'],
    ['0.01', '1e-7', '1e5'],
  ])('a very small number is kept and answered without an exponent: %s = %s × %s', async (amount, qty, price) => {
    const reply = await invoiceOf(amount, qty, price);
    const { Line } = reply.body['Invoice'] as { Line: [{ SalesItemLineDetail: JsonObject }] };
    expect(Line[0].SalesItemLineDetail).toMatchObject({ Qty: Number(qty), UnitPrice: Number(price) });
    expect(reply.text).not.toMatch(/\d[eE][-+]?\d+[,}]/);
    const { Id } = reply.body['Invoice'] as { Id: string };
    for (const path of [
      `/invoice/${Id}`,
      `/query?query=${encodeURIComponent(`select * from Invoice where Id = '${Id}'`)}`,
    ]) {
      const read = await simulator.api('GET', path);
      expect(read.text).toContain(reply.text.slice(0, reply.text.lastIndexOf(',"time"')).replace('{"Invoice":', ''));
    }
  });

  it.each([
    ['1e400', '1', '1'],
    ['"1e9999"', '1', '1'],
    ['1e11', '1e10', '10'],
    ['1', '1e14', '1'],
    ['"12,5"', '1', '12.5'],
    ['true', '1', '1'],
  ])('no amount or quantity of these books: %s = %s × %s', async (amount, qty, price) => {
    const reply = await invoiceOf(amount, qty, price);
    expect([reply.status, faultOf(reply).code]).toEqual([400, '2090']);
  });

  it('a quantity and a price of 0 beside an amount are none, as SDKs send them', async () => {
    const { body } = await invoiceOf('100', '0', '0');
    const { Line } = body['Invoice'] as { Line: [{ Amount: number; SalesItemLineDetail: JsonObject }] };
    expect(Line[0]).toMatchObject({ Amount: 100, SalesItemLineDetail: { ItemRef: { value: '1' } } });
    expect(Line[0].SalesItemLineDetail).not.toHaveProperty('Qty');
    expect(faultOf(await invoiceOf('100', '0', '5')).code).toBe('6070');
  });

  it('half a cent is rounded away from zero, as it is written and not as a double holds it', async () => {
    expect((await invoiceOf('1.005', '1', '1.005')).body).toMatchObject({ Invoice: { TotalAmt: 1.01 } });
    expect((await invoiceOf('8.58', '1.1', '7.795')).body).toMatchObject({ Fault: { Error: [{ code: '6070' }] } });
    expect((await invoiceOf('8.57', '1.1', '7.795')).body).toMatchObject({ Invoice: { TotalAmt: 8.57 } });
  });
});
