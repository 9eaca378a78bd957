import { describe, expect, it } from 'vitest';
import type { Expense } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import fc from 'fast-check';
import { expenseDefinition } from '../src/expense-definition.ts';
import { company, idOf, map, owed, paid, planOf } from './support/expenses.ts';

describe('what an expense becomes', () => {
  it('a bill to the vendor that stands for the person who is owed', () => {
    const expense: Expense = {
      ...owed,
      number: 'R-1',
      dueDate: '2026-11-30',
      memo: 'Client visit,\n Oslo',
      payee: { name: 'City Cabs' },
      class: 'Projects',
      lines: [
        { account: 'Travel', amount: '40.00', description: 'Taxi', department: 'Oslo' },
        { expenseType: 'Meals', amount: '19.90', customer: { name: 'Contoso', accountNumber: 'C-7' }, billable: true },
        { account: '6100', amount: '-5.00', customer: { name: 'Contoso' }, class: 'Sales' },
      ],
    };
    const detail = 'AccountBasedExpenseLineDetail';
    expect(map(expense)).toEqual({
      entity: 'Bill',
      body: {
        VendorRef: { value: 'member:Ann Lee (E-4)' },
        TxnDate: '2026-11-02',
        DueDate: '2026-11-30',
        DocNumber: 'R-1',
        DepartmentRef: { value: 'department:Oslo' },
        PrivateNote: 'Client visit, Oslo | paid to City Cabs | AutoSync r.1',
        Line: [
          {
            DetailType: detail,
            Amount: 40,
            Description: 'Taxi',
            [detail]: {
              AccountRef: { value: 'account:Travel' },
              ClassRef: { value: 'class:Projects' },
              TaxCodeRef: { value: 'NON' },
            },
          },
          {
            DetailType: detail,
            Amount: 19.9,
            [detail]: {
              AccountRef: { value: 'account:Meals' },
              CustomerRef: { value: 'customer:Contoso (C-7)' },
              BillableStatus: 'Billable',
              ClassRef: { value: 'class:Projects' },
              TaxCodeRef: { value: 'NON' },
            },
          },
          {
            DetailType: detail,
            Amount: -5,
            [detail]: {
              AccountRef: { value: 'account:6100' },
              CustomerRef: { value: 'customer:Contoso' },
              BillableStatus: 'NotBillable',
              ClassRef: { value: 'class:Sales' },
              TaxCodeRef: { value: 'NON' },
            },
          },
        ],
      },
    });
  });

  it.each([
    ['Bank', undefined, 'Cash'],
    ['Bank', 'Check', 'Check'],
    ['Bank', 'CreditCard', 'Cash'],
    ['Credit Card', undefined, 'CreditCard'],
    ['Credit Card', 'Check', 'CreditCard'],
    [undefined, 'Check', 'Check'],
  ])('a purchase from an account of type %s, mapped as %s: %s', (AccountType, paymentType, expected) => {
    const { entity, body } = map({ ...paid, payee: { name: 'City Cabs' } }, { AccountType, paymentType });
    expect({ entity, ...body }).toMatchObject({
      entity: 'Purchase',
      PaymentType: expected,
      AccountRef: { value: 'payment-method:Amex' },
      EntityRef: { value: 'vendor:City Cabs', type: 'Vendor' },
      PrivateNote: 'spent by Ann Lee | AutoSync r.1',
    });
    expect(body['Credit']).toBe(expected === 'CreditCard' ? false : undefined);
    expect(body).not.toHaveProperty('VendorRef');
  });

  const returned = {
    lines: [
      { account: 'Travel', amount: '-50.00' },
      { account: 'Fees', amount: '10.00' },
    ],
  };

  it.each([
    ['owed', { ...owed, ...returned }, {}, 'VendorCredit', undefined],
    ['a card', { ...paid, ...returned }, { AccountType: 'Credit Card' }, 'Purchase', true],
  ])('money that comes back on what is %s: %#', (_what, expense, data, expectedEntity, credit) => {
    const { entity, body } = map(expense, data);
    expect([entity, body['Credit']]).toEqual([expectedEntity, credit]);
    expect((body['Line'] as { Amount: number }[]).map(({ Amount }) => Amount)).toEqual([50, -10]);
  });

  it('is refused where money comes back to a bank, until the payment method is mapped to something else', () => {
    expect(planOf({ ...paid, ...returned }, { AccountType: 'Bank' })).toEqual({
      kind: 'refuse',
      refusal: {
        code: 'refund-to-bank',
        values: { total: '-40.00', name: 'Amex' },
        causes: [
          {
            look: 'reference',
            key: 'payment-method/amex',
            details: {
              kind: 'payment-method',
              name: 'Amex',
              reason: 'refund-to-bank',
              qboId: 'payment-method:Amex',
            },
          },
        ],
      },
    });
  });
});

