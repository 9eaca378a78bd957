import { describe, expect, it } from 'vitest';
import { inventoryDefinition } from '../src/inventory-definition.ts';
import { abroad, adjustment, bodyOf, company, idOf, line, plan, receipt, transfer, withSettings } from './support.ts';

const codeOf = (planned: ReturnType<typeof plan>) => (planned.kind === 'refuse' ? planned.refusal.code : planned.kind);

describe('a receipt', () => {
  it('becomes a bill with item lines under the number of the vendor’s invoice', () => {
    expect(
      plan({ content: { ...receipt, memo: 'Rush\norder', terms: 'Net 30', number: 'RC-9', class: 'Cloud' } }),
    ).toEqual({
      kind: 'write',
      entity: 'Bill',
      body: {
        VendorRef: { value: 'vendor:Ingram' },
        TxnDate: '2026-11-02',
        SalesTermRef: { value: 'term:Net 30' },
        DocNumber: '4471',
        PrivateNote: 'Rush order | receipt RC-9 | AutoSync r.1',
        Line: [
          {
            DetailType: 'ItemBasedExpenseLineDetail',
            Amount: 625,
            ItemBasedExpenseLineDetail: {
              ItemRef: { value: 'item:Router' },
              Qty: 10,
              UnitPrice: 62.5,
              ClassRef: { value: 'class:Cloud' },
              TaxCodeRef: { value: 'NON' },
            },
          },
        ],
      },
    });
  });

  it.each([
    [{}, '2026-11-02'],
    [{ receiptDate: 'vendorInvoice' }, '2026-10-28'],
    [{ receiptDate: 'order' }, '2026-11-02'],
  ])('with %j is dated %s', (settings, date) => {
    const record = { content: { ...receipt, vendorInvoiceDate: '2026-10-28' } };
    const facts = withSettings(settings);
    expect([bodyOf(record, facts)['TxnDate'], inventoryDefinition.dateOf(record, facts)]).toEqual([date, date]);
  });

  it('is dated on another day as a whole, whatever the setting', () => {
    const record = { content: { ...receipt, vendorInvoiceDate: '2026-10-28', orderDate: '2026-10-01' } };
    for (const receiptDate of ['document', 'vendorInvoice', 'order']) {
      const facts = withSettings({ receiptDate });
      const moved = inventoryDefinition.datedOn(record, '2026-12-01');
      expect([bodyOf(moved, facts)['TxnDate'], inventoryDefinition.dateOf(moved, facts)]).toEqual([
        '2026-12-01',
        '2026-12-01',
      ]);
    }
  });

  it('has freight on its account and, in the United States, taxes on the product that carries them', () => {
    const content = { ...receipt, freight: { amount: '18.00' }, taxes: [{ code: 'TX', amount: '51.56' }] };
    const facts = withSettings({ freightAccount: 'Freight', taxItem: 'Tax paid' });
    expect(bodyOf({ content }, facts)).toMatchObject({
      Line: [
        { Amount: 625 },
        { Amount: 18, AccountBasedExpenseLineDetail: { AccountRef: { value: 'account:Freight' } } },
        { Amount: 51.56, Description: 'TX', ItemBasedExpenseLineDetail: { ItemRef: { value: 'item:Tax paid' } } },
      ],
    });
    expect(inventoryDefinition.totals?.written(bodyOf({ content }, facts))).toBe(69456n);
    expect(inventoryDefinition.statedTax?.({ content }, facts)).toBe(0n);
    expect(
      inventoryDefinition
        .obstacles?.({ content }, { company, idOf })
        .map(({ code, values }) => [code, values?.['setting']]),
    ).toEqual([
      ['setting-missing', 'freightAccount'],
      ['setting-missing', 'taxItem'],
    ]);
    expect(codeOf(plan({ content: { ...receipt, freight: { amount: '0.00' } } }))).toBe('write');
  });

  it('abroad says the tax code of each line, and that of freight by setting', () => {
    const freight = { amount: '18.00', account: 'Freight' };
    const content = {
      ...receipt,
      freight,
      lines: [{ ...line, taxCode: 'GST' }],
      taxes: [{ code: 'GST', amount: '31.25' }],
    };
    const code = (name: string) => ({ TaxCodeRef: { value: `tax-code:${name}` } });
    const facts = { ...abroad, settings: { ...abroad.settings, untaxedLineCode: 'Exempt' } };
    expect(bodyOf({ content }, facts)).toMatchObject({
      GlobalTaxCalculation: 'TaxExcluded',
      Line: [{ ItemBasedExpenseLineDetail: code('GST') }, { AccountBasedExpenseLineDetail: code('Exempt') }],
    });
    expect(inventoryDefinition.statedTax?.({ content }, facts)).toBe(3125n);
  });

  it.each([
    ['a class', { class: 'Cloud' }, { classes: 'off' as const }, 'feature-off'],
    ['a location', { department: 'North' }, { departments: false }, 'feature-off'],
    ['another currency', { currency: 'EUR' }, {}, 'feature-off'],
  ])('with %s that QuickBooks does not keep is refused', (_what, more, preferences, code) => {
    const facts = { ...company, preferences: { ...company.preferences, ...preferences } };
    expect(codeOf(plan({ content: { ...receipt, ...more } }, facts))).toBe(code);
  });

  it('sends a price that comes to a stated amount, so that the quantity is not lost', () => {
    const content = { ...receipt, lines: [{ item: 'Router', quantity: '3', unitCost: '33.33', amount: '100.00' }] };
    expect(bodyOf({ content })).toMatchObject({
      Line: [{ Amount: 100, ItemBasedExpenseLineDetail: { Qty: 3, UnitPrice: 33.3333333 } }],
    });
  });

  it('says of a product the category of its line, whose accounts it gets where it has to be created', () => {
    const lines = [{ ...line, category: 'Hardware:Network' }];
    for (const content of [
      { ...receipt, lines },
      { ...adjustment, lines },
    ]) {
      const needs = inventoryDefinition.needs({ content }, company).filter(({ kind }) => kind === 'item');
      expect(needs).toEqual([{ kind: 'item', name: 'Router', category: 'Hardware:Network', itemType: 'stock' }]);
    }
  });

  it('asks for products that are kept in stock, or only bought where there is no stock', () => {
    const itemsOf = (more: object) =>
      inventoryDefinition.needs({ content: receipt, ...more }, company).filter(({ kind }) => kind === 'item');
    expect(itemsOf({})).toEqual([{ kind: 'item', name: 'Router', itemType: 'stock' }]);
    expect(itemsOf({ withoutStock: true })).toEqual([{ kind: 'item', name: 'Router', itemType: 'bought' }]);
  });

  it('of goods that go back is a vendor credit with what goes out of stock as positive quantities', () => {
    const lines = [
      { ...line, quantity: '-2' },
      { item: 'Cable', quantity: '3', unitCost: '1.50' },
    ];
    const content = {
      ...receipt,
      lines,
      terms: 'Net 30',
      dueDate: '2026-12-02',
      freight: { amount: '-5.00', account: 'Freight' },
      taxes: [{ code: 'TX', amount: '-10.31' }],
      total: '-135.81',
    };
    const facts = withSettings({ taxItem: 'Tax paid' });
    expect(inventoryDefinition.read(content).ok).toBe(true);
    expect(plan({ content }, facts)).toMatchObject({
      entity: 'VendorCredit',
      body: {
        VendorRef: { value: 'vendor:Ingram' },
        DocNumber: '4471',
        Line: [
          { Amount: 125, ItemBasedExpenseLineDetail: { Qty: 2, UnitPrice: 62.5 } },
          { Amount: -4.5, ItemBasedExpenseLineDetail: { Qty: -3, UnitPrice: 1.5 } },
          { Amount: 5, AccountBasedExpenseLineDetail: {} },
          { Amount: 10.31, ItemBasedExpenseLineDetail: { ItemRef: { value: 'item:Tax paid' } } },
        ],
      },
    });
    const body = bodyOf({ content }, facts);
    expect(['DueDate', 'SalesTermRef'].filter((key) => key in body)).toEqual([]);
    expect(inventoryDefinition.needs({ content }, facts).map(({ kind }) => kind)).not.toContain('term');
    expect(inventoryDefinition.totals?.written(body)).toBe(13581n);
    const explicit = { ...abroad, settings: { ...abroad.settings, untaxedLineCode: 'Exempt' } };
    expect(inventoryDefinition.statedTax?.({ content }, explicit)).toBe(1031n);
  });

  it('says the vendor’s number in its note where it goes out under another one', () => {
    expect(bodyOf({ content: receipt, number: '4471-2' })).toMatchObject({
      DocNumber: '4471-2',
      PrivateNote: 'vendor invoice 4471 | AutoSync r.1',
    });
  });
});

