import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { adjustment, goodsSettings, receipt, tradingCompany } from '../support/goods.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

describe('receipts', () => {
  it('under one number of the vendor each have a bill, which changes keep', async () => {
    const look = await tradingCompany(running, 'Partial Ltd');
    const part = { vendorInvoiceNumber: '4471' };
    const first = await look.send(receipt('R-1', part));
    const later = await look.send(
      receipt('R-2', part),
      receipt('R-3', part),
      receipt('R-4', { ...part, vendor: { name: 'Dell' } }),
    );
    expect([...first, ...later].map(({ syncState, quickbooks }) => [syncState, quickbooks?.entity])).toEqual(
      Array(4).fill(['synced', 'Bill']),
    );
    const numbers = async () => (await look.documents('Bill')).map(({ DocNumber }) => String(DocNumber)).toSorted();
    expect(await numbers()).toEqual(['4471', '4471', '4471-2', '4471-3']);
    expect(await look.onHand('Router')).toBe(140);

    const changed = receipt('R-3', { ...part, lines: [{ item: 'Router', quantity: '4', unitCost: '62.50' }] });
    expect(await look.send(changed)).toMatchObject([{ syncState: 'synced' }]);
    expect(await numbers()).toEqual(['4471', '4471', '4471-2', '4471-3']);
    expect(await look.onHand('Router')).toBe(134);
  });
});

describe('numbers that documents of two record types exchange', () => {
  it('are right in the end: one of the two steps aside, and no suffix is left', async () => {
    const look = await tradingCompany(running, 'Swaps Ltd');
    const NameValue = [{ Name: 'WarnDuplicateBillNumber', Value: 'true' }];
    await running.simulator.edit(look.realmId, 'Preferences', '1', { OtherPrefs: { NameValue } });
    const path = `/v1/companies/${look.company.id}/expenses`;
    const expense = async (externalId: string, number: string) => {
      const lines = [{ amount: '20.00', account: 'Office Expenses' }];
      const body = { number, date: '2026-11-02', member: { name: 'Ingram' }, reimbursable: true, lines };
      await look.company.must(`${path}/${externalId}`, { method: 'PUT', body });
    };
    const numberOf = async (quickbooks: { id: string } | null | undefined) =>
      (await look.documents('Bill')).find(({ Id }) => Id === quickbooks?.id)?.['DocNumber'];
    const numbers = async () => {
      const records = [await look.record('R-1'), await look.record('R-2')];
      for (const id of ['E-1', 'E-2']) records.push(await look.company.must(`${path}/${id}`));
      return Promise.all(records.map(({ quickbooks }) => numberOf(quickbooks)));
    };
    await expense('E-1', 'B-1');
    await expense('E-2', 'B-4');
    await look.put(receipt('R-1', { vendorInvoiceNumber: 'B-2' }));
    await look.put(receipt('R-2', { vendorInvoiceNumber: 'B-3' }));
    for (const type of ['expenses', 'inventory']) await look.batch(type);
    expect(await numbers()).toEqual(['B-2', 'B-3', 'B-1', 'B-4']);

    // A receipt and an expense exchange theirs, and so do a receipt and another expense.
    await expense('E-1', 'B-2');
    await expense('E-2', 'B-3');
    await look.put(receipt('R-1', { vendorInvoiceNumber: 'B-1' }));
    await look.put(receipt('R-2', { vendorInvoiceNumber: 'B-4' }));
    for (const type of ['expenses', 'inventory', 'expenses']) await look.batch(type);
    expect(await numbers()).toEqual(['B-1', 'B-4', 'B-2', 'B-3']);

    // Within one type, too, in one batch.
    await expense('E-1', 'B-3');
    await expense('E-2', 'B-2');
    await look.put(receipt('R-1', { vendorInvoiceNumber: 'B-4' }));
    await look.put(receipt('R-2', { vendorInvoiceNumber: 'B-1' }));
    expect((await look.batch('expenses')).state).toBe('finished');
    expect((await look.batch('inventory')).state).toBe('finished');
    expect(await numbers()).toEqual(['B-4', 'B-1', 'B-3', 'B-2']);
  });
});

