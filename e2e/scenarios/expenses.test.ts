import { describe, expect, it } from 'vitest';
import type { FailureCode } from '@autosync/contracts';
import { duringTests } from '../support/during-tests.ts';
import { lookAtExpenses, owedToAnn, paidByCard, type ExpenseItem, type ExpenseLook } from '../support/expenses.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

const look = (name: string) => lookAtExpenses(running, `${name} Ltd`);
const synced = { syncState: 'synced', failure: null };

describe('an expense', () => {
  it('that is owed becomes a bill to the person, with accounts, class, and whom to charge', async () => {
    const at = await look('Owed');
    await at.preferences({ AccountingInfoPrefs: { ClassTrackingPerTxnLine: true, TrackDepartments: true } });
    await at.create('Class', { Name: 'Projects' });
    await at.create('Department', { Name: 'Oslo' });
    const lines: ExpenseItem['lines'] = [
      { account: 'Travel', amount: '40.00', description: 'Taxi', department: 'Oslo' },
      { account: 'Meals and Entertainment', amount: '19.90', customer: { name: 'Contoso' }, billable: true },
    ];
    expect(await at.send({ lines, class: 'Projects', dueDate: '2026-12-01', total: '59.90' })).toMatchObject(synced);
    const bill = await at.document();
    expect(bill).toMatchObject({
      TotalAmt: 59.9,
      Balance: 59.9,
      DocNumber: 'R-1',
      DueDate: '2026-12-01',
      VendorRef: { name: 'Ann Lee' },
      DepartmentRef: { name: 'Oslo' },
      Line: [
        { AccountBasedExpenseLineDetail: { AccountRef: { name: 'Travel' }, ClassRef: { name: 'Projects' } } },
        { AccountBasedExpenseLineDetail: { CustomerRef: { name: 'Contoso' }, BillableStatus: 'Billable' } },
      ],
    });
    expect(await at.balanceOf('Accounts Payable (A/P)')).toBe(59.9);
    expect(await at.documents('ReimburseCharge')).toMatchObject([{ Amount: 19.9, CustomerRef: { name: 'Contoso' } }]);
    // Nothing is to be done: nothing is written.
    expect(await at.send({ lines, class: 'Projects', dueDate: '2026-12-01', total: '59.90' })).toMatchObject(synced);
    expect((await at.document()).SyncToken).toBe(bill.SyncToken);
  });

  it('that the company paid becomes a purchase, by what the payment method is mapped to', async () => {
    const at = await look('Paid');
    await at.refreshLists();
    const payee = { name: 'City Cabs' };
    const first = await at.sendExactly({ ...paidByCard, payee });
    expect(first.record).toMatchObject(synced);
    expect(await at.document('Purchase')).toMatchObject({
      TotalAmt: 40,
      PaymentType: 'CreditCard',
      AccountRef: { name: 'Mastercard' },
      EntityRef: { name: 'City Cabs', type: 'Vendor' },
      PrivateNote: expect.stringMatching(/^spent by Ann Lee \| AutoSync /),
    });
    expect(await at.balanceOf('Mastercard')).toBe(40);

    const cheque: ExpenseItem = { ...paidByCard, externalId: 'E-2', paymentMethod: 'House bank' };
    expect((await at.sendExactly(cheque)).record).toMatchObject({
      syncState: 'failed',
      failure: {
        code: 'payment-method-missing',
        message: 'No bank or credit card account in QuickBooks stands for the payment method "House bank".',
      },
    });
    const mapping = { kind: 'payment-method', name: 'House bank', paymentType: 'Check' };
    expect(await at.map({ ...mapping, quickbooksId: await at.idOf('Account', 'Checking') })).toMatchObject({
      freed: 1,
    });
    await at.batch();
    expect(await at.records.record('E-2')).toMatchObject(synced);
    expect(await at.documents('Purchase')).toContainEqual(
      expect.objectContaining({ PaymentType: 'Check', AccountRef: expect.objectContaining({ name: 'Checking' }) }),
    );
    expect(await at.balanceOf('Checking')).toBe(-40);
  });

  it('of which money comes back is a credit of the vendor or the card, and told where QuickBooks has no such thing', async () => {
    const at = await look('Refund');
    await at.refreshLists();
    const lines = [{ account: 'Travel', amount: '-25.00' }];
    expect((await at.sendExactly({ ...owedToAnn, lines })).record).toMatchObject(synced);
    expect(await at.document('VendorCredit')).toMatchObject({ TotalAmt: 25, VendorRef: { name: 'Ann Lee' } });
    expect((await at.sendExactly({ ...paidByCard, externalId: 'E-2', lines })).record).toMatchObject(synced);
    expect(await at.document('Purchase')).toMatchObject({ TotalAmt: 25, Credit: true });
    expect([await at.balanceOf('Accounts Payable (A/P)'), await at.balanceOf('Mastercard')]).toEqual([-25, -25]);

    const toBank = { ...paidByCard, externalId: 'E-3', number: 'R-3', paymentMethod: 'Checking', lines };
    expect((await at.sendExactly(toBank)).record).toMatchObject({
      syncState: 'failed',
      failure: { code: 'refund-to-bank', message: expect.stringMatching(/^The expense comes to -25.00: money that/) },
    });
    // Nothing has changed: the next batch has nothing to do. Mapped to the card, as told: it goes out.
    expect((await at.batch()).counts).toMatchObject({ total: 0 });
    const mastercard = await at.idOf('Account', 'Mastercard');
    await at.map({ kind: 'payment-method', name: 'Checking', paymentType: 'CreditCard', quickbooksId: mastercard });
    await at.batch();
    expect(await at.records.record('E-3')).toMatchObject(synced);
  });

  it('is dated, paid and booked anew as the record changes, and keeps what a bookkeeper set beside it', async () => {
    const at = await look('Changed');
    await at.send();
    const before = await at.document();
    expect(before).toMatchObject({ DueDate: '2026-11-02' });
    await at.edit('Bill', before.Id, { VendorRef: before['VendorRef'], PrivateNote: `Ask Ann. ${before.PrivateNote}` });
    const lines = [
      { account: 'Travel', amount: '41.00' },
      { account: 'Office Expenses', amount: '5.00' },
    ];
    expect(await at.send({ date: '2026-11-10', memo: 'Oslo', lines })).toMatchObject(synced);
    const after = await at.document();
    expect(after).toMatchObject({ Id: before.Id, TotalAmt: 46, TxnDate: '2026-11-10', DueDate: '2026-11-10' });
    expect(after.PrivateNote).toMatch(/^Ask Ann\. Oslo \| AutoSync .+\.2$/);
    expect(await at.balanceOf('Accounts Payable (A/P)')).toBe(46);
    expect(await at.send({ member: { name: 'Bo Berg' }, lines })).toMatchObject(synced);
    expect(await at.document()).toMatchObject({ Id: before.Id, VendorRef: { name: 'Bo Berg' } });

    // A customer was charged for a line since: no conflict, and it stays so.
    const billable = [{ ...lines[0]!, customer: { name: 'Contoso' }, billable: true }];
    await at.send({ lines: billable });
    const [charge] = await at.documents('ReimburseCharge');
    await at.create('Invoice', {
      CustomerRef: { value: await at.idOf('Customer', 'Contoso') },
      LinkedTxn: [{ TxnId: charge?.Id, TxnType: 'ReimburseCharge' }],
      Line: [{ DetailType: 'DescriptionOnly', Description: 'Travel' }],
    });
    expect(await at.send({ lines: billable, memo: 'Bergen' })).toMatchObject(synced);
    expect((await at.document())['Line']).toMatchObject([
      { AccountBasedExpenseLineDetail: { BillableStatus: 'HasBeenBilled' } },
    ]);
    expect(await at.send({ lines: [{ ...billable[0]!, billable: false }] })).toMatchObject({
      syncState: 'failed',
      failure: { code: 'changed-in-quickbooks' },
    });
  });
});

