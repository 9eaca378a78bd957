import { centsFromNumber, formatMoney, parseMoney, type Cents } from '@autosync/core';
import type { ApplicationChange, ApplicationOf, PaymentOf } from './tenant-api.ts';
import type { SalesForm, QboPayment } from './simulator-client.ts';

/** Amounts by what they are. Where nothing was paid, and nothing of a credit was used, there is no amount. */
export type Money = {
  /** "Payment 74, total" */
  amounts: Map<string, Cents>;
  /** "Payment 74 on Invoice 71" */
  applications: Map<string, Cents>;
};

type Payment = { id: string; total: Cents; unapplied: Cents };

function emptyMoney(): Money {
  return { amounts: new Map(), applications: new Map() };
}

function addPayment({ amounts }: Money, { id, total, unapplied }: Payment): void {
  amounts.set(`Payment ${id}, total`, total);
  amounts.set(`Payment ${id}, not applied`, unapplied);
}

/** What is open of an invoice or credit memo, when that is not all of it. */
function addOpen({ amounts }: Money, form: string, { total, open }: { total: Cents; open: Cents }): void {
  if (open !== total) amounts.set(`${form}, open`, open);
}

export function formName({ entity, Id }: Pick<SalesForm, 'entity' | 'Id'>): string {
  return `${entity} ${Id}`;
}

/** All of a form is open unless somebody paid it, or used it. */
export function isTouched({ TotalAmt, Balance }: Pick<SalesForm, 'TotalAmt' | 'Balance'>): boolean {
  return centsFromNumber(TotalAmt) !== centsFromNumber(Balance);
}

/** The money as the books of QuickBooks have it. A payment may name a form in several lines. */
export function moneyOfBooks(payments: readonly QboPayment[], forms: readonly SalesForm[]): Money {
  const money = emptyMoney();
  for (const { Id, TotalAmt, UnappliedAmt, Line } of payments) {
    addPayment(money, { id: Id, total: centsFromNumber(TotalAmt), unapplied: centsFromNumber(UnappliedAmt) });
    for (const { Amount, LinkedTxn } of Line) {
      const [target] = LinkedTxn;
      const key = `Payment ${Id} on ${target?.TxnType} ${target?.TxnId}`;
      money.applications.set(key, (money.applications.get(key) ?? 0n) + centsFromNumber(Amount));
    }
  }
  for (const form of forms) {
    addOpen(money, formName(form), { total: centsFromNumber(form.TotalAmt), open: centsFromNumber(form.Balance) });
  }
  return money;
}

function applicationKey({ paymentId, target }: ApplicationOf): string {
  return `Payment ${paymentId} on ${target.entity} ${target.quickbooksId}`;
}

/** The balance that the API shows of an invoice with this total; null as long as it was not read. */
export type ShownBalance = { form: string; total: Cents; balance: string | null };

/** The money as the API lists it. */
export function moneyOfApi(payments: readonly PaymentOf[], balances: readonly ShownBalance[]): Money {
  const money = emptyMoney();
  for (const { entity, quickbooksId: id, state, applications, ...amounts } of payments) {
    if (state === 'deleted') continue;
    const [total, unapplied] = [parseMoney(amounts.total), parseMoney(amounts.unapplied)];
    if (entity === 'CreditMemo') addOpen(money, `CreditMemo ${id}`, { total, open: unapplied });
    else {
      addPayment(money, { id, total, unapplied });
      for (const one of applications) money.applications.set(applicationKey(one), parseMoney(one.amount));
    }
  }
  for (const { form, total, balance } of balances) {
    if (balance !== null) addOpen(money, form, { total, open: parseMoney(balance) });
  }
  return money;
}

/** The applications as whoever follows the change feed from its beginning has them. */
export function applicationsOfFeed(changes: readonly ApplicationChange[]): Map<string, Cents> {
  const applications = new Map<string, Cents>();
  for (const change of changes) {
    if (change.change === 'removed') applications.delete(applicationKey(change));
    else applications.set(applicationKey(change), parseMoney(change.amount));
  }
  return applications;
}

/** A sentence for each amount that is not the same in QuickBooks and at the other place. */
export function differences(
  books: ReadonlyMap<string, Cents>,
  other: ReadonlyMap<string, Cents>,
  place: string,
): string[] {
  const words = (cents: Cents | undefined): string => (cents === undefined ? 'nothing' : formatMoney(cents));
  return [...new Set([...books.keys(), ...other.keys()])]
    .filter((key) => books.get(key) !== other.get(key))
    .map((key) => `${key}: ${words(books.get(key))} in QuickBooks, ${words(other.get(key))} in ${place}`);
}
