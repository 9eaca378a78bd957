import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { duringTests } from '../support/during-tests.ts';
import { checkInvariants } from '../support/invariants.ts';
import { invoiceItems } from '../support/invoices.ts';
import { startOwnSystem } from '../support/running-system.ts';
import type { Company } from '../support/tenant.ts';

// What QuickBooks, or something in between, answers says what is wrong: the same for every worker and every kind of call.

const running = duringTests(() =>
  startOwnSystem({
    overrides: { 'sync-invoices': { QBO_PAUSE_MS: '1500' }, 'sync-payments': { QBO_PAUSE_MS: '1500' } },
  }),
);

const answer = (status: number, body: string, contentType: string) => ({ kind: 'status', status, body, contentType });
const expired = answer(
  401,
  JSON.stringify({ fault: { error: [{ message: 'Token expired', code: '3200' }], type: 'AUTHENTICATION' } }),
  'application/json',
);
const throttledXml = answer(
  403,
  '<?xml version="1.0"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3"><Fault type="SERVICE"><Error ' +
    'code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=403</Message></Error></Fault>' +
    '</IntuitResponse>',
  'application/xml',
);
const proxyPage = answer(403, '<!DOCTYPE html><html><body><h1>403 Forbidden</h1></body></html>', 'text/html');
const invalidGrant = answer(400, '{"error":"invalid_grant"}', 'application/json');

const run = (company: Company, type: string) =>
  company.must<{ id: string }>(`/v1/companies/${company.id}/batches`, { method: 'POST', body: { type } });
const connectionOf = (company: Company) =>
  company.must<{ state: string; reason: string | null }>(`/v1/companies/${company.id}/connection`);

/** The calls of a type that are struck: its first write, or its first read. */
const calls = { invoices: { entity: 'Invoice', operation: 'create' }, payments: { operation: 'cdc' } };

describe.each(['invoices', 'payments'] as const)('a batch of %s', (type) => {
  async function company(name: string): Promise<Company> {
    const made = await running.company(`${name} ${type} Ltd`);
    if (type === 'invoices') await made.bulk(invoiceItems('E', 4));
    // A payments run before it has read the company once lists documents instead of asking for changes.
    else await made.ended((await run(made, 'payments')).id);
    return made;
  }

  async function waitsForReconnection(made: Company, batchId: string, reason: RegExp): Promise<void> {
    await eventually(
      async () => {
        expect((await made.batch(batchId)).step).toBe('waiting-for-reconnection');
        expect(await connectionOf(made)).toMatchObject({
          state: 'needsReconnect',
          reason: expect.stringMatching(reason),
        });
      },
      { timeoutMs: 30_000 },
    );
  }

  async function goesOnAfterReconnecting(made: Company, batchId: string): Promise<void> {
    await running.simulator.clearFaults();
    await made.connect();
    expect(await made.ended(batchId, 45_000)).toMatchObject({ state: 'finished', counts: { failed: 0 } });
    if (type === 'invoices') {
      await checkInvariants({
        db: running.db,
        simulator: running.simulator,
        company: made,
        items: invoiceItems('E', 4),
      });
    }
  }

  const strike = (made: Company, rule: object) => running.simulator.addFault({ realmId: made.realmId, ...rule });

  it('whose token is refused, and the refresh token too: waits for reconnection and then goes on', async () => {
    const made = await company('Revoked');
    await strike(made, { ...calls[type], times: 1000, fault: expired });
    await strike(made, { operation: 'token', entity: 'refresh', times: 1000, fault: invalidGrant });
    const { id } = await run(made, type);
    await waitsForReconnection(made, id, /refresh token/);
    await goesOnAfterReconnecting(made, id);
  }, 120_000);

  it('that is refused with every new token: waits for reconnection and then goes on', async () => {
    const made = await company('Unwanted');
    await strike(made, { ...calls[type], times: 1000, fault: expired });
    const { id } = await run(made, type);
    await waitsForReconnection(made, id, /token that it has just given out/);
    await goesOnAfterReconnecting(made, id);
  }, 120_000);

  it.each([
    ['throttled by XML under 403', throttledXml],
    ['refused by a proxy’s page under 403', proxyPage],
  ])(
    'that is %s: waits, stays connected, and ends well by itself',
    async (what, fault) => {
      const made = await company(what.slice(0, 9));
      const rule = await strike(made, { ...calls[type], times: 2, fault });
      const { id } = await run(made, type);
      expect(await made.ended(id, 60_000)).toMatchObject({ state: 'finished', counts: { failed: 0 } });
      expect((await connectionOf(made)).state).toBe('connected');
      expect((await running.simulator.faults()).find((each) => each.id === rule.id)?.hits).toBe(2);
    },
    120_000,
  );
});