describe('the names it needs', () => {
  const lines: Expense['lines'] = [
    { account: 'Travel', amount: '1.00', customer: { name: 'Contoso' }, class: 'Sales', department: 'Oslo' },
    { expenseType: 'Meals', amount: '1.00' },
  ];
  const payee = { name: 'City Cabs' };

  it.each([
    ['owed', { ...owed, payee, lines }, ['member:Ann Lee (E-4)']],
    ['paid', { ...paid, payee, lines }, ['payment-method:Amex', 'vendor:City Cabs']],
  ])('where it is %s', (_what, expense, first) => {
    expect(expenseDefinition.needs(expense, company).map(idOf)).toEqual([
      ...first,
      'class:Sales',
      'department:Oslo',
      'account:Travel',
      'account:Meals',
      'customer:Contoso',
    ]);
  });
});

describe('tax and currency', () => {
  const taxes = [
    { code: 'TX', amount: '2.48' },
    { code: 'Austin', amount: '0.80' },
  ];

  it('tax of what is bought goes out as lines with the product that the company names', () => {
    const facts = { ...company, settings: { taxItem: 'Sales tax paid' } };
    const { body } = map({ ...owed, taxes, total: '43.28' }, {}, facts);
    const detail = 'ItemBasedExpenseLineDetail';
    const [line, ...ofTax] = body['Line'] as object[];
    expect(line).toMatchObject({ Amount: 40, AccountBasedExpenseLineDetail: { TaxCodeRef: { value: 'NON' } } });
    expect(ofTax).toMatchObject([
      {
        Amount: 2.48,
        Description: 'TX',
        [detail]: { ItemRef: { value: 'item:Sales tax paid' }, Qty: 1, UnitPrice: 2.48 },
      },
      { Amount: 0.8, Description: 'Austin', [detail]: { ItemRef: { value: 'item:Sales tax paid' } } },
    ]);
    expect(expenseDefinition.totals?.written(body)).toBe(4328n);
    expect(expenseDefinition.statedTax?.({ ...owed, taxes }, facts)).toBe(0n);
    expect(expenseDefinition.needs({ ...owed, taxes }, facts).map(idOf)).toContain('item:Sales tax paid');
  });

  it('books outside the United States have a tax code on each line, and the tax beside them', () => {
    const preferences = { ...company.preferences, country: 'CA', usesSalesTax: true };
    const facts = { ...company, preferences };
    const { body } = map({ ...owed, taxes: [{ code: 'HST', amount: '5.20' }] }, {}, facts);
    expect(body).toMatchObject({ GlobalTaxCalculation: 'TaxExcluded' });
    expect(body['Line']).toMatchObject([{ AccountBasedExpenseLineDetail: { TaxCodeRef: { value: 'tax-code:HST' } } }]);
    const back: Expense = {
      ...owed,
      lines: [{ account: 'Travel', amount: '-40.00' }],
      taxes: [{ code: 'HST', amount: '-5.20' }],
    };
    expect(expenseDefinition.statedTax?.(back, facts)).toBe(520n);
  });

  it('where there are several currencies, the document and its vendor say theirs', () => {
    const facts = { ...company, preferences: { ...company.preferences, multicurrency: true } };
    const { body } = map({ ...owed, currency: 'EUR', exchangeRate: '1.0875' }, {}, facts);
    expect(body).toMatchObject({ CurrencyRef: { value: 'EUR' }, ExchangeRate: 1.0875 });
    expect(map(owed, {}, facts).body).toMatchObject({ CurrencyRef: { value: 'USD' } });
    const payee = { name: 'City Cabs' };
    const needs = [...expenseDefinition.needs(owed, facts), ...expenseDefinition.needs({ ...paid, payee }, facts)];
    expect(needs.filter(({ currency }) => currency === 'USD').map(idOf)).toEqual([
      'member:Ann Lee (E-4)',
      'vendor:City Cabs',
    ]);
  });
});