describe('an expense that somebody booked to another account', () => {
  it('stays there by a decision, and its note says each thing once when it changes later', async () => {
    const at = await look('Recategorised');
    await at.sendExactly(paidByCard);
    const before = await at.document('Purchase');
    const [line] = before['Line'] as { AccountBasedExpenseLineDetail: object }[];
    const meals = { AccountRef: { value: await at.idOf('Account', 'Meals and Entertainment') } };
    await at.edit('Purchase', before.Id, {
      PaymentType: before['PaymentType'],
      AccountRef: before['AccountRef'],
      Line: [{ ...line, AccountBasedExpenseLineDetail: { ...line?.AccountBasedExpenseLineDetail, ...meals } }],
    });
    const { record } = await at.sendExactly({ ...paidByCard, memo: 'Oslo' });
    expect(record).toMatchObject({ failure: { code: 'changed-in-quickbooks' } });
    expect(await at.records.operate('E-1', 'take-quickbooks')).toMatchObject({ state: 'finished' });
    await at.sendExactly({ ...paidByCard, memo: 'Bergen' });
    const after = await at.document('Purchase');
    expect(after['Line']).toMatchObject([{ AccountBasedExpenseLineDetail: meals }]);
    expect(after.PrivateNote).toMatch(/^Bergen \| spent by Ann Lee \| AutoSync \S+\.3$/);
  });
});

