import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { signatureOf } from '../../src/webhooks/payloads.ts';
import { realmId, salesForm, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';
import { startReceiver, until } from '../support/webhook-receiver.ts';

type Event = { type: string; intuitentityid: string; intuitaccountid: string };

describe('webhook deliveries (docs/quickbooks.md#webhooks)', () => {
  let simulator: Running;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;

  beforeEach(async () => {
    simulator = await startSimulator({ switches: { webhookDelayMs: 60_000 } });
    receiver = await startReceiver();
  });

  afterEach(async () => {
    await simulator.stop();
    await receiver.stop();
  });

  const subscribe = (body: JsonObject = {}) =>
    simulator.control('POST', '/webhooks', { url: receiver.url, verifierToken: 'token', ...body });
  const advance = (advanceMs: number) => simulator.control('POST', '/clock', { advanceMs });
  const newCustomer = (DisplayName: string) => simulator.create('Customer', { DisplayName });
  const received = (count: number) => until(() => receiver.received.length === count);
  const eventsOf = (place: number) =>
    (receiver.received[place]!.body as Event[]).map(({ type, intuitentityid }) => `${type} ${intuitentityid}`);

  async function lastDelivery(): Promise<Record<string, unknown>> {
    const { body } = await simulator.control('GET', '/webhooks/deliveries');
    return (body as unknown as Record<string, unknown>[]).at(-1) ?? {};
  }

  /** The last delivery had this many attempts and waits, or is acknowledged. */
  const settled = (attempts: number) =>
    until(async () => {
      const { state, attempts: done } = await lastDelivery();
      return state !== 'sending' && (done as unknown[]).length === attempts;
    });

  it('collects changes for the delay and sends them together, signed, with the documented headers', async () => {
    await subscribe();
    const { Id } = await newCustomer('A');
    const invoice = await simulator.create('Invoice', salesForm(Id));
    await advance(59_000);
    expect(receiver.received).toEqual([]);
    await advance(1000);
    await received(1);
    const { headers, text } = receiver.received[0]!;
    expect(eventsOf(0)).toEqual([`qbo.customer.created.v1 ${Id}`, `qbo.invoice.created.v1 ${invoice.Id}`]);
    expect(headers['intuit-signature']).toBe(signatureOf(text, 'token'));
    expect(headers).toMatchObject({
      'intuit-t-id': expect.any(String),
      'intuit-created-time': expect.any(String),
      'intuit-notification-schema-version': '0.1',
      'user-agent': 'intuit_notification_server/0.1',
    });
  });

  it('one delivery holds the events of several companies, but only of those that are connected to the app', async () => {
    for (const other of ['42', '43']) await simulator.control('POST', '/companies', { realmId: other, name: other });
    await simulator.control('POST', '/tokens', { realmId: '42' });
    await subscribe();
    await newCustomer('A');
    for (const other of ['42', '43']) {
      await simulator.control('POST', `/documents/${other}/Customer`, { DisplayName: 'By hand' });
    }
    await simulator.control('POST', '/webhooks/flush');
    await received(1);
    const realms = (receiver.received[0]!.body as Event[]).map(({ intuitaccountid }) => intuitaccountid);
    expect(realms).toEqual([realmId, '42']);
  });

  it('tells updates, deletes and voids; a no-op update is none; the same change twice is one event', async () => {
    const { Id } = await newCustomer('A');
    const invoice = await simulator.create('Invoice', salesForm(Id));
    const other = await simulator.create('Invoice', salesForm(Id));
    await subscribe();
    const update = (PrivateNote: string, SyncToken: string) =>
      simulator.api('POST', '/invoice?requestid=r' + PrivateNote, {
        Id: invoice.Id,
        SyncToken,
        sparse: true,
        PrivateNote,
      });
    await update('a', '0');
    await update('b', '1');
    await simulator.api('POST', '/invoice?requestid=noop', { Id: other.Id, SyncToken: '0', sparse: true });
    await simulator.api('POST', '/invoice?operation=void', { Id: invoice.Id, SyncToken: '2' });
    await simulator.api('POST', '/invoice?operation=delete', { Id: invoice.Id, SyncToken: '3' });
    await simulator.control('POST', '/webhooks/flush');
    await received(1);
    expect(eventsOf(0)).toEqual(
      ['updated', 'voided', 'deleted'].map((operation) => `qbo.invoice.${operation}.v1 ${invoice.Id}`),
    );
  });

  it('a payment is also an update of the invoices that it is linked with', async () => {
    const { Id } = await newCustomer('A');
    const invoice = await simulator.create('Invoice', salesForm(Id));
    await subscribe();
    const lines = [{ txnType: 'Invoice', txnId: invoice.Id, amount: 40 }];
    const path = `/bookkeeper/${realmId}/receive-payment`;
    const { body } = await simulator.control('POST', path, { customerId: Id, total: 40, lines });
    await simulator.control('POST', '/webhooks/flush');
    await received(1);
    expect(eventsOf(0)).toEqual([
      `qbo.payment.created.v1 ${textIn(body, 'Id')}`,
      `qbo.invoice.updated.v1 ${invoice.Id}`,
    ]);
  });

  it('climbs the ladder until a 200, holds later events back, then sends them', async () => {
    receiver.answers.push(500, 302, 204);
    await subscribe();
    const first = await newCustomer('A');
    await advance(60_000);
    await received(1);
    await settled(1);
    const second = await newCustomer('B');
    await advance(9999);
    expect(receiver.received).toHaveLength(1);
    for (const [attempt, waitMs] of [1, 20_000, 30_000].entries()) {
      await advance(waitMs);
      await received(attempt + 2);
      await settled(attempt + 2);
    }
    expect(receiver.received.every(({ text }) => text === receiver.received[0]!.text)).toBe(true);
    expect(eventsOf(3)).toEqual([`qbo.customer.created.v1 ${first.Id}`]);
    expect(await lastDelivery()).toMatchObject({
      state: 'acknowledged',
      attempts: [{ status: 500 }, { status: 302 }, { status: 204 }, { status: 200 }],
    });
    await advance(60_000);
    await received(5);
    expect(eventsOf(4)).toEqual([`qbo.customer.created.v1 ${second.Id}`]);
  });

  it('with the switch later events overtake a delivery that is refused', async () => {
    await simulator.control('POST', '/switches', { webhooksHeldBack: false });
    receiver.answers.push(503);
    await subscribe();
    await newCustomer('A');
    await advance(60_000);
    await settled(1);
    const second = await newCustomer('B');
    await simulator.control('POST', '/webhooks/flush');
    await received(2);
    expect(eventsOf(1)).toEqual([`qbo.customer.created.v1 ${second.Id}`]);
  });

  it('duplicates and a shuffled order are switches', async () => {
    await simulator.control('POST', '/switches', { webhookDuplicatePercent: 100, webhooksReordered: true });
    await subscribe();
    const ids: string[] = [];
    for (let customer = 0; customer < 10; customer += 1) ids.push((await newCustomer(`Customer ${customer}`)).Id);
    await simulator.control('POST', '/webhooks/flush');
    await received(2);
    expect(receiver.received[1]!.text).toBe(receiver.received[0]!.text);
    const inOrder = ids.map((id) => `qbo.customer.created.v1 ${id}`);
    expect(eventsOf(0)).not.toEqual(inOrder);
    expect(eventsOf(0).toSorted()).toEqual(inOrder.toSorted());
  });

  it('sends the old format, and only the entities and operations that were asked for', async () => {
    await subscribe({ format: 'legacy', entities: ['Customer'], operations: ['updated'] });
    const { Id } = await newCustomer('A');
    await simulator.create('Invoice', salesForm(Id));
    await simulator.api('POST', '/customer', { Id, SyncToken: '0', sparse: true, Notes: 'n' });
    await simulator.control('POST', '/webhooks/flush');
    await received(1);
    expect(receiver.received[0]!.body).toMatchObject({
      eventNotifications: [
        { realmId, dataChangeEvent: { entities: [{ name: 'Customer', id: Id, operation: 'Update' }] } },
      ],
    });
  });

  it('an endpoint that is not there is tried again; a subscription that is removed is not', async () => {
    const { body } = await subscribe({ url: 'http://127.0.0.1:1/nobody' });
    await newCustomer('A');
    await simulator.control('POST', '/webhooks/flush');
    await settled(1);
    expect(await lastDelivery()).toMatchObject({ state: 'waiting', attempts: [{ error: expect.any(String) }] });
    expect((await simulator.control('DELETE', `/webhooks/${textIn(body, 'id')}`)).status).toBe(204);
    await advance(10_000);
    await until(async () => (await lastDelivery())['state'] === 'given up');
    expect((await simulator.control('GET', '/webhooks')).body).toEqual([]);
  });

  it.each([
    ['no URL', {}],
    ['a URL that is none', { url: 'nowhere' }],
    ['another protocol', { url: 'file:///etc/passwd' }],
    ['an unknown operation', { url: 'http://localhost:1', operations: ['thrown away'] }],
  ])('refuses a subscription with %s', async (_what, body) => {
    expect((await simulator.control('POST', '/webhooks', body)).status).toBe(400);
  });
});
