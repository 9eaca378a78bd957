import type { QuickBooksList, RecordType } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { answered, createClient, itemsOf, sendRecords } from '@autosync/client';
import type { Batch as WholeBatch, Client, paths, SentType } from '@autosync/client';
import type { RecordItem } from '@autosync/record-files';
import type { NameMapping } from './company-file.ts';

/** What we read of the gateway's answers; they hold more. */
export type Tenant = { id: string; name: string };
export type Company = { id: string; name: string; realmId: string | null; connectionState: string };
type TypeStatus = { enabled: boolean; lastSuccessAt: string | null };
export type AutoSync = { enabled: boolean; types: Partial<Record<RecordType, TypeStatus>> };
export type Batch = Pick<
  WholeBatch,
  | 'id'
  | 'type'
  | 'label'
  | 'companyName'
  | 'state'
  | 'stateName'
  | 'step'
  | 'counts'
  | 'reason'
  | 'startedAt'
  | 'finishedAt'
>;
type RecordBody =
  paths['/v1/companies/{companyId}/invoices']['get']['responses']['200']['content']['application/json']['items'][number];
export type RecordSummary = {
  id: string;
  externalId: string;
  syncState: RecordBody['syncState'];
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
export type BatchOrder = { type: RecordType; startDate?: string };
type AutoSyncInput = NonNullable<
  paths['/v1/companies/{companyId}/autosync']['put']['requestBody']
>['content']['application/json'];

type Page<T> = { items: T[]; nextCursor: string | null };
type PageQuery = { limit: number; cursor?: string };

type NotificationsInput = NonNullable<
  paths['/v1/companies/{companyId}/notifications']['put']['requestBody']
>['content']['application/json'];

/** While a part of the system restarts, a request is repeated for half a minute. */
const mostTries = 8;

export function connectTo(gatewayUrl: string, key: string): Client {
  return createClient({ baseUrl: gatewayUrl, credential: key, mostTries });
}

/** All items of a list; with `atMost` no more of them. */
async function readAll<T>(readPage: (query: PageQuery) => Promise<Page<T>>, atMost = Infinity): Promise<T[]> {
  const limit = Math.min(200, atMost);
  const items: T[] = [];
  for await (const item of itemsOf((cursor) => readPage({ limit, ...(cursor !== undefined && { cursor }) }))) {
    items.push(item);
    if (items.length >= atMost) break;
  }
  return items;
}

/** The change feed from its beginning. */
async function readFeed(client: Client, companyId: string): Promise<ApplicationChange[]> {
  const items: ApplicationChange[] = [];
  for (let after: string | undefined; ;) {
    const params = { path: { companyId }, query: { limit: 200, ...(after !== undefined && { after }) } };
    const call = client.GET('/v1/companies/{companyId}/payment-applications', { params });
    const { data } = await answered(call);
    items.push(...data.items);
    if (!data.hasMore) return items;
    after = data.nextCursor;
  }
}

/** What the operator's key may do. */
export function createOperatorApi(client: Client) {
  return {
    tenants: () =>
      readAll<Tenant>(async (query) => (await answered(client.GET('/v1/tenants', { params: { query } }))).data),
    createTenant: async (name: string): Promise<Tenant> =>
      (await answered(client.POST('/v1/tenants', { body: { name } }))).data,
    createApiKey: async (tenantId: string, name: string): Promise<string> =>
      (await answered(client.POST('/v1/api-keys', { body: { tenantId, name, scopes: 'all' } }))).data.key,
  };
}

/** The answers to these paths differ by type in what is not looked at here. */
const recordsPath = (type: RecordType) => `/v1/companies/{companyId}/${type}` as '/v1/companies/{companyId}/invoices';

/** What a tenant's key may do: the part of the public API that the demo uses, in the demo's words. */
export function createTenantApi(client: Client) {
  const records = (companyId: string, type: RecordType, query: { syncState?: 'pending' }, atMost?: number) =>
    readAll<RecordSummary>(async (page) => {
      const params = { path: { companyId }, query: { ...page, ...query } };
      return (await answered(client.GET(recordsPath(type), { params }))).data;
    }, atMost);

  return {
    ownKey: async () => (await answered(client.GET('/v1/self'))).data,
    companies: () =>
      readAll<Company>(async (query) => (await answered(client.GET('/v1/companies', { params: { query } }))).data),
    createCompany: async (body: { name: string; timeZone: string; settings: object }): Promise<Company> =>
      (await answered(client.POST('/v1/companies', { body }))).data,
    startConnection: async (companyId: string) => {
      const params = { path: { companyId } };
      return (await answered(client.POST('/v1/companies/{companyId}/connection', { params }))).data.authorizeUrl;
    },
    connection: async (companyId: string) => {
      const params = { path: { companyId } };
      return (await answered(client.GET('/v1/companies/{companyId}/connection', { params }))).data;
    },
    bulkUpsert: (companyId: string, type: RecordType, items: readonly RecordItem[]) =>
      sendRecords(client, { companyId, type: type as SentType }, items),
    autoSync: async (companyId: string): Promise<{ settings: AutoSync; etag: string }> => {
      const params = { path: { companyId } };
      const { data, response } = await answered(client.GET('/v1/companies/{companyId}/autosync', { params }));
      return { settings: data, etag: response.headers.get('etag') ?? '' };
    },
    replaceAutoSync: async (companyId: string, { etag, settings }: { etag: string; settings: AutoSyncInput }) => {
      const params = { path: { companyId }, header: { 'if-match': etag } };
      await answered(client.PUT('/v1/companies/{companyId}/autosync', { params, body: settings }));
    },
    notifications: async (companyId: string) => {
      const params = { path: { companyId } };
      const { data, response } = await answered(client.GET('/v1/companies/{companyId}/notifications', { params }));
      return { settings: data, etag: response.headers.get('etag') ?? '' };
    },
    replaceNotifications: async (
      companyId: string,
      { etag, settings }: { etag: string; settings: NotificationsInput },
    ) => {
      const params = { path: { companyId }, header: { 'if-match': etag } };
      await answered(client.PUT('/v1/companies/{companyId}/notifications', { params, body: settings }));
    },
    webhooks: async () => (await answered(client.GET('/v1/webhooks'))).data.items,
    removeWebhook: async (webhookId: string): Promise<void> => {
      await answered(client.DELETE('/v1/webhooks/{webhookId}', { params: { path: { webhookId } } }));
    },
    /** Answers the secret with which deliveries are checked. */
    createWebhook: async (body: { url: string; description: string }): Promise<string> => {
      const params = { header: { 'idempotency-key': newId() } };
      return (await answered(client.POST('/v1/webhooks', { params, body }))).data.secret;
    },
    /** Those of the entries of a list of QuickBooks whose name holds the text; `readAt` is null until it was read. */
    quickBooksList: async (companyId: string, { list, search }: { list: QuickBooksList; search: string }) => {
      const params = { path: { companyId, list }, query: { search, limit: 200 } };
      return (await answered(client.GET('/v1/companies/{companyId}/quickbooks/{list}', { params }))).data;
    },
    mappings: async (companyId: string) => {
      const params = { path: { companyId }, query: { limit: 200 } };
      const { data, response } = await answered(client.GET('/v1/companies/{companyId}/mappings', { params }));
      return { items: data.items, etag: response.headers.get('etag') ?? '' };
    },
    changeMappings: async (companyId: string, { etag, set }: { etag: string; set: MappingOf[] }) => {
      const params = { path: { companyId }, header: { 'if-match': etag } };
      await answered(client.PATCH('/v1/companies/{companyId}/mappings', { params, body: { set } }));
    },
    /** Run New Batch. */
    startBatch: async (companyId: string, { key, order }: { key: string; order: BatchOrder }) => {
      const params = { path: { companyId }, header: { 'idempotency-key': key } };
      return (await answered(client.POST('/v1/companies/{companyId}/batches', { params, body: order }))).data.id;
    },
    batch: async (batchId: string): Promise<Batch> =>
      (await answered(client.GET('/v1/batches/{batchId}', { params: { path: { batchId } } }))).data,
    /** Newest first. */
    batches: (companyId: string, atMost?: number) =>
      readAll<Batch>(async (query) => {
        const params = { path: { companyId }, query };
        return (await answered(client.GET('/v1/companies/{companyId}/batches', { params }))).data;
      }, atMost),
    records: (companyId: string, type: RecordType) => records(companyId, type, {}),
    invoice: async (companyId: string, externalId: string) => {
      const params = { path: { companyId, externalId } };
      return (await answered(client.GET('/v1/companies/{companyId}/invoices/{externalId}', { params }))).data;
    },
    payments: (companyId: string) =>
      readAll<PaymentOf>(async (query) => {
        const params = { path: { companyId }, query };
        return (await answered(client.GET('/v1/companies/{companyId}/payments', { params }))).data;
      }),
    applicationChanges: (companyId: string) => readFeed(client, companyId),
    hasPending: async (companyId: string, type: RecordType) =>
      (await records(companyId, type, { syncState: 'pending' }, 1)).length > 0,
  };
}
export type TenantApi = ReturnType<typeof createTenantApi>;
