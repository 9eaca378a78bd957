import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { lookAtExpenses, owedToAnn, paidByCard, type ExpenseLook } from '../support/expenses.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

const look = (name: string) => lookAtExpenses(running, `${name} Ltd`);
const synced = { syncState: 'synced', failure: null };

/** The documents that still say something, of all kinds that an expense becomes. */
async function live(at: ExpenseLook) {
  const all = await Promise.all(['Bill', 'VendorCredit', 'Purchase'].map((entity) => at.documents(entity)));
  return all.flat().filter(({ TotalAmt }) => TotalAmt > 0);
}

const plan = (at: ExpenseLook, Value: string) =>
  at.edit('CompanyInfo', '1', { NameValue: [{ Name: 'OfferingSku', Value }] });

describe('what stands in the way of an expense', () => {
  it('is that of the company: its plan, its closed books', async () => {
    const at = await look('Company');
    await plan(at, 'QuickBooks Online Simple Start');
    expect(await at.send()).toMatchObject({
      syncState: 'failed',
      failure: { code: 'feature-missing', message: expect.stringContaining("is not part of this company's plan") },
    });
    await plan(at, 'QuickBooks Online Plus');
    await at.preferences({ AccountingInfoPrefs: { BookCloseDate: '2026-11-30' } });
    await at.batch();
    expect(await at.records.record('E-1')).toMatchObject({
      syncState: 'held',
      failure: { code: 'period-closed', message: 'The books are closed for 2026-11-02.' },
    });
    await at.preferences({ AccountingInfoPrefs: { BookCloseDate: '2026-10-31' } });
    await at.batch();
    expect(await at.records.record('E-1')).toMatchObject(synced);
  });

  it('names who has the name of the person', async () => {
    const at = await look('Named');
    await at.create('Customer', { DisplayName: 'Ann Lee' });
    expect(await at.send()).toMatchObject({
      failure: {
        code: 'name-in-use',
        message: 'The name "Ann Lee" is already used by the customer "Ann Lee" in QuickBooks.',
      },
    });
    // The account number tells them apart.
    expect(await at.send({ member: { name: 'Ann Lee', accountNumber: 'E-4' } })).toMatchObject(synced);
    expect(await at.document()).toMatchObject({ VendorRef: { name: 'Ann Lee (E-4)' } });
  });

  it.each([
    ['delete', 'Bill', owedToAnn, 'deleted-in-quickbooks'],
    ['delete', 'Purchase', paidByCard, 'deleted-in-quickbooks'],
    ['void', 'Purchase', paidByCard, 'voided-in-quickbooks'],
  ] as const)('after a %s of a %s: it can go out as a new one', async (how, entity, item, code) => {
    const at = await look(`${how} ${entity}`);
    await at.sendExactly(item);
    await at.books[how](entity, (await at.document(entity)).Id);
    expect((await at.sendExactly({ ...item, memo: 'x' })).record).toMatchObject({ failure: { code } });
    expect(await at.records.operate('E-1', 'send-as-new')).toMatchObject({ state: 'finished' });
    expect(await live(at)).toMatchObject([{ TotalAmt: 40 }]);
  });

  it('a bill that was paid is not lowered below that, and says so', async () => {
    const at = await look('Paid bill');
    await at.send();
    const { Id, VendorRef } = await at.document();
    await at.create('BillPayment', {
      VendorRef,
      PayType: 'Check',
      TotalAmt: 40,
      CheckPayment: { BankAccountRef: { value: await at.idOf('Account', 'Checking') } },
      Line: [{ Amount: 40, LinkedTxn: [{ TxnId: Id, TxnType: 'Bill' }] }],
    });
    expect(await at.send({ memo: 'paid since' })).toMatchObject(synced);
    expect(await at.send({ lines: [{ account: 'Travel', amount: '30.00' }] })).toMatchObject({
      failure: { code: 'change-refused', message: expect.stringContaining('applied to the transaction') },
    });
    expect(await at.send({ lines: [{ account: 'Travel', amount: '45.00' }] })).toMatchObject(synced);
  });
});

describe('an expense that changes its kind', () => {
  it.each([
    ['a bill', owedToAnn, 'Bill', 'an expense', paidByCard, 'Purchase'],
    ['an expense', paidByCard, 'Purchase', 'a bill', owedToAnn, 'Bill'],
  ] as const)('from %s says what to do; done as told, one document is left', async (from, first, was, to, then, is) => {
    const at = await look(`From ${was}`);
    expect((await at.sendExactly(first)).record).toMatchObject(synced);
    expect((await at.sendExactly(then)).record).toMatchObject({
      syncState: 'failed',
      failure: { code: 'kind-changed', message: `The record is ${from} in QuickBooks and would now be ${to}.` },
    });
    // Changed back, it is what it was.
    expect((await at.sendExactly({ ...first, memo: 'x' })).record).toMatchObject(synced);
    expect((await at.sendExactly(then)).record).toMatchObject({ failure: { code: 'kind-changed' } });

    await at.books.delete(was, (await at.document(was)).Id);
    expect(await at.records.operate('E-1', 'send-as-new')).toMatchObject({ state: 'finished' });
    expect(await at.records.record('E-1')).toMatchObject({ ...synced, quickbooks: { entity: is } });
    expect(await live(at)).toHaveLength(1);
    expect((await at.sendExactly({ ...then, memo: 'y' })).record).toMatchObject(synced);
  });
});
