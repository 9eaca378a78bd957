import type { BatchState, QuickBooksList, RecordType } from '@autosync/contracts';
import type { NameMapping } from './company-file.ts';
import { request, type HttpAnswer, type HttpRequest } from './http.ts';
import type { RecordItem } from './record-check.ts';

/** What we read of the gateway's answers; they hold more. */
export type Tenant = { id: string; name: string };
export type Company = { id: string; name: string; realmId: string | null; connectionState: string };
type TypeStatus = { enabled: boolean; lastSuccessAt: string | null };
export type AutoSync = { enabled: boolean; types: Partial<Record<RecordType, TypeStatus>> };
export type Batch = {
  id: string;
  type: RecordType;
  label: string;
  companyName: string;
  state: BatchState;
  stateName: string;
  step: string | null;
  counts: { total: number; done: number; succeeded: number; warning: number; failed: number; skipped: number };
  reason: string | null;
  startedAt: string | null;
  finishedAt: string | null;
};
export type RecordSummary = {
  id: string;
  externalId: string;
  syncState: 'pending' | 'synced' | 'failed' | 'held';
  quickbooks: { entity: string; id: string } | null;
  failure: { code: string; message: string; fix: string } | null;
};
/** So much of a payment on one invoice or credit memo. */
export type ApplicationOf = { paymentId: string; target: { entity: string; quickbooksId: string }; amount: string };
export type ApplicationChange = ApplicationOf & { change: 'set' | 'removed' };
export type PaymentOf = {
  entity: 'Payment' | 'CreditMemo';
  quickbooksId: string;
  total: string;
  unapplied: string;
  state: 'live' | 'voided' | 'deleted';
  applications: ApplicationOf[];
};
export type MappingOf = Omit<NameMapping, 'quickbooks'> & { quickbooksId: string };
type ListPage = { items: { id: string; fullName: string }[]; readAt: string | null };
type Feed = { items: ApplicationChange[]; nextCursor: string; hasMore: boolean };
export type BatchOrder = { type: RecordType; startDate?: string };
type Page<T> = { items: T[]; nextCursor: string | null };

export type Call = <T>(wanted: Omit<HttpRequest, 'url'> & { path: string }) => Promise<HttpAnswer<T>>;

/** Calls the gateway with a key. */
export function createCall(gatewayUrl: string, key: string): Call {
  return ({ path, headers, ...rest }) =>
    request({ ...rest, url: `${gatewayUrl}${path}`, headers: { authorization: `Bearer ${key}`, ...headers } });
}

/** All items of a list, page by page; with `atMost` no more pages than that many items need. */
async function readAll<T>(call: Call, path: string, atMost = Infinity): Promise<T[]> {
  const items: T[] = [];
  const limit = Math.min(200, atMost);
  let cursor: string | null = '';
  while (cursor !== null && items.length < atMost) {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor !== '' && { cursor }) });
    const { body }: HttpAnswer<Page<T>> = await call<Page<T>>({
      path: `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`,
    });
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

/** The change feed from its beginning. */
async function readFeed(call: Call, path: string): Promise<ApplicationChange[]> {
  const items: ApplicationChange[] = [];
  for (let after = ''; ;) {
    const { body }: HttpAnswer<Feed> = await call<Feed>({ path: `${path}?limit=200${after && `&after=${after}`}` });
    items.push(...body.items);
    if (!body.hasMore) return items;
    after = body.nextCursor;
  }
}

/** What the operator's key may do. */
export function createOperatorApi(call: Call) {
  return {
    tenants: () => readAll<Tenant>(call, '/v1/tenants'),
    createTenant: async (name: string) =>
      (await call<Tenant>({ method: 'POST', path: '/v1/tenants', body: { name } })).body,
    createApiKey: async (tenantId: string, name: string) =>
      (await call<{ key: string }>({ method: 'POST', path: '/v1/api-keys', body: { tenantId, name, scopes: 'all' } }))
        .body.key,
  };
}

