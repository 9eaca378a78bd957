import { mustCall } from './http.ts';
import type { QboDocument } from './simulator.ts';

export type PaidLine = { txnType: 'Invoice' | 'CreditMemo'; txnId: string; amount: number };

/** The person in front of QuickBooks, in one company. Amounts are as they type them. */
export function createBookkeeper(simulatorUrl: string, realmId: string) {
  const act = (what: string, body: object) =>
    mustCall<QboDocument>(`${simulatorUrl}/control/bookkeeper/${realmId}/${what}`, { method: 'POST', body });
  return {
    receive: (customerId: string, total: number, lines: PaidLine[]) =>
      act('receive-payment', { customerId, total, lines }),
    applyCredit: (creditMemoId: string, invoiceId: string, amount: number) =>
      act('apply-credit', { creditMemoId, invoiceId, amount }),
    move: (paymentId: string, lines: PaidLine[]) => act('move-payment', { paymentId, lines }),
    void: (entity: string, id: string) => act('void', { entity, id }),
    delete: (entity: string, id: string) => act('delete', { entity, id }),
    /** The books begin anew: nothing of the old ones is left. */
    reset: () => act('reset', {}),
  };
}
