import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { eventsIn, isSignedBy, realmsWithNews } from '../../src/domain/intuit-events.ts';

const cloud = (type: string, realmId: unknown = '17') => ({ type, intuitaccountid: realmId, intuitentityid: '1' });
const legacy = (name: string, operation: string, realmId = '17') => ({
  eventNotifications: [{ realmId, dataChangeEvent: { entities: [{ name, id: '1', operation }] } }],
});
const newsOf = (body: unknown) => realmsWithNews(eventsIn(body) ?? []);

describe('the events of a delivery', () => {
  it.each<[string, unknown, string[]]>([
    ['a payment', [cloud('qbo.payment.created.v1')], ['17']],
    ['a credit memo', [cloud('qbo.creditmemo.updated.v1')], ['17']],
    ['a payment that was e-mailed', [cloud('qbo.payment.emailed.v1')], []],
    ['an invoice, which we may have written', [cloud('qbo.invoice.created.v1')], []],
    ['an invoice that is gone', [cloud('qbo.invoice.deleted.v1')], ['17']],
    ['a customer', [cloud('qbo.customer.updated.v1')], []],
    ['several companies', [cloud('qbo.payment.created.v1', '3'), cloud('qbo.payment.voided.v1', '5')], ['3', '5']],
    ['the same one twice', [cloud('qbo.payment.created.v1'), cloud('qbo.payment.created.v1')], ['17']],
    ['a single event', cloud('qbo.payment.merged.v1'), ['17']],
    ['no company', [cloud('qbo.payment.created.v1', 'x; drop'), cloud('qbo.payment.created.v1', 17)], []],
    ['the form before: a payment', legacy('Payment', 'Create'), ['17']],
    ['the form before: an invoice that is voided', legacy('Invoice', 'Void'), ['17']],
    ['the form before: an invoice', legacy('Invoice', 'Update'), []],
    ['the form before: a credit memo', legacy('CreditMemo', 'Delete'), ['17']],
    ['nothing', [], []],
  ])('%s', (_, body, realmIds) => {
    expect(newsOf(body)).toEqual(realmIds);
  });

  it.each([undefined, null, 7, 'text', {}, { other: [] }])('are not known of %p', (body) => {
    expect(eventsIn(body)).toBeUndefined();
  });

  it('never fail, whatever stands where', () => {
    const entity = fc.record({ name: fc.anything(), operation: fc.anything() });
    const notification = fc.record({ realmId: fc.anything(), dataChangeEvent: fc.anything() });
    const body = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.oneof(fc.anything(), fc.record({ type: fc.string(), intuitaccountid: fc.anything() }))),
      fc.record({ eventNotifications: fc.array(fc.oneof(fc.anything(), notification)) }),
      fc.record({
        eventNotifications: fc.array(fc.record({ dataChangeEvent: fc.record({ entities: fc.array(entity) }) })),
      }),
    );
    fc.assert(fc.property(body, (any) => newsOf(any).every((realmId) => /^\d{1,20}$/.test(realmId))));
  });
});

describe('a signature', () => {
  const body = Buffer.from('[{"type":"qbo.payment.created.v1"}]');
  const sign = (token: string, text: Buffer = body) => createHmac('sha256', token).update(text).digest('base64');

  it.each<[string, string[], string, boolean]>([
    ['with the token', ['a'], sign('a'), true],
    ['with the one before, while it is replaced', ['new', 'a'], sign('a'), true],
    ['with another', ['b'], sign('a'), false],
    ['of another body', ['a'], sign('a', Buffer.from('[]')), false],
    ['that is none', ['a'], '', false],
    ['that is no base64', ['a'], '%%%', false],
    ['without any token', [], sign('a'), false],
  ])('%s', (_, tokens, signature, expected) => {
    expect(isSignedBy(tokens, body, signature)).toBe(expected);
  });
});