describe('the end of an expense', () => {
  it('waits while a customer is charged for it, and comes once that is taken back', async () => {
    const at = await look('Charged');
    const lines = [{ account: 'Travel', amount: '40.00', customer: { name: 'Contoso' }, billable: true }];
    await at.send({ lines });
    const [charge] = await at.documents('ReimburseCharge');
    const invoice = await at.create('Invoice', {
      CustomerRef: { value: await at.idOf('Customer', 'Contoso') },
      LinkedTxn: [{ TxnId: charge?.Id, TxnType: 'ReimburseCharge' }],
      Line: [{ DetailType: 'DescriptionOnly', Description: 'Travel' }],
    });
    await at.records.cancelRecord('E-1');
    await at.batch();
    expect(await at.records.record('E-1')).toMatchObject({
      syncState: 'failed',
      failure: {
        code: 'document-in-use',
        message: 'The document cannot be deleted: a customer was charged for it in QuickBooks.',
      },
    });
    expect(await at.documents()).toHaveLength(1);

    await at.books.delete('Invoice', invoice.Id);
    await at.batch();
    expect(await at.records.record('E-1')).toMatchObject({ syncState: 'cancelled' });
    expect(await at.documents()).toEqual([]);
  });
});

describe('what the company’s books allow', () => {
  it('tax goes out as lines, with a product that the company names; classes and billing may be off', async () => {
    const at = await look('Allowed');
    const taxed: ExpenseItem = { ...owedToAnn, taxes: [{ code: 'TX', amount: '3.30' }], total: '43.30' };
    const billed: ExpenseItem = {
      ...owedToAnn,
      externalId: 'E-2',
      number: 'R-2',
      class: 'Projects',
      lines: [{ account: 'Travel', amount: '5.00', customer: { name: 'Contoso' }, billable: true }],
    };
    await at.create('Class', { Name: 'Projects' });
    await at.preferences({ VendorAndPurchasesPrefs: { BillableExpenseTracking: false, TrackingByCustomer: true } });
    await at.records.bulk([taxed, billed]);
    expect((await at.batch()).counts).toMatchObject({ failed: 2 });
    expect(await at.records.record('E-1')).toMatchObject({
      failure: {
        code: 'setting-missing',
        message: expect.stringContaining('which product or service carries the tax'),
      },
    });
    expect(await at.records.record('E-2')).toMatchObject({
      failure: { code: 'references-missing', message: expect.stringMatching(/classes.+billable expenses/) },
    });
    await at.settings({ taxItem: 'Hours' });
    await at.preferences({
      AccountingInfoPrefs: { ClassTrackingPerTxnLine: true },
      VendorAndPurchasesPrefs: { BillableExpenseTracking: true, TrackingByCustomer: true },
    });
    expect((await at.batch()).counts).toMatchObject({ succeeded: 2 });
    const bills = await at.documents('Bill');
    expect(bills.map(({ TotalAmt }) => TotalAmt).toSorted((a, b) => a - b)).toEqual([5, 43.3]);
  });
});

type Failure = {
  code: FailureCode;
  /** What the bookkeeper reads. */
  says: RegExp;
  record: Partial<ExpenseItem>;
  /** Done when the record was sent once before. */
  since?(at: ExpenseLook): Promise<unknown>;
  /** What must be so before the record is sent. */
  before?(at: ExpenseLook): Promise<unknown>;
  /** Does what the failure's fix says; the next batch then takes the record. */
  fix(at: ExpenseLook): Promise<unknown>;
};

const of = (account: string): ExpenseItem['lines'] => [{ account, amount: '10.00' }];

async function billNumbered(at: ExpenseLook, number: string) {
  const bill = (await at.documents('Bill')).find(({ DocNumber }) => DocNumber === number);
  if (bill === undefined) throw new Error(`no bill has the number ${number}`);
  return bill;
}

const change = async (at: ExpenseLook, number: string, body: (bill: { Line: object[] }) => object) => {
  const bill = await billNumbered(at, number);
  await at.edit('Bill', bill.Id, { VendorRef: bill['VendorRef'], ...body({ Line: bill['Line'] as object[] }) });
};
const repriced =
  (Amount: number) =>
  ({ Line }: { Line: object[] }) => ({ Line: [{ ...Line[0], Amount }] });

