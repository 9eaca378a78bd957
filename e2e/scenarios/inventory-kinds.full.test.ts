import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { adjustment, goodsSettings, receipt, tradingCompany, transfer } from '../support/goods.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

describe('receipts', () => {
  it('have freight and taxes on their accounts, and new products that start early enough', async () => {
    const look = await tradingCompany(running, 'Freight Ltd');
    const lines = [{ item: 'Firewall', quantity: '3', unitCost: '100.00' }];
    const whole = {
      date: '2001-02-03',
      lines,
      freight: { amount: '18.00' },
      taxes: [{ code: 'TX', amount: '24.00' }],
      total: '342.00',
    };
    expect(await look.send(receipt('R-1', whole))).toMatchObject([{ syncState: 'synced' }]);
    expect(await look.documents('Bill')).toMatchObject([{ TotalAmt: 342, TxnDate: '2001-02-03' }]);
    expect(await look.byName('Item', 'Firewall')).toMatchObject({ Type: 'Inventory', QtyOnHand: 3 });
    expect(await look.documents('Bill')).toMatchObject([
      {
        Line: [
          { Amount: 300 },
          { Amount: 18, AccountBasedExpenseLineDetail: { AccountRef: { name: 'Office Expenses' } } },
          { Amount: 24, ItemBasedExpenseLineDetail: { ItemRef: { name: 'Tax paid' } } },
        ],
      },
    ]);
  });
});

describe('goods that go back', () => {
  it('are a credit of their vendor: they leave stock, and less is owed, until the receipt says otherwise', async () => {
    const look = await tradingCompany(running, 'Returns Ltd');
    await look.send(receipt('R-1'));
    const owed = Number(await look.balance('Accounts Payable (A/P)'));
    const back = (quantity: string) => [{ item: 'Router', quantity, unitCost: '62.50' }];
    const sent = await look.send(receipt('R-2', { lines: back('-4'), vendorInvoiceNumber: 'RMA-7', total: '-250.00' }));
    expect(sent).toMatchObject([{ syncState: 'synced', quickbooks: { entity: 'VendorCredit' } }]);
    expect(await look.documents('VendorCredit')).toMatchObject([
      { TotalAmt: 250, DocNumber: 'RMA-7', VendorRef: { name: 'Ingram' } },
    ]);
    expect(await look.onHand('Router')).toBe(106);
    expect(Number(await look.balance('Accounts Payable (A/P)')) - owed).toBe(-250);

    expect(await look.send(receipt('R-2', { lines: back('-6') }))).toMatchObject([{ syncState: 'synced' }]);
    expect([await look.onHand('Router'), (await look.documents('VendorCredit')).length]).toEqual([104, 1]);
    // A credit that becomes a bill is another document: told, and made anew when somebody says so.
    expect(await look.send(receipt('R-2', { lines: back('1') }))).toMatchObject([
      { failure: { code: 'kind-changed' } },
    ]);
    const [credit] = await look.documents('VendorCredit');
    await look.books.delete('VendorCredit', credit?.Id ?? '');
    await look.operate('R-2', 'send-as-new');
    expect(await look.record('R-2')).toMatchObject({ syncState: 'synced', quickbooks: { entity: 'Bill' } });
    expect([await look.onHand('Router'), (await look.documents('Bill')).length]).toEqual([111, 2]);
  });
});

describe('adjustments', () => {
  it('become journal entries where the company wants that, and where the plan keeps no stock; so they stay', async () => {
    const look = await tradingCompany(running, 'Journals Ltd', { ...goodsSettings, adjustmentsAs: 'journalEntry' });
    const before = Number(await look.balance('Inventory Asset'));
    expect(await look.send(adjustment('A-1', '-2'))).toMatchObject([{ quickbooks: { entity: 'JournalEntry' } }]);
    await look.change({ adjustmentsAs: 'inventoryAdjustment' });
    await look.send(adjustment('A-1', '-3'));
    expect(Number(await look.balance('Inventory Asset')) - before).toBe(-150);

    const [preferences] = await look.documents('Preferences');
    await look.edit('Preferences', preferences?.Id ?? '1', { ProductAndServicesPrefs: { QuantityOnHand: false } });
    const [known, unknown, unvalued, bought] = await look.send(
      adjustment('A-2', '1'),
      adjustment('A-3', '1', { lines: [{ item: 'Never seen', quantity: '1', unitCost: '7.00' }] }),
      adjustment('A-4', '1', { lines: [{ item: 'Router', quantity: '1' }] }),
      receipt('R-1', { lines: [{ item: 'Cable', quantity: '2', unitCost: '3.00' }] }),
    );
    expect([known, unknown]).toMatchObject(
      Array(2).fill({ syncState: 'synced', quickbooks: { entity: 'JournalEntry' } }),
    );
    expect(unvalued).toMatchObject({ failure: { code: 'value-missing', message: expect.stringContaining('Router') } });
    expect(bought).toMatchObject({ syncState: 'synced', quickbooks: { entity: 'Bill' } });
    expect(await look.byName('Item', 'Cable')).toMatchObject({ Type: 'NonInventory' });
    expect(Number(await look.balance('Inventory Asset')) - before).toBe(-150 + 50 + 7);
    expect(await look.documents('InventoryAdjustment')).toEqual([]);
  });
});

describe('transfers', () => {
  it('are nothing to book and say so; between classes they move the value', async () => {
    const look = await tradingCompany(running, 'Moves Ltd');
    await look.put(transfer('T-1'));
    const batch = await look.batch('inventory');
    expect([batch.state, batch.counts.skipped]).toEqual(['finished', 1]);
    expect(await look.message(batch.id, 'T-1')).toMatch(/^Nothing to book: goods that move inside the company/);
    expect(await look.documents('JournalEntry')).toEqual([]);

    await look.change({ transfersAs: 'class' });
    expect(await look.send(transfer('T-2'))).toMatchObject([{ failure: { code: 'references-missing' } }]);
    const withClasses = { AccountingInfoPrefs: { ClassTrackingPerTxnLine: true } };
    await running.simulator.edit(look.realmId, 'Preferences', '1', withClasses);
    const ids = await Promise.all(['Main', 'Van'].map(async (Name) => (await look.create('Class', { Name })).Id));
    await look.batch('inventory');
    expect(await look.comesTo('T-2', 'synced')).toMatchObject({ quickbooks: { entity: 'JournalEntry' } });
    const [entry] = await look.documents('JournalEntry');
    const lines = entry?.['Line'] as { JournalEntryLineDetail: { PostingType: string; ClassRef: { value: string } } }[];
    expect(lines.map(({ JournalEntryLineDetail: { PostingType, ClassRef } }) => [PostingType, ClassRef.value])).toEqual(
      [
        ['Debit', ids[1]],
        ['Credit', ids[0]],
      ],
    );
    const changed = transfer('T-2', { lines: [{ item: 'Router', quantity: '3', unitCost: '50.00' }] });
    expect(await look.send(changed)).toMatchObject([{ syncState: 'synced', failure: null }]);
    expect(await look.documents('JournalEntry')).toMatchObject([{ Line: [{ Amount: 150 }, { Amount: 150 }] }]);
  });
});
