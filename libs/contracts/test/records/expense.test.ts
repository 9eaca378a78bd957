import { describe, expect, it } from 'vitest';
import { formatMoney } from '@autosync/core';
import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { expenseFaults, expenseSchema, expenseTotal, type Expense } from '../../src/index.ts';

const validator = Compile(expenseSchema);

const taxi = { account: 'Travel', amount: '40.00' };
const owed: Expense = { date: '2026-11-02', member: { name: 'Ann Lee' }, reimbursable: true, lines: [taxi] };
const { reimbursable: _owed, ...rest } = owed;
const paid: Expense = { ...rest, paymentMethod: 'Amex' };

const faultsOf = (expense: Expense) => {
  expect(validator.Check(expense)).toBe(true);
  return expenseFaults(expense).map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('an expense', () => {
  it.each<[string, object]>([
    ['of nobody', { ...rest, member: undefined }],
    ['without lines', { ...owed, lines: [] }],
    ['with a number that QuickBooks would cut off', { ...owed, number: 'R-123456789-123456789-1' }],
    ['with an amount as a number', { ...owed, lines: [{ account: 'Travel', amount: 40 }] }],
    ['with a field that nobody knows', { ...owed, category: 'Travel' }],
    ['with a quantity', { ...owed, lines: [{ ...taxi, quantity: '1' }] }],
  ])('%s is none', (_what, expense) => expect(validator.Check(JSON.parse(JSON.stringify(expense)))).toBe(false));

  it.each<[string, Expense, string[]]>([
    ['that is owed', { ...owed, dueDate: '2026-11-30', number: 'R-1', total: '40.00' }, []],
    ['that is paid', { ...paid, payee: { name: 'City Cabs', accountNumber: '7' } }, []],
    ['that was paid without it being said with what', rest, ['/paymentMethod required']],
    ['that is not to be paid back', { ...paid, reimbursable: false }, []],
    ['that the person and the company paid', { ...owed, paymentMethod: 'Amex' }, ['/paymentMethod paid-twice']],
    ['that is paid and due', { ...paid, dueDate: '2026-11-30' }, ['/dueDate paid-already']],
    ['with an expense type', { ...owed, lines: [{ expenseType: 'Mileage', amount: '1' }] }, []],
    ['with an account and a type', { ...owed, lines: [{ ...taxi, expenseType: 'Taxi' }] }, ['/lines/0 account']],
    ['with neither', { ...owed, lines: [taxi, { amount: '1' }] }, ['/lines/1 account']],
    ['billable to nobody', { ...owed, lines: [{ ...taxi, billable: true }] }, ['/lines/0/customer required']],
    ['billable', { ...owed, lines: [{ ...taxi, billable: true, customer: { name: 'Contoso' } }] }, []],
    ['in one place', { ...owed, department: 'Oslo', lines: [{ ...taxi, department: ' oslo' }] }, []],
    [
      'in two places',
      { ...owed, lines: [{ ...taxi, department: 'Oslo' }, { ...taxi, department: 'Bergen' }, taxi] },
      ['/lines/1/department department'],
    ],
    ['with a rate of no currency', { ...owed, exchangeRate: '1.1' }, ['/exchangeRate currency']],
    ['with another total', { ...owed, total: '41.00' }, ['/total total']],
    ['with a total that includes its tax', { ...owed, taxes: [{ code: 'A', amount: '1.00' }], total: '41.00' }, []],
    ['with a total that leaves its tax out', { ...owed, taxes: [{ code: 'A', amount: '1.00' }], total: '40.00' }, []],
    [
      'with a total between the two',
      { ...owed, taxes: [{ code: 'A', amount: '1.00' }], total: '40.50' },
      ['/total total'],
    ],
    [
      'that is more than QuickBooks takes',
      { ...owed, lines: [{ ...taxi, amount: '9999999999.99' }, taxi] },
      ['/lines amount'],
    ],
  ])('%s: %#', (_what, expense, faults) => expect(faultsOf(expense)).toEqual(faults));

  it('comes to the sum of its lines and taxes, whatever their signs', () => {
    const amount = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => formatMoney(BigInt(cents)));
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 9 }),
        fc.array(amount, { maxLength: 3 }),
        (lines, tax) => {
          const cents = [...lines, ...tax].reduce((sum, one) => sum + Math.round(Number(one) * 100), 0);
          const expense = {
            ...owed,
            lines: lines.map((one) => ({ ...taxi, amount: one })),
            taxes: tax.map((one) => ({ code: 'A', amount: one })),
          };
          expect(expenseTotal(expense)).toBe(BigInt(cents));
          expect(faultsOf({ ...expense, total: formatMoney(BigInt(cents)) })).toEqual([]);
        },
      ),
    );
  });
});