describe('an adjustment', () => {
  it('changes quantities, against the account of the record or of the settings', () => {
    expect(plan({ content: { ...adjustment, number: 'ADJ-1' } })).toEqual({
      kind: 'write',
      entity: 'InventoryAdjustment',
      body: {
        AdjustAccountRef: { value: 'account:Shrinkage' },
        TxnDate: '2026-11-02',
        DocNumber: 'ADJ-1',
        PrivateNote: 'Count | AutoSync r.1',
        Line: [
          {
            DetailType: 'ItemAdjustmentLineDetail',
            ItemAdjustmentLineDetail: { ItemRef: { value: 'item:Router' }, QtyDiff: -2 },
          },
        ],
      },
    });
    expect(bodyOf({ content: { ...adjustment, account: 'Scrap' } })['AdjustAccountRef']).toEqual({
      value: 'account:Scrap',
    });
  });

  it.each([
    ['-2', '60.00', 120, 'account:Shrinkage', 'account:Inventory Asset'],
    ['2', '60.00', 120, 'account:Inventory Asset', 'account:Shrinkage'],
  ])(
    'of %s at %s is a journal entry over %s where the company wants that',
    (quantity, unitCost, amount, debit, credit) => {
      const content = { ...adjustment, lines: [{ item: 'Router', quantity, unitCost }] };
      const side = (PostingType: string, value: string) => ({
        Amount: amount,
        JournalEntryLineDetail: { PostingType, AccountRef: { value } },
      });
      const planned = plan({ content }, withSettings({ adjustmentsAs: 'journalEntry' }));
      expect(planned).toMatchObject({
        entity: 'JournalEntry',
        body: { Line: [side('Debit', debit), side('Credit', credit)] },
      });
      const { body } = planned as { body: Record<string, unknown> };
      expect(inventoryDefinition.totals?.written(body)).toBe(12000n);
      expect(inventoryDefinition.totals?.returned({ ...body, TotalAmt: 0 })).toBe(12000n);
    },
  );

  it.each([
    ['no account', { content: adjustment }, { adjustmentAccount: null }, 'setting-missing'],
    [
      'no asset account',
      { content: adjustment, withoutStock: true as const },
      { inventoryAssetAccount: null },
      'setting-missing',
    ],
    [
      'no value',
      { content: { ...adjustment, lines: [{ item: 'A', quantity: '1' }] }, withoutStock: true as const },
      {},
      'value-missing',
    ],
    ['a class on quantities', { content: { ...adjustment, class: 'A' } }, {}, 'invalid-record'],
    [
      'another date than in QuickBooks',
      { content: adjustment, writtenAs: 'InventoryAdjustment' as const, fixedDate: '2026-11-01' },
      {},
      'adjustment-date-fixed',
    ],
    [
      'goods that are worth nothing',
      { content: { ...adjustment, lines: [{ item: 'A', quantity: '1', unitCost: '0' }] } },
      { adjustmentsAs: 'journalEntry' },
      'nothing',
    ],
  ])('with %s: %s', (_what, record, settings, code) => {
    expect(codeOf(plan(record, withSettings(settings)))).toBe(code);
  });

  it('of what is no stock in QuickBooks is refused with the name of the product', () => {
    expect(plan({ content: adjustment }, company, { Type: 'Service' })).toMatchObject({
      refusal: { code: 'item-not-stocked', values: { items: 'Router' } },
    });
  });

  it('stays what it is in QuickBooks, whatever the settings say by now', () => {
    const asWritten = (entity: string) =>
      inventoryDefinition.asWritten?.({ content: adjustment }, { entity, body: { TxnDate: '2026-11-02' } }) ?? {
        content: adjustment,
      };
    expect(plan(asWritten('JournalEntry'))).toMatchObject({ entity: 'JournalEntry' });
    expect(plan(asWritten('InventoryAdjustment'), withSettings({ adjustmentsAs: 'journalEntry' }))).toMatchObject({
      entity: 'InventoryAdjustment',
    });
  });
});

