import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';
import { startReceiver, until } from '../support/webhook-receiver.ts';

describe('e-mailing a form (docs/quickbooks.md#calls, #invoices)', () => {
  let simulator: Running;
  let customerId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'A' })).Id;
  });

  afterEach(() => simulator.stop());

  const send = (path: string) => simulator.api('POST', `/${path}`);

  it('marks it as sent, notes the delivery and is a new version; sendTo becomes its address', async () => {
    const { Id } = await simulator.create(
      'Invoice',
      salesForm(customerId, { BillEmail: { Address: 'a@example.com' } }),
    );
    expect((await send(`invoice/${Id}/send`)).body).toMatchObject({
      Invoice: {
        Id,
        SyncToken: '1',
        EmailStatus: 'EmailSent',
        BillEmail: { Address: 'a@example.com' },
        DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: expect.stringMatching(/T\d\d:\d\d:\d\d-0[78]:00$/) },
        TotalAmt: 100,
        Balance: 100,
      },
      time: expect.any(String),
    });
    expect((await send(`Invoice/${Id}/send?sendTo=b%40example.com`)).body).toMatchObject({
      Invoice: { SyncToken: '2', BillEmail: { Address: 'b@example.com' } },
    });
    expect((await simulator.api('GET', `/invoice/${Id}`)).body).toMatchObject({
      Invoice: { SyncToken: '2', EmailStatus: 'EmailSent' },
    });
  });

  it('refuses without an address, with a wrong one, an unknown invoice, and what cannot be sent', async () => {
    const { Id } = await simulator.create('Invoice', salesForm(customerId));
    expect(faultOf(await send(`invoice/${Id}/send`))).toMatchObject({ code: '2020', element: 'BillEmail' });
    // What node-quickbooks sends for a+b@x (docs/quickbooks.md#node-quickbooks).
    expect(faultOf(await send(`invoice/${Id}/send?sendTo=a b@example.com`)).code).toBe('2210');
    expect(faultOf(await send('invoice/99/send?sendTo=a@example.com')).code).toBe('610');
    expect(faultOf(await send(`customer/${customerId}/send?sendTo=a@example.com`)).code).toBe('500');
    expect((await simulator.api('GET', `/invoice/${Id}`)).body).toMatchObject({ Invoice: { SyncToken: '0' } });
  });

  it('a credit memo is sent too; each send is told to webhooks as an update and an e-mail (docs/quickbooks.md#webhooks)', async () => {
    const receiver = await startReceiver();
    const { Id } = await simulator.create('CreditMemo', salesForm(customerId));
    await simulator.control('POST', '/webhooks', { url: receiver.url });
    expect((await send(`creditmemo/${Id}/send?sendTo=a@example.com`)).status).toBe(200);
    await simulator.control('POST', '/webhooks/flush');
    await until(() => receiver.received.length === 1);
    const types = (receiver.received[0]!.body as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(['qbo.creditmemo.updated.v1', 'qbo.creditmemo.emailed.v1']);
    await receiver.stop();
  });
});
