import type { CompanyView } from '../books/company-view.ts';
import { amountOf, centsOf, referencedId } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import type { Change } from './definition.ts';
import { ancestors } from './hierarchy.ts';

/** The customer or the vendor that a transaction is with, and the list it is in. */
export type Party = { entity: 'Customer' | 'Vendor'; reference: 'CustomerRef' | 'VendorRef' };

export const customerParty: Party = { entity: 'Customer', reference: 'CustomerRef' };
export const vendorParty: Party = { entity: 'Vendor', reference: 'VendorRef' };

/**
 * Changes the balance of the customer or vendor by the change of an amount: an open invoice or bill raises it, an open
 * credit or payment lowers it. LastUpdatedTime changes, SyncToken does not (docs/quickbooks.md#time-stamps).
 */
export function movePartyBalance(
  { before, after, company, stamp }: Change,
  party: Party,
  amount: (doc: Doc) => bigint,
): void {
  const moves: [string, bigint][] = [];
  for (const [doc, sign] of [[before, -1n] as const, [after, 1n] as const]) {
    const id = doc && referencedId(doc, party.reference);
    if (doc && id !== undefined) moves.push([id, sign * amount(doc)]);
  }
  moveBalances(company, party.entity, moves, stamp);
}

/** Adds up the changes of each customer or vendor and applies the sums that are not 0. */
export function moveBalances(
  company: CompanyView,
  entity: Party['entity'],
  moves: [id: string, cents: bigint][],
  stamp: string,
): void {
  const changes = new Map<string, bigint>();
  for (const [id, cents] of moves) changes.set(id, (changes.get(id) ?? 0n) + cents);
  for (const [id, change] of changes) {
    const doc = company.store(entity).get(id);
    if (!doc || change === 0n) continue;
    company.amend(entity, doc, { Balance: amountOf(centsOf(doc, 'Balance') + change) }, { stamp });
    if (entity === 'Vendor') continue;
    for (const relative of [doc, ...ancestors(company, 'Customer', doc)]) {
      const BalanceWithJobs = amountOf(centsOf(relative, 'BalanceWithJobs') + change);
      company.amend('Customer', relative, { BalanceWithJobs }, { stamp });
    }
  }
}
