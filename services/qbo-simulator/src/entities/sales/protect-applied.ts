import { referencedId } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import type { Draft } from '../../json.ts';
import { businessRule } from '../../qbo-fault.ts';
import type { Removal } from '../definition.ts';
import { settled } from '../settlement/kind.ts';

/** Refuses another customer or vendor for a form that payments are applied to. */
export function protectApplied(draft: Draft, before: Draft, party: 'CustomerRef' | 'VendorRef' = 'CustomerRef'): void {
  if (referencedId(draft, party) === referencedId(before, party)) return;
  throw businessRule('The name of a transaction with linked payments cannot be changed.');
}

/**
 * Whether a void with payments linked is refused or unlinks them is not known (docs/quickbooks.md#invoices,
 * #open-questions).
 */
export function refuseVoidOfPaid(doc: Doc, { operation, switches }: Removal): void {
  if (operation !== 'void' || switches.voidOfPaid === 'unlink' || settled(doc) === 0n) return;
  throw businessRule('You cannot void a transaction that has payments or credits linked to it.');
}