/** What a tenant's key may do: the part of the public API that the demo uses. */
export function createTenantApi(call: Call) {
  const of = (companyId: string): string => `/v1/companies/${companyId}`;
  return {
    ownKey: async () => (await call<{ tenantId: string }>({ path: '/v1/self' })).body,
    companies: () => readAll<Company>(call, '/v1/companies'),
    createCompany: async (body: { name: string; timeZone: string; settings: object }) =>
      (await call<Company>({ method: 'POST', path: '/v1/companies', body })).body,
    startConnection: async (companyId: string) =>
      (await call<{ authorizeUrl: string }>({ method: 'POST', path: `${of(companyId)}/connection` })).body.authorizeUrl,
    connection: async (companyId: string) =>
      (await call<{ state: string; reason: string | null }>({ path: `${of(companyId)}/connection` })).body,
    bulkUpsert: (companyId: string, type: RecordType, items: readonly RecordItem[]) =>
      call<unknown>({ method: 'POST', path: `${of(companyId)}/${type}/bulk`, body: { items } }),
    autoSync: async (companyId: string) => {
      const { body, headers } = await call<AutoSync>({ path: `${of(companyId)}/autosync` });
      return { settings: body, etag: headers.get('etag') ?? '' };
    },
    replaceAutoSync: (companyId: string, { etag, settings }: { etag: string; settings: object }) =>
      call<AutoSync>({
        method: 'PUT',
        path: `${of(companyId)}/autosync`,
        headers: { 'if-match': etag },
        body: settings,
      }),
    /** Those of the entries of a list of QuickBooks whose name holds the text; `readAt` is null until it was read. */
    quickBooksList: async (companyId: string, { list, search }: { list: QuickBooksList; search: string }) => {
      const query = new URLSearchParams({ search, limit: '200' });
      return (await call<ListPage>({ path: `${of(companyId)}/quickbooks/${list}?${query.toString()}` })).body;
    },
    mappings: async (companyId: string) => {
      const { body, headers } = await call<{ items: MappingOf[] }>({ path: `${of(companyId)}/mappings?limit=200` });
      return { items: body.items, etag: headers.get('etag') ?? '' };
    },
    changeMappings: (companyId: string, { etag, set }: { etag: string; set: readonly MappingOf[] }) =>
      call<unknown>({
        method: 'PATCH',
        path: `${of(companyId)}/mappings`,
        headers: { 'if-match': etag },
        body: { set },
      }),
    /** Run New Batch. */
    startBatch: async (companyId: string, { key, order }: { key: string; order: BatchOrder }) => {
      const headers = { 'idempotency-key': key };
      const wanted = { method: 'POST', path: `${of(companyId)}/batches`, headers, body: order } as const;
      return (await call<{ id: string }>(wanted)).body.id;
    },
    batch: async (batchId: string) => (await call<Batch>({ path: `/v1/batches/${batchId}` })).body,
    /** Newest first. */
    batches: (companyId: string, atMost = Infinity) => readAll<Batch>(call, `${of(companyId)}/batches`, atMost),
    records: (companyId: string, type: RecordType) => readAll<RecordSummary>(call, `${of(companyId)}/${type}`),
    invoice: async (companyId: string, externalId: string) =>
      (await call<{ balance: string | null }>({ path: `${of(companyId)}/invoices/${encodeURIComponent(externalId)}` }))
        .body,
    payments: (companyId: string) => readAll<PaymentOf>(call, `${of(companyId)}/payments`),
    applicationChanges: (companyId: string) => readFeed(call, `${of(companyId)}/payment-applications`),
    hasPending: async (companyId: string, type: RecordType) =>
      (await readAll<RecordSummary>(call, `${of(companyId)}/${type}?syncState=pending`, 1)).length > 0,
  };
}
export type TenantApi = ReturnType<typeof createTenantApi>;
