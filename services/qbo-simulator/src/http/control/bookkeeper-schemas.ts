import { mergeable } from '../../books/merged-entries.ts';

const id = { type: 'string', minLength: 1 } as const;
const amount = { type: 'number' } as const;

function strict(properties: Record<string, unknown>, required: string[]) {
  return { type: 'object', additionalProperties: false, properties, required };
}

const lines = {
  type: 'array',
  items: strict({ txnType: { enum: ['Invoice', 'CreditMemo'] }, txnId: id, amount }, ['txnType', 'txnId', 'amount']),
};

export const receivePaymentSchema = strict({ customerId: id, total: amount, lines, date: id }, ['customerId', 'total']);
/** Without an amount: as much as the credit has and the invoice needs. */
export const applyCreditSchema = strict({ creditMemoId: id, invoiceId: id, amount }, ['creditMemoId', 'invoiceId']);
export const movePaymentSchema = strict({ paymentId: id, lines }, ['paymentId', 'lines']);
export const documentSchema = strict({ entity: id, id }, ['entity', 'id']);
export const mergeSchema = strict({ entity: { enum: mergeable }, id, into: id }, ['entity', 'id', 'into']);
/** The empty text opens the books again. */
export const closeBooksSchema = strict({ date: { type: 'string' } }, ['date']);
export const resetSchema = strict({}, []);
