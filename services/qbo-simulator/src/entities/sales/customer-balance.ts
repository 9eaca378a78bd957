import type { CompanyView } from '../../books/company-view.ts';
import { amountOf, centsOf, referencedId } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { ancestors } from '../hierarchy.ts';

export type SalesChange = { before: Doc | undefined; after: Doc | undefined; company: CompanyView; stamp: string };

/**
 * Moves the balances of the customers of a sales form: an invoice raises them by what is open, a credit memo lowers
 * them (`sign` −1). The customer's LastUpdatedTime moves, its SyncToken does not (facts 4.12).
 */
export function moveCustomerBalances({ before, after, company, stamp }: SalesChange, sign: 1n | -1n): void {
  const changes = new Map<string, bigint>();
  for (const [doc, direction] of [[before, -sign] as const, [after, sign] as const]) {
    const id = doc && referencedId(doc, 'CustomerRef');
    if (id !== undefined) changes.set(id, (changes.get(id) ?? 0n) + direction * centsOf(doc ?? {}, 'Balance'));
  }
  for (const [id, change] of changes) if (change !== 0n) moveBalance(company, id, change, stamp);
}

function moveBalance(company: CompanyView, id: string, change: bigint, stamp: string): void {
  const customer = company.store('Customer').get(id);
  if (!customer) return;
  customer['Balance'] = amountOf(centsOf(customer, 'Balance') + change);
  customer.MetaData = { ...customer.MetaData, LastUpdatedTime: stamp };
  for (const doc of [customer, ...ancestors(company, 'Customer', customer)]) {
    doc['BalanceWithJobs'] = amountOf(centsOf(doc, 'BalanceWithJobs') + change);
  }
}