describe('what the company’s QuickBooks does not have', () => {
  const billed: Expense['lines'] = [{ account: 'Travel', amount: '1', customer: { name: 'Contoso' }, billable: true }];
  const off = {
    classes: { classes: 'off' },
    departments: { departments: false },
    customers: { customersOnPurchases: false },
    billing: { billablePurchases: false },
    nothing: {},
  } as const;

  it.each<[keyof typeof off, string, Expense, string[]]>([
    ['classes', 'a class', { ...owed, class: 'Sales' }, ['feature-off classes']],
    ['departments', 'a location', { ...owed, department: 'Oslo' }, ['feature-off locations']],
    [
      'departments',
      'the location of a line',
      { ...owed, lines: [{ ...owed.lines[0]!, department: 'Oslo' }] },
      ['feature-off locations'],
    ],
    ['customers', 'a customer', { ...owed, lines: billed }, ['feature-off customers on expenses']],
    ['billing', 'a billable line', { ...owed, lines: billed }, ['feature-off billable expenses']],
    ['billing', 'a customer who is not charged', { ...owed, lines: [{ ...billed[0]!, billable: false }] }, []],
    ['nothing', 'another currency', { ...owed, currency: 'EUR' }, ['feature-off currencies other than its own']],
    ['nothing', 'tax', { ...owed, taxes: [{ code: 'TX', amount: '1' }] }, ['setting-missing taxItem']],
    ['nothing', 'nothing special', { ...owed, lines: billed }, []],
  ])('%s: %s', (what, _wanted, expense, expected) => {
    const facts = { ...company, preferences: { ...company.preferences, ...off[what] } };
    const found = expenseDefinition.obstacles?.(expense, { company: facts, idOf }) ?? [];
    expect(found.map(({ code, values }) => `${code} ${values?.['feature'] ?? values?.['setting']}`)).toEqual(expected);
    expect(found.every(({ causes }) => causes?.some(({ look }) => look === 'company'))).toBe(true);
  });
});

describe('expenseDefinition.read', () => {
  it.each([
    ['content that is none', { ...owed, lines: [] }, 'invalid-record', '/lines'],
    ['what only its rules see', { ...owed, paymentMethod: 'Amex' }, 'invalid-record', '/paymentMethod'],
  ])('%s', (_what, content, code, detail) => {
    const read = expenseDefinition.read(content);
    expect(read).toMatchObject({ ok: false, refusal: { code } });
    expect(read.ok ? '' : read.refusal.values?.['detail']).toContain(detail);
  });

  it('says both of two totals that differ', () => {
    expect(expenseDefinition.read({ ...owed, total: '41.00' })).toEqual({
      ok: false,
      refusal: { code: 'total-mismatch', values: { computed: '40.00', stated: '41.00' } },
    });
    expect(expenseDefinition.read({ ...owed, total: '41.00', taxes: [{ code: 'TX', amount: '3.00' }] })).toMatchObject({
      refusal: { values: { computed: '40.00, with tax 43.00', stated: '41.00' } },
    });
  });
});

describe('totals and look-up', () => {
  it('a document comes to what the record does, whichever way the money went', () => {
    const amount = fc.integer({ min: -99_999, max: 99_999 }).map((cents) => formatMoney(BigInt(cents)));
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), fc.boolean(), (amounts, isOwed) => {
        const lines = amounts.map((one) => ({ account: 'Travel', amount: one }));
        const { body } = map({ ...(isOwed ? owed : paid), lines }, { AccountType: 'Credit Card' });
        const cents = amounts.reduce((sum, one) => sum + Math.round(Number(one) * 100), 0);
        expect(expenseDefinition.totals?.written(body)).toBe(BigInt(Math.abs(cents)));
      }),
    );
  });

  it.each([
    ['a bill with a number', { ...owed, number: 'R-1' }, ['VendorRef=member:Ann Lee (E-4)', 'DocNumber=R-1']],
    ['a bill', owed, ['VendorRef=member:Ann Lee (E-4)', 'TxnDate=2026-11-02', 'TotalAmt=40.00']],
    ['a purchase with a number', { ...paid, number: 'R-1' }, ['DocNumber=R-1']],
    ['a purchase', paid, ['TxnDate=2026-11-02', 'TotalAmt=40.00']],
  ])('%s is looked for by what QuickBooks can find', (_what, expense, conditions) => {
    const found = expenseDefinition.lookUpBy(map(expense).body);
    expect(found.map(({ field, operator, value }) => `${field}${operator}${value}`)).toEqual(conditions);
  });
});