describe('a transfer', () => {
  it('is nothing to book inside one company, needs no names, and says so', () => {
    expect(inventoryDefinition.needs({ content: transfer }, company)).toEqual([]);
    expect(plan({ content: transfer })).toEqual({
      kind: 'nothing',
      reason: 'Nothing to book: goods that move inside the company stay what they are and are worth what they were.',
    });
  });

  it.each([
    ['class', 'ClassRef'],
    ['department', 'DepartmentRef'],
  ])('between two places that are a %s each moves the value', (transfersAs, field) => {
    const side = (PostingType: string, name: string) => ({
      Amount: 625,
      JournalEntryLineDetail: {
        PostingType,
        AccountRef: { value: 'account:Inventory Asset' },
        [field]: { value: `${transfersAs}:${name}` },
      },
    });
    expect(plan({ content: transfer }, withSettings({ transfersAs }))).toMatchObject({
      entity: 'JournalEntry',
      body: { PrivateNote: 'Main to Van | AutoSync r.1', Line: [side('Debit', 'Van'), side('Credit', 'Main')] },
    });
  });

  it('between places that are one in QuickBooks is nothing to book', () => {
    const same = inventoryDefinition.toDocument(
      { content: transfer },
      { company: withSettings({ transfersAs: 'class' }), key: 'k', referenceId: () => '1', referenceData: () => ({}) },
    );
    expect(same).toMatchObject({ kind: 'nothing', reason: expect.stringContaining('the same class') });
  });

  it('without a value is refused, with the names of the products', () => {
    const content = { ...transfer, lines: [{ item: 'Router', quantity: '1' }] };
    expect(plan({ content }, withSettings({ transfersAs: 'class' }))).toMatchObject({
      refusal: { code: 'value-missing', values: { items: 'Router' } },
    });
  });
});

