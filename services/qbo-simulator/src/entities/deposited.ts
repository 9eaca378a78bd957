import { objectsOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { QboFault } from '../qbo-fault.ts';

/** A payment that is in a deposit cannot be changed (docs/quickbooks.md#payments, 6540). */
export function refuseDeposited(doc: Doc): void {
  if (!objectsOf(doc, 'LinkedTxn').some(({ TxnType }) => TxnType === 'Deposit')) return;
  throw new QboFault(
    '6540',
    'This transaction has been deposited. If you want to change or delete it, you must first edit the deposit it appears on and remove it.',
  );
}
