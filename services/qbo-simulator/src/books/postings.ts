import { ancestors } from '../entities/hierarchy.ts';
import type { CompanyView, Posting } from './company-view.ts';
import { amountOf, centsOf } from './doc.ts';
import type { Doc } from './doc.ts';
import { homeCents } from './home-amounts.ts';

/**
 * Changes CurrentBalance of the accounts by the difference between the two lists: LastUpdatedTime changes, SyncToken
 * does not (docs/quickbooks.md#accounts). Only accounts of the balance sheet have a balance. Debits raise assets,
 * credits raise liabilities and equity.
 */
export function post(company: CompanyView, before: readonly Posting[], after: readonly Posting[], stamp: string): void {
  const changes = new Map<string, bigint>();
  for (const [postings, sign] of [[before, -1n] as const, [after, 1n] as const]) {
    for (const { accountId, cents } of postings) {
      if (accountId !== undefined) changes.set(accountId, (changes.get(accountId) ?? 0n) + sign * cents);
    }
  }
  for (const [id, change] of changes) {
    const account = company.store('Account').get(id);
    if (account && change !== 0n) moveAccount(company, account, change, stamp);
  }
}

/**
 * One posting per account, in the company's own currency (docs/quickbooks.md#tax-and-currencies). Rounding differences
 * are added to the last converted account, so that debits and credits stay equal.
 */
export function netInHome(postings: Posting[], doc: Doc): Posting[] {
  const net = new Map<string, bigint>();
  let rounding = 0n;
  let last: string | undefined;
  for (const { accountId, cents, inHome } of postings) {
    if (accountId === undefined) continue;
    const home = inHome ? cents : homeCents(doc, cents);
    net.set(accountId, (net.get(accountId) ?? 0n) + home);
    rounding += home;
    if (!inHome && cents !== 0n) last = accountId;
  }
  if (last !== undefined) net.set(last, (net.get(last) ?? 0n) - rounding);
  return [...net].flatMap(([accountId, cents]) => (cents === 0n ? [] : { accountId, cents }));
}

function moveAccount(company: CompanyView, account: Doc, debit: bigint, stamp: string): void {
  const side = account['Classification'];
  if (side === 'Revenue' || side === 'Expense') return;
  const change = side === 'Asset' ? debit : -debit;
  const CurrentBalance = amountOf(centsOf(account, 'CurrentBalance') + change);
  company.amend('Account', account, { CurrentBalance }, { stamp });
  for (const relative of [account, ...ancestors(company, 'Account', account)]) {
    const CurrentBalanceWithSubAccounts = amountOf(centsOf(relative, 'CurrentBalanceWithSubAccounts') + change);
    company.amend('Account', relative, { CurrentBalanceWithSubAccounts }, { stamp });
  }
}
