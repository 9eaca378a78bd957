import { AutosyncError } from '@autosync/core';
import { request, send } from './http.ts';

/** A sales form as the simulator's control API gives it. */
export type QboDocument = {
  Id: string;
  SyncToken: string;
  CustomerRef: { value: string };
  TotalAmt: number;
  Balance: number;
  TxnTaxDetail?: { TotalTax?: number };
  PrivateNote?: string;
};

/** What customers owe and are owed. */
const salesForms = ['Invoice', 'CreditMemo'] as const;

/** All that records become. */
const documentEntities = [
  ...salesForms,
  'Bill',
  'VendorCredit',
  'Purchase',
  'InventoryAdjustment',
  'JournalEntry',
] as const;
export type DocumentEntity = (typeof documentEntities)[number];

export type SalesForm = QboDocument & { entity: (typeof salesForms)[number] };

/** A document that was written for a record, as far as it is compared. */
export type WrittenDocument = Pick<QboDocument, 'Id' | 'SyncToken' | 'TxnTaxDetail' | 'PrivateNote'> & {
  entity: DocumentEntity;
  TotalAmt?: number;
};

export type QboPayment = {
  Id: string;
  TotalAmt: number;
  UnappliedAmt: number;
  Line: { Amount: number; LinkedTxn: { TxnId: string; TxnType: string }[] }[];
};

type Calls = { byKind: Record<string, number>; throttled: number };

export type BookkeeperAction = 'receive-payment' | 'apply-credit' | 'move-payment' | 'void' | 'delete';

/** The simulator's control API, and its consent page as a person uses it. */
export function createSimulatorClient(url: string) {
  async function read<T, E extends string>(realmId: string, entities: readonly E[]): Promise<(T & { entity: E })[]> {
    const lists = await Promise.all(
      entities.map(async (entity) => {
        const { body } = await request<T[]>({ url: `${url}/control/documents/${realmId}/${entity}` });
        return body.map((document) => ({ ...document, entity }));
      }),
    );
    return lists.flat();
  }

  return {
    companies: async () =>
      (await request<{ realmId: string; name: string }[]>({ url: `${url}/control/companies` })).body,

    createCompany: async (company: { name: string; timeZone: string; salesTax: boolean }) => {
      const wanted = {
        method: 'POST',
        url: `${url}/control/companies`,
        body: { ...company, seed: 'us-services' },
      } as const;
      return (await request<{ realmId: string }>(wanted)).body.realmId;
    },

    /** All live invoices and credit memos of a company. */
    salesForms: (realmId: string): Promise<SalesForm[]> => read<QboDocument, SalesForm['entity']>(realmId, salesForms),

    /** All live documents of the kinds that records become. */
    documents: (realmId: string): Promise<WrittenDocument[]> =>
      read<Omit<WrittenDocument, 'entity'>, DocumentEntity>(realmId, documentEntities),

    /** All payments of a company that are not deleted. */
    payments: async (realmId: string) =>
      (await request<QboPayment[]>({ url: `${url}/control/documents/${realmId}/Payment` })).body,

    /** What the person in front of QuickBooks does; answers the document. Sent once: it would have its effect twice. */
    bookkeep: async (realmId: string, action: BookkeeperAction, body: object) =>
      (await send<{ Id: string }>({ method: 'POST', url: `${url}/control/bookkeeper/${realmId}/${action}`, body }))
        .body,

    /** Calls of a company since the simulator started. */
    calls: async (realmId: string): Promise<Calls> => {
      const wanted = { url: `${url}/control/ledger?realmId=${realmId}&requestIds=false` };
      const { realms } = (await request<{ realms: Record<string, { calls: Calls }> }>(wanted)).body;
      return realms[realmId]?.calls ?? { byKind: {}, throttled: 0 };
    },

    /** Allows the connection on the consent page; gives the address to which the browser is sent back. */
    async approve(authorizeUrl: string, realmId: string): Promise<string> {
      const page = await fetch(authorizeUrl);
      if (!page.ok) throw new AutosyncError('consent-refused', `The consent page answered with ${page.status}.`);
      const asked = new URL(authorizeUrl).searchParams;
      const form = new URLSearchParams({ realmId, decision: 'approve' });
      for (const name of ['client_id', 'redirect_uri', 'state']) form.set(name, asked.get(name) ?? '');
      const answer = await fetch(`${url}/connect/oauth2/approve`, { method: 'POST', body: form, redirect: 'manual' });
      const back = answer.headers.get('location');
      if (answer.status === 302 && back !== null) return back;
      throw new AutosyncError('consent-refused', `The consent page did not send us back (status ${answer.status}).`);
    },
  };
}
export type SimulatorClient = ReturnType<typeof createSimulatorClient>;