describe('inventoryDefinition.read', () => {
  it('refuses what does not add up, and what is no inventory record', () => {
    expect(inventoryDefinition.read({ ...receipt, total: '1.00' })).toMatchObject({
      refusal: { code: 'total-mismatch', values: { computed: '625.00', stated: '1.00' } },
    });
    expect(inventoryDefinition.read({ ...receipt, vendor: undefined })).toMatchObject({
      refusal: { code: 'invalid-record' },
    });
    expect(inventoryDefinition.read({ ...receipt, lines: [] })).toMatchObject({ refusal: { code: 'invalid-record' } });
  });
});

describe('inventoryDefinition.lookUpBy', () => {
  it.each([
    ['a bill with a number', receipt, ['VendorRef', 'DocNumber']],
    ['a bill without one', { ...receipt, vendorInvoiceNumber: undefined }, ['VendorRef', 'TxnDate', 'TotalAmt']],
    ['an adjustment', adjustment, ['TxnDate']],
    ['an adjustment with a number', { ...adjustment, number: 'A' }, ['DocNumber']],
  ])('of %s', (_what, content, fields) => {
    const plain = JSON.parse(JSON.stringify(content)) as typeof receipt;
    expect(inventoryDefinition.lookUpBy(bodyOf({ content: plain })).map(({ field }) => field)).toEqual(fields);
  });
});
