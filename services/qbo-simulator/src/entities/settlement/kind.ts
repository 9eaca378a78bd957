import { centsOf, textOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import type { Party } from '../party-balance.ts';

/** What a settlement may link to: a debt, or a credit. */
export type Counterpart = {
  role: 'debt' | 'credit';
  /** The properties that hold its open amount. */
  open: readonly string[];
  /** Whether it lists its payments in LinkedTxn; a credit memo does not (docs/quickbooks.md#credit-memos). */
  listsPayments: boolean;
};

/**
 * A transaction that pays debts and uses credits: a customer's Payment or a BillPayment to a vendor. Debts minus
 * credits of its lines may not exceed TotalAmt; the rest is unapplied (docs/quickbooks.md#payments, #bills).
 */
export type SettlementKind = {
  entity: 'Payment' | 'BillPayment';
  party: Party;
  counterparts: Readonly<Record<string, Counterpart>>;
  /** The type of its entry in the LinkedTxn of debts. */
  linkType(doc: Doc): string;
};

export const payments: SettlementKind = {
  entity: 'Payment',
  party: { entity: 'Customer', reference: 'CustomerRef' },
  counterparts: {
    Invoice: { role: 'debt', open: ['Balance'], listsPayments: true },
    CreditMemo: { role: 'credit', open: ['Balance', 'RemainingCredit'], listsPayments: false },
  },
  linkType: () => 'Payment',
};

export const billPayments: SettlementKind = {
  entity: 'BillPayment',
  party: { entity: 'Vendor', reference: 'VendorRef' },
  counterparts: {
    Bill: { role: 'debt', open: ['Balance'], listsPayments: true },
    VendorCredit: { role: 'credit', open: ['Balance'], listsPayments: true },
  },
  linkType: (doc) => (textOf(doc, 'PayType') === 'CreditCard' ? 'BillPaymentCreditCard' : 'BillPaymentCheck'),
};

/** How much of an invoice, a bill or a credit has been settled. */
export function settled(doc: Doc): bigint {
  return centsOf(doc, 'TotalAmt') - centsOf(doc, 'Deposit') - centsOf(doc, 'Balance');
}