describe('adjustments', () => {
  it('move stock, follow the record, and are told from what somebody did to them in QuickBooks', async () => {
    const look = await tradingCompany(running, 'Counted Ltd');
    await look.send(adjustment('A-1', '-2', { number: 'ADJ-1', reason: 'Voided RMA' }), adjustment('A-2', '5'));
    expect(await look.onHand('Router')).toBe(103);
    expect(await look.send(adjustment('A-1', '-4', { reason: 'Count' }))).toMatchObject([{ syncState: 'synced' }]);
    expect(await look.onHand('Router')).toBe(101);
    expect(await look.send(adjustment('A-1', '-4', { date: '2026-11-03' }))).toMatchObject([
      { failure: { code: 'adjustment-date-fixed' } },
    ]);

    const [one] = (await look.documents('InventoryAdjustment')).filter(({ PrivateNote }) =>
      PrivateNote?.startsWith('Count'),
    );
    const Line = one?.['Line'] as { ItemAdjustmentLineDetail: object }[];
    await look.edit('InventoryAdjustment', one?.Id ?? '', {
      Line: Line.map((line) => ({
        ...line,
        ItemAdjustmentLineDetail: { ...line.ItemAdjustmentLineDetail, QtyDiff: -9 },
      })),
    });
    expect(await look.send(adjustment('A-1', '-5'))).toMatchObject([{ failure: { code: 'changed-in-quickbooks' } }]);
    await look.operate('A-1', 'send-ours');
    expect(await look.record('A-1')).toMatchObject({ syncState: 'synced' });
    expect(await look.onHand('Router')).toBe(100);

    await look.books.delete('InventoryAdjustment', one?.Id ?? '');
    expect(await look.send(adjustment('A-1', '-6'))).toMatchObject([{ failure: { code: 'deleted-in-quickbooks' } }]);
    await look.operate('A-1', 'send-as-new');
    expect(await look.send(receipt('A-2'))).toMatchObject([{ failure: { code: 'kind-changed' } }]);
    expect([await look.onHand('Router'), (await look.documents('InventoryAdjustment')).length]).toEqual([99, 2]);

    // Cancelled at the source, what cannot be voided is deleted.
    await look.send({ ...adjustment('A-2', '5'), cancelled: true });
    expect([await look.onHand('Router'), (await look.documents('InventoryAdjustment')).length]).toEqual([94, 1]);
  });
});

describe('what stands in the way of an inventory record', () => {
  it('is said in words of its kind, and nothing is written for it', async () => {
    const look = await tradingCompany(running, 'Trouble Ltd', {});
    await running.simulator.edit(look.realmId, 'Preferences', '1', {
      AccountingInfoPrefs: { BookCloseDate: '2024-12-31', ClassTrackingPerTxnLine: true },
    });
    await look.stock('Late', 5, { InvStartDate: '2026-06-01' });
    await look.create('Item', {
      Name: 'Support',
      Type: 'Service',
      IncomeAccountRef: { value: (await look.byName('Account', 'Services')).Id },
    });
    const account = 'Cost of Goods Sold';
    const of = (item: string, quantity = '1') => [{ item, quantity, unitCost: '1.00' }];
    const cases = {
      noAccount: adjustment('noAccount', '1'),
      otherAccount: adjustment('otherAccount', '1', { account: 'Shrinkage' }),
      noStock: adjustment('noStock', '1', { account, lines: of('Support') }),
      starts: adjustment('starts', '1', { account, date: '2026-05-31', lines: of('Late') }),
      closed: adjustment('closed', '1', { account, date: '2024-05-31' }),
      noClass: receipt('noClass', { class: 'Nowhere' }),
      noTerms: receipt('noTerms', { terms: 'Net 999' }),
      noFreight: receipt('noFreight', { freight: { amount: '5.00' } }),
      short: adjustment('short', '-1000', { account }),
      noBills: receipt('noBills', { vendor: { name: 'Dell' } }),
    };
    const detail = "Permission Denied Error : The feature bills is not part of this company's plan.";
    const fault = { kind: 'fault', code: '5020', message: 'Permission Denied Error', detail };
    await running.simulator.addFault({ realmId: look.realmId, entity: 'Bill', operation: 'create', fault });
    await look.send(...Object.values(cases));
    const entries = await Promise.all(
      Object.keys(cases).map(async (id): Promise<[string, unknown]> => [id, (await look.record(id)).failure?.code]),
    );
    expect(Object.fromEntries(entries)).toEqual({
      noAccount: 'setting-missing',
      otherAccount: 'account-missing',
      noStock: 'item-not-stocked',
      starts: 'stock-starts-later',
      closed: 'period-closed',
      noClass: 'class-missing',
      noTerms: 'terms-missing',
      noFreight: 'setting-missing',
      short: 'stock-short',
      noBills: 'feature-missing',
    });
    expect([await look.documents('Bill'), await look.documents('InventoryAdjustment')]).toEqual([[], []]);
    expect((await look.documents('Vendor')).map(({ DisplayName }) => DisplayName)).toEqual(['Dell']);

    // Done as told, the next batch takes what waits.
    await look.change(goodsSettings);
    await look.batch('inventory');
    expect(await look.comesTo('noAccount', 'synced')).toMatchObject({ failure: null });
    expect(await look.comesTo('noFreight', 'synced')).toMatchObject({ failure: null });
  });
});
