import type { TestSimulator } from '@autosync/testing';

export type Line = { txnType: 'Invoice' | 'CreditMemo'; txnId: string; amount: number };

/** A document of the simulator's books, as its bookkeeper sees it. */
export type Doc = {
  Id: string;
  SyncToken: string;
  TotalAmt: number;
  Balance?: number;
  UnappliedAmt?: number;
  RemainingCredit?: number;
  PrivateNote?: string;
  TxnDate?: string;
  PaymentRefNum?: string;
  DocNumber?: string;
  DisplayName?: string;
  AccountType?: string;
  CustomerRef?: { value: string };
  Line: { Amount: number; LinkedTxn?: { TxnId: string; TxnType: string }[] }[];
};

/** What a person does in front of QuickBooks. Each call throws when QuickBooks refuses. */
export function createBooks(simulator: TestSimulator, realmId: string) {
  const act = async (what: string, body: object) =>
    (await simulator.control('POST', `bookkeeper/${realmId}/${what}`, body)) as Doc;
  const documents = async (entity: string) =>
    (await simulator.control('GET', `documents/${realmId}/${entity}`)) as Doc[];
  const make = async (entity: string, body: object) =>
    (await simulator.control('POST', `documents/${realmId}/${entity}`, body)) as Doc;
  let itemId: string | undefined;

  async function saleOf(customerId: string, amount: number) {
    itemId ??= (await documents('Item'))[0]?.Id ?? '';
    const detail = { ItemRef: { value: itemId }, Qty: 1, UnitPrice: amount };
    return {
      CustomerRef: { value: customerId },
      Line: [{ Amount: amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail }],
    };
  }

  return {
    realmId,
    documents,
    addCustomer: async (name: string, more: object = {}) => (await make('Customer', { DisplayName: name, ...more })).Id,
    addInvoice: async (customerId: string, amount: number, more: object = {}) =>
      make('Invoice', { ...(await saleOf(customerId, amount)), ...more }),
    addCredit: async (customerId: string, amount: number) => make('CreditMemo', await saleOf(customerId, amount)),
    receive: (customerId: string, total: number, lines: Line[]) => act('receive-payment', { customerId, total, lines }),
    applyCredit: (creditMemoId: string, invoiceId: string, amount: number) =>
      act('apply-credit', { creditMemoId, invoiceId, amount }),
    movePayment: (paymentId: string, lines: Line[]) => act('move-payment', { paymentId, lines }),
    edit: async (entity: string, id: string, change: object) =>
      (await simulator.control('PUT', `documents/${realmId}/${entity}/${id}`, change)) as Doc,
    /** Takes a payment to the bank: after that QuickBooks lets nobody change it. */
    async deposit(paymentId: string, amount: number) {
      const bank = (await documents('Account')).find(({ AccountType }) => AccountType === 'Bank');
      const line = { Amount: amount, LinkedTxn: [{ TxnId: paymentId, TxnType: 'Payment', TxnLineId: '0' }] };
      await make('Deposit', { DepositToAccountRef: { value: bank?.Id }, Line: [line] });
    },
    reset: () => act('reset', {}),
    void: (entity: string, id: string) => act('void', { entity, id }),
    delete: (entity: string, id: string) => act('delete', { entity, id }),
    calls: async () => {
      const ledger = (await simulator.control('GET', `ledger?realmId=${realmId}`)) as {
        realms: Record<string, { calls: { total: number; byKind: Record<string, number> } }>;
      };
      return ledger.realms[realmId]?.calls ?? { total: 0, byKind: {} };
    },
  };
}

export type Books = ReturnType<typeof createBooks>;
