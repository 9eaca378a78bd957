import { describe, expect, it } from 'vitest';
import { payloads, signatureOf } from '../../src/webhooks/payloads.ts';
import { retryAfterMs } from '../../src/webhooks/retry-ladder.ts';

const atMs = Date.parse('2025-09-10T21:31:25.179Z');
const events = [
  { realmId: '310687', entity: 'Customer', id: '1234', operation: 'created', atMs },
  { realmId: '99', entity: 'CreditMemo', id: '7', operation: 'voided', atMs },
] as const;

describe('webhook payloads (docs/quickbooks.md#webhooks)', () => {
  it("signs Intuit's test vector as Intuit does", () => {
    const body =
      '{"eventNotifications":[{"realmId":"1185883450","dataChangeEvent":{"entities":[{"name":"Customer","id":"1","operation":"Create","lastUpdated":"2015-10-05T14:42:19-0700"}]}}]}';
    const signature = signatureOf(body, 'b5771f19b12ddb4bcdb9f08bdc50bc63878a');
    expect(signature).toBe('JC2GUwciPmRBwEO7WvrRmKqu9tGOKL8FFallocTFi8Q=');
  });

  it('CloudEvents are an array that may hold several realms', () => {
    expect(JSON.parse(payloads.cloudevents(events, 'app'))).toEqual([
      {
        specversion: '1.0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        source: expect.stringMatching(/^intuit\../),
        type: 'qbo.customer.created.v1',
        datacontenttype: 'application/json',
        time: expect.stringMatching(/^2025-09-10T21:31:25\.179\d{6}Z$/),
        intuitentityid: '1234',
        intuitaccountid: '310687',
        data: {},
      },
      expect.objectContaining({ type: 'qbo.creditmemo.voided.v1', intuitaccountid: '99' }),
    ]);
  });

  it('the old format groups by realm', () => {
    const lastUpdated = '2025-09-10T21:31:25.179Z';
    expect(JSON.parse(payloads.legacy(events, 'app'))).toEqual({
      eventNotifications: [
        {
          realmId: '310687',
          dataChangeEvent: { entities: [{ name: 'Customer', id: '1234', operation: 'Create', lastUpdated }] },
        },
        {
          realmId: '99',
          dataChangeEvent: { entities: [{ name: 'CreditMemo', id: '7', operation: 'Void', lastUpdated }] },
        },
      ],
    });
  });

  it('the ladder: 10, 20, 30 s, 5 and 20 min, 2, 4, 6 h, then every 6 h', () => {
    const seconds = Array.from({ length: 10 }, (_, failures) => retryAfterMs(failures + 1) / 1000);
    expect(seconds).toEqual([10, 20, 30, 300, 1200, 7200, 14_400, 21_600, 21_600, 21_600]);
  });
});
