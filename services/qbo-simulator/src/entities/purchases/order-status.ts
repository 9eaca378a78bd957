import type { CompanyView } from '../../books/company-view.ts';
import { objectsOf, textOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';

/** An order is closed when bills link to each of its lines, or a bill links to the whole order. */
export function orderStatus(order: Doc, company: CompanyView): 'Open' | 'Closed' {
  const received = new Set<string>();
  for (const link of objectsOf(order, 'LinkedTxn')) {
    const form = company.store(textOf(link, 'TxnType') ?? '').get(textOf(link, 'TxnId') ?? '') ?? {};
    const lines = objectsOf(form, 'Line')
      .flatMap((line) => objectsOf(line, 'LinkedTxn'))
      .filter(({ TxnType, TxnId }) => TxnType === 'PurchaseOrder' && TxnId === order.Id);
    if (lines.length === 0) return 'Closed';
    for (const line of lines) received.add(textOf(line, 'TxnLineId') ?? '');
  }
  const isReceived = objectsOf(order, 'Line').every((line) => received.has(textOf(line, 'Id') ?? ''));
  return isReceived ? 'Closed' : 'Open';
}
