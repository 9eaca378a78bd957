import { amountOf, centsOf, objectsOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { homeCents } from '../../books/home-amounts.ts';
import type { Draft } from '../../json.ts';
import type { Change } from '../definition.ts';
import { movePartyBalance } from '../party-balance.ts';
import { settled } from './kind.ts';
import type { SettlementKind } from './kind.ts';
import { amountsByTarget, linksOf, reduceLinks, sumOf, unappliedOf } from './links.ts';

type Target = { type: string; id: string };

/**
 * The effects of a new, changed or removed payment: each invoice, bill or credit whose share changed gets a new version
 * with its new balance (docs/quickbooks.md#versions, #credit-memos), and customers' or vendors' balances change.
 * `except` is left out: it is the document whose change caused this.
 */
export function settle(kind: SettlementKind, change: Change, except?: Target): void {
  const { before, after, company } = change;
  const old = amountsByTarget(before);
  const now = amountsByTarget(after);
  const by = after?.Id ?? before?.Id ?? '';
  for (const [key, { type, id }] of new Map([...old, ...now])) {
    if (!now.has(key)) company.links.remove(type, id, by);
    else if (!old.has(key)) company.links.add(type, id, by);
    const moved = (now.get(key)?.cents ?? 0n) - (old.get(key)?.cents ?? 0n);
    const isExcepted = type === except?.type && id === except.id;
    if (!isExcepted && (moved !== 0n || old.has(key) !== now.has(key))) settleTarget(kind, change, { type, id }, moved);
  }
  movePartyBalance(change, kind.party, (doc) => -unappliedOf(kind, doc));
}

function settleTarget(kind: SettlementKind, change: Change, { type, id }: Target, moved: bigint): void {
  const { company, stamp } = change;
  const counterpart = kind.counterparts[type];
  const doc = company.store(type).get(id);
  if (!counterpart || !doc) return;
  const before = { ...doc };
  const amended: Draft = {};
  for (const property of counterpart.open) amended[property] = amountOf(centsOf(doc, property) - moved);
  if (doc['HomeBalance'] !== undefined) {
    amended['HomeBalance'] = amountOf(homeCents(doc, centsOf(amended, 'Balance')));
  }
  if (counterpart.listsPayments) amended['LinkedTxn'] = linkedPayments(kind, doc, change);
  company.amend(type, doc, amended, { stamp, newVersion: true });
  const sign = counterpart.role === 'debt' ? 1n : -1n;
  movePartyBalance({ ...change, before, after: doc }, kind.party, (version) => sign * centsOf(version, 'Balance'));
}

/** Newest first (docs/quickbooks.md#invoices). */
function linkedPayments(kind: SettlementKind, doc: Doc, { before, after }: Change) {
  const settlement = after ?? before;
  const linked = objectsOf(doc, 'LinkedTxn');
  if (!settlement) return linked;
  const own = { TxnId: settlement.Id, TxnType: kind.linkType(settlement) };
  const others = linked.filter(({ TxnId }) => TxnId !== settlement.Id);
  const isLinked = after !== undefined && linksOf(after).some((link) => link.id === doc.Id);
  if (!isLinked) return others;
  return others.length < linked.length ? linked : [own, ...others];
}

/**
 * When an invoice, a bill or a credit is voided or deleted, it is removed from its payments: their money is unapplied
 * again, and credits that were used for it are open again.
 */
export function release(kind: SettlementKind, type: string, change: Change): void {
  const { before, after, company, stamp } = change;
  if (!before || settled(before) === 0n || (after && settled(after) !== 0n)) return;
  for (const id of company.links.of(type, before.Id)) {
    const payment = company.store(kind.entity).get(id);
    if (!payment) continue;
    const old = { ...payment };
    company.amend(kind.entity, payment, withoutTarget(kind, old, { type, id: before.Id }), { stamp, newVersion: true });
    settle(kind, { before: old, after: payment, company, stamp }, { type, id: before.Id });
  }
}

/** The remaining lines, reduced so that credits do not exceed debts, nor debts the payment and its credits. */
function withoutTarget(kind: SettlementKind, payment: Doc, target: Target): Draft {
  let links = linksOf(payment).filter(({ type, id }) => type !== target.type || id !== target.id);
  links = reduceLinks(kind, links, 'credit', sumOf(kind, links, 'credit') - sumOf(kind, links, 'debt'));
  const net = sumOf(kind, links, 'debt') - sumOf(kind, links, 'credit');
  links = reduceLinks(kind, links, 'debt', net - centsOf(payment, 'TotalAmt'));
  const Line = links.map(({ line }) => line);
  if (kind.entity === 'BillPayment') return { Line };
  return { Line, UnappliedAmt: amountOf(unappliedOf(kind, { ...payment, Line })) };
}
