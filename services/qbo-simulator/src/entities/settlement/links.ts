import { amountOf, centsOf, objectsOf, textOf } from '../../books/doc.ts';
import type { Draft, JsonObject } from '../../json.ts';
import type { SettlementKind } from './kind.ts';

/** A line of a settlement: an amount for one invoice, bill or credit. */
export type Link = { type: string; id: string; cents: bigint; line: JsonObject };

export function linksOf(doc: Draft): Link[] {
  return objectsOf(doc, 'Line').flatMap((line) => {
    const [linked] = objectsOf(line, 'LinkedTxn');
    const type = linked && textOf(linked, 'TxnType');
    const id = linked && textOf(linked, 'TxnId');
    return type === undefined || id === undefined ? [] : [{ type, id, cents: centsOf(line, 'Amount'), line }];
  });
}

/** The sum for each invoice, bill or credit, by `type id`. */
export function amountsByTarget(doc: Draft | undefined): Map<string, { type: string; id: string; cents: bigint }> {
  const amounts = new Map<string, { type: string; id: string; cents: bigint }>();
  for (const { type, id, cents } of doc ? linksOf(doc) : []) {
    const key = `${type} ${id}`;
    amounts.set(key, { type, id, cents: (amounts.get(key)?.cents ?? 0n) + cents });
  }
  return amounts;
}

export function sumOf(kind: SettlementKind, links: Link[], role: 'debt' | 'credit'): bigint {
  return links.filter(({ type }) => kind.counterparts[type]?.role === role).reduce((sum, { cents }) => sum + cents, 0n);
}

/** TotalAmt − (debts − credits), docs/quickbooks.md#payments. */
export function unappliedOf(kind: SettlementKind, doc: Draft): bigint {
  const links = linksOf(doc);
  return centsOf(doc, 'TotalAmt') - (sumOf(kind, links, 'debt') - sumOf(kind, links, 'credit'));
}

/** Reduces the lines of one role by an amount, the last ones first. */
export function reduceLinks(kind: SettlementKind, links: Link[], role: 'debt' | 'credit', by: bigint): Link[] {
  let left = by;
  return links
    .toReversed()
    .map((link) => {
      if (left <= 0n || kind.counterparts[link.type]?.role !== role) return link;
      const taken = left < link.cents ? left : link.cents;
      left -= taken;
      const cents = link.cents - taken;
      return { ...link, cents, line: { ...link.line, Amount: amountOf(cents) } };
    })
    .filter(({ cents }) => cents > 0n)
    .toReversed();
}