const failures: Failure[] = [
  {
    code: 'account-missing',
    says: /^There is no account "Fuel" in QuickBooks\.$/,
    record: { lines: [{ expenseType: 'Fuel', amount: '1.00' }] },
    fix: (at) => at.create('Account', { Name: 'Fuel', AccountType: 'Expense' }),
  },
  {
    code: 'payment-method-missing',
    says: /^No bank or credit card account in QuickBooks stands for the payment method "Visa"\.$/,
    record: { reimbursable: false, paymentMethod: 'Visa' },
    fix: (at) => at.create('Account', { Name: 'Visa', AccountType: 'Credit Card' }),
  },
  {
    code: 'member-missing',
    says: /^There is no vendor in QuickBooks that stands for Bo Berg\.$/,
    record: { member: { name: 'Bo Berg' } },
    fix: (at) => at.create('Vendor', { DisplayName: 'Bo Berg' }),
  },
  {
    code: 'reference-unusable',
    says: /^The name "Travel" belongs to .+ in QuickBooks, not to a payment account\.$/,
    record: { reimbursable: false, paymentMethod: 'Travel' },
    async fix(at) {
      await at.edit('Account', await at.idOf('Account', 'Travel'), { Name: 'Travelling' });
      await at.create('Account', { Name: 'Travel', AccountType: 'Bank' });
    },
  },
  {
    code: 'reference-inactive',
    says: /^The account "Savings" is inactive in QuickBooks\.$/,
    record: { lines: of('Savings') },
    before: async (at) => at.edit('Account', await at.idOf('Account', 'Savings'), { Active: false }),
    fix: async (at) => at.edit('Account', await at.idOf('Account', 'Savings (deleted)'), { Active: true }),
  },
  {
    code: 'references-missing',
    says: /^Several things are missing .+: There is no account "Gifts".+; There is no account "Fees" in QuickBooks\.$/,
    record: { lines: [...of('Gifts'), ...of('Fees')] },
    async fix(at) {
      await at.create('Account', { Name: 'Gifts', AccountType: 'Expense' });
      await at.create('Account', { Name: 'Fees', AccountType: 'Expense' });
    },
  },
  {
    code: 'number-in-use',
    says: /^The number TAKEN is already used in QuickBooks by bill \d+ of Ann Lee\.$/,
    record: { number: 'TAKEN', lines: of('Office Expenses') },
    before: async (at) =>
      at.create('Bill', {
        VendorRef: { value: await at.idOf('Vendor', 'Ann Lee') },
        DocNumber: 'TAKEN',
        Line: [
          {
            DetailType: 'AccountBasedExpenseLineDetail',
            Amount: 1,
            AccountBasedExpenseLineDetail: { AccountRef: { value: await at.idOf('Account', 'Office Expenses') } },
          },
        ],
      }),
    fix: (at) => change(at, 'TAKEN', () => ({ DocNumber: 'FREE' })),
  },
  {
    code: 'changed-in-quickbooks',
    says: /^The document was changed in QuickBooks since it was synced: lines\.$/,
    record: { number: 'CHANGED', lines: of('Office Expenses') },
    since: (at) => change(at, 'CHANGED', repriced(50)),
    fix: (at) => change(at, 'CHANGED', repriced(10)),
  },
];

describe('a failure of an expense', () => {
  it('is told in words of its own; done as told, the next batch takes the record', async () => {
    const at = await look('Failing');
    const itemOf = ({ code, record }: Failure): ExpenseItem => ({
      ...owedToAnn,
      externalId: code,
      number: `R-${code}`.slice(0, 21),
      ...record,
    });
    await at.create('Vendor', { DisplayName: 'Ann Lee' });
    await at.settings({ createMembers: false });
    for (const failure of failures) await failure.before?.(at);
    const sentBefore = failures.filter(({ since }) => since !== undefined);
    await at.records.bulk(sentBefore.map(itemOf));
    await at.batch();
    for (const { since } of sentBefore) await since?.(at);
    await at.records.bulk(failures.map((failure) => ({ ...itemOf(failure), memo: 'x' })));
    expect((await at.batch()).counts).toMatchObject({ failed: failures.length });
    for (const { code, says } of failures) {
      const failure = { code, message: expect.stringMatching(says) };
      expect(await at.records.record(code)).toMatchObject({ syncState: 'failed', failure });
    }
    for (const { fix } of failures) await fix(at);
    expect((await at.batch()).counts).toMatchObject({ succeeded: failures.length });
  });
});
