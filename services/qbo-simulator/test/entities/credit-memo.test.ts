import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { itemLine, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('credit memos (docs/quickbooks.md#credit-memos)', () => {
  let simulator: Running;
  let customerId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
  });

  afterEach(() => simulator.stop());

  it('starts with Balance and RemainingCredit at its total, without LinkedTxn and DueDate', async () => {
    const memo = await simulator.create('CreditMemo', salesForm(customerId, { Line: [itemLine(12.34)] }));
    expect(memo).toMatchObject({ TotalAmt: 12.34, Balance: 12.34, RemainingCredit: 12.34, EmailStatus: 'NotSet' });
    expect(memo).not.toHaveProperty('LinkedTxn');
    expect(memo).not.toHaveProperty('DueDate');
  });

  it('an update moves what is left with the total', async () => {
    const { Id } = await simulator.create('CreditMemo', salesForm(customerId));
    const { body } = await simulator.api('POST', '/creditmemo', {
      Id,
      SyncToken: '0',
      sparse: true,
      Line: [itemLine(40)],
    });
    expect(body).toMatchObject({ CreditMemo: { TotalAmt: 40, Balance: 40, RemainingCredit: 40, SyncToken: '1' } });
  });

  it('lowers the customer balance, which may be negative (docs/quickbooks.md#customers-and-vendors)', async () => {
    await simulator.create('Invoice', salesForm(customerId, { Line: [itemLine(30)] }));
    const { Id } = await simulator.create('CreditMemo', salesForm(customerId, { Line: [itemLine(50.5)] }));
    const balance = async () => (await simulator.api('GET', `/customer/${customerId}`)).body['Customer'];
    expect(await balance()).toMatchObject({ Balance: -20.5, BalanceWithJobs: -20.5 });
    await simulator.api('POST', '/creditmemo?operation=delete', { Id, SyncToken: '0' });
    expect(await balance()).toMatchObject({ Balance: 30 });
  });
});
