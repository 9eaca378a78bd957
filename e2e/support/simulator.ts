import { mustCall } from './http.ts';

export type RealmLedger = {
  calls: { total: number; byKind: Record<string, number>; core: number; corePlus: number; throttled: number };
  documentsPerRequestId: Record<string, { sends: number; documents: { entity: string; id: string }[] }>;
  mostInFlight: number;
  mostPerSecond: number;
  mostPerMinute: number;
  mostBatchPerMinute: number;
  documents: Record<string, { live: number; deleted: number }>;
};

/** One call as it came in. */
export type LedgerCall = {
  at: string;
  realmId: string;
  kind: string;
  status: number | 'none';
  ms: number;
  intuitTid: string;
};

/** Exchanges at the token endpoint, of all realms. */
export type TokenCalls = { refresh: number; code: number; invalidGrant: number; parallelRefresh: number };

export type QboDocument = {
  Id: string;
  SyncToken: string;
  DocNumber?: string;
  PrivateNote?: string;
  TotalAmt: number;
  [field: string]: unknown;
};

/** The simulator's control API, as a test or a bookkeeper uses it. */
export function createSimulator(url: string) {
  return {
    addCompany: async (name: string, { ownNumbers = true } = {}): Promise<string> => {
      const options = { method: 'POST', body: { name, seed: 'us-services', customTxnNumbers: ownNumbers } };
      return (await mustCall<{ realmId: string }>(`${url}/control/companies`, options)).realmId;
    },
    ledger: async (realmId: string): Promise<RealmLedger> => {
      const answer = await mustCall<{ realms: Record<string, RealmLedger> }>(
        `${url}/control/ledger?realmId=${realmId}`,
      );
      const realm = answer.realms[realmId];
      if (realm === undefined) throw new Error(`the ledger has no realm ${realmId}`);
      return realm;
    },
    /** The last 1,000 of all realms, in the order in which they ended. */
    lastCalls: async (): Promise<LedgerCall[]> =>
      (await mustCall<{ calls: LedgerCall[] }>(`${url}/control/ledger?requestIds=false&calls=1000`)).calls,
    tokenCalls: async (): Promise<TokenCalls> =>
      (await mustCall<{ tokenCalls: TokenCalls }>(`${url}/control/ledger?requestIds=false`)).tokenCalls,
    documents: (realmId: string, entity: string) =>
      mustCall<QboDocument[]>(`${url}/control/documents/${realmId}/${entity}`),
    add: (realmId: string, entity: string, body: object) =>
      mustCall<QboDocument>(`${url}/control/documents/${realmId}/${entity}`, { method: 'POST', body }),
    edit: (realmId: string, entity: string, id: string, body: object) =>
      mustCall(`${url}/control/documents/${realmId}/${entity}/${id}`, { method: 'PUT', body }),
    create: (realmId: string, entity: string, body: object) =>
      mustCall<QboDocument>(`${url}/control/documents/${realmId}/${entity}`, { method: 'POST', body }),
    remove: (realmId: string, entity: string, id: string) =>
      mustCall(`${url}/control/documents/${realmId}/${entity}/${id}`, { method: 'DELETE' }),
    /** An app with this secret; one that is known is no longer taken with the secret of before. */
    registerApp: (app: { clientId: string; clientSecret: string }) =>
      mustCall(`${url}/control/apps`, { method: 'POST', body: app }),
    addFault: (rule: object) => mustCall<{ id: string }>(`${url}/control/faults`, { method: 'POST', body: rule }),
    faults: () => mustCall<{ id: string; hits: number }[]>(`${url}/control/faults`),
    clearFaults: () => mustCall(`${url}/control/faults`, { method: 'DELETE' }),
    switches: (settings: object) => mustCall(`${url}/control/switches`, { method: 'POST', body: settings }),
    limits: (settings: object) => mustCall(`${url}/control/limits`, { method: 'POST', body: settings }),
    /** How long every call takes, e.g. `{ kind: 'fixed', ms: 200 }`. */
    latency: (of: object) => mustCall(`${url}/control/latency`, { method: 'POST', body: of }),
    /** Approves the authorize page as the company's owner would; answers the address the browser is sent to. */
    approve: async (authorizeUrl: string, realmId: string): Promise<string> => {
      const query = new URL(authorizeUrl).searchParams;
      const form = new URLSearchParams({
        client_id: query.get('client_id') ?? '',
        redirect_uri: query.get('redirect_uri') ?? '',
        state: query.get('state') ?? '',
        realmId,
      });
      const response = await fetch(`${url}/connect/oauth2/approve`, { method: 'POST', body: form, redirect: 'manual' });
      const location = response.headers.get('location');
      if (location === null) throw new Error(`the authorize page answered ${response.status}`);
      return location;
    },
  };
}

export type Simulator = ReturnType<typeof createSimulator>;
