import { beginConnection } from '@autosync/dev-stack';
import type { Invoice } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { callJson, mustCall, type Answer } from './http.ts';
import type { Simulator } from './simulator.ts';

export type BatchBody = {
  id: string;
  state: string;
  stateName: string;
  trigger: string;
  label: string;
  step: string | null;
  reason: string | null;
  counts: { total: number; done: number; succeeded: number; warning: number; failed: number; skipped: number };
  startedAt: string | null;
  finishedAt: string | null;
};

export type ActionBody = {
  externalId: string;
  state: string;
  operation: string | null;
  code: string | null;
  quickbooksId: string | null;
};

export type RecordBody = {
  id: string;
  externalId: string;
  version: number;
  syncState: string;
  syncing: boolean;
  syncedVersion: number | null;
  quickbooks: { entity: string; id: string; docNumber: string | null } | null;
  failure: { category: string; code: string; message: string } | null;
  history: { state: string; operation: string; sends: number }[];
};

const scopes = [
  'companies:read',
  'companies:write',
  'connections:read',
  'connections:write',
  'settings:read',
  'settings:write',
  'records:read',
  'records:write',
  'payments:read',
  'batches:read',
  'batches:write',
  'audit:read',
];

export type Item = Invoice & { externalId: string };

/** A tenant with an API key, as a platform engineer uses the gateway, or several of them in turn. */
export async function createTenant(gatewayUrls: string | readonly string[], operatorKey: string, name: string) {
  const gateways = [gatewayUrls].flat();
  const gatewayUrl = gateways[0] ?? '';
  let calls = 0;
  const operator = { headers: { authorization: `Bearer ${operatorKey}` } };
  const tenant = await mustCall<{ id: string }>(`${gatewayUrl}/v1/tenants`, {
    method: 'POST',
    body: { name },
    ...operator,
  });
  async function keyWith(wanted: 'all' | readonly string[]): Promise<string> {
    const body = { tenantId: tenant.id, name: 'test', scopes: wanted };
    return (await mustCall<{ key: string }>(`${gatewayUrl}/v1/api-keys`, { method: 'POST', body, ...operator })).key;
  }
  const key = await keyWith(scopes);
  const call = <T = Record<string, unknown>>(
    path: string,
    options: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> =>
    callJson<T>(`${gateways[calls++ % gateways.length]}${path}`, {
      ...options,
      headers: { authorization: `Bearer ${key}`, ...options.headers },
    });
  return { tenantId: tenant.id, key, keyWith, call };
}

export type Tenant = Awaited<ReturnType<typeof createTenant>>;

/** Accounts that every company of the simulator has: new products and services are created with them. */
export const accountsOfNewItems = {
  serviceIncomeAccount: 'Services',
  productIncomeAccount: 'Sales of Product Income',
  costAccount: 'Cost of Goods Sold',
  inventoryAssetAccount: 'Inventory Asset',
};

export type CompanyOptions = {
  /** Default true: QuickBooks takes the numbers of our documents. */
  ownNumbers?: boolean;
  invoiceLineDetail?: string;
};

/** A company of the tenant, connected through OAuth to a realm of its own. */
export async function createCompany(
  tenant: Tenant,
  simulator: Simulator,
  { name, ownNumbers = true, invoiceLineDetail = 'detailed' }: { name: string } & CompanyOptions,
) {
  /** As a good client: what is answered with 503 is asked again, a POST under one Idempotency-Key. */
  async function must<T>(path: string, options: Parameters<Tenant['call']>[1] = {}): Promise<T> {
    const key = options.method === 'POST' ? { 'idempotency-key': newId() } : {};
    const headers = { ...key, ...options.headers };
    const answer = await eventually(
      async () => {
        const given = await tenant.call<T>(path, { ...options, headers });
        return given.status === 503 ? false : given;
      },
      { timeoutMs: 20_000, intervalMs: 250 },
    );
    if (answer.status >= 400) {
      throw new Error(`${options.method ?? 'GET'} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  const realmId = await simulator.addCompany(name, { ownNumbers });
  const { id } = await must<{ id: string }>('/v1/companies', {
    method: 'POST',
    body: {
      name,
      timeZone: 'America/Los_Angeles',
      settings: { invoiceLineDetail, ...accountsOfNewItems },
    },
  });
  const base = `/v1/companies/${id}`;

  /** Through the browser; `realm` is the QuickBooks company that the person picks. */
  async function connect(realm = realmId): Promise<void> {
    const start = await must<{ authorizeUrl: string }>(`${base}/connection`, { method: 'POST', body: {} });
    const { authorizeUrl, cookie } = await beginConnection(start.authorizeUrl);
    const callback = await simulator.approve(authorizeUrl, realm);
    const answer = await fetch(callback, { headers: { cookie } });
    if (answer.status >= 400) throw new Error(`the callback answered ${answer.status}: ${await answer.text()}`);
  }

  async function batches(): Promise<BatchBody[]> {
    return (await must<{ items: BatchBody[] }>(`${base}/batches?limit=200`)).items;
  }

  /** What is done with the records of one type. */
  function recordsOf<Content extends { externalId: string }>(type: string) {
    const path = `${base}/${type}`;
    return {
      put: (item: Content) => {
        const { externalId, ...body } = item;
        return must<{ id: string; version: number }>(`${path}/${externalId}`, { method: 'PUT', body });
      },
      /** The source system says that it is a record no longer. */
      cancelRecord: (externalId: string) => must<{ version: number }>(`${path}/${externalId}`, { method: 'DELETE' }),
      bulk: (items: Content[]) =>
        must<{ items: { externalId: string; id: string }[] }>(`${path}/bulk`, { method: 'POST', body: { items } }),
      record: (externalId: string) => must<RecordBody>(`${path}/${externalId}`),
      /** Decides about a record, and waits until that is done. */
      async operate(externalId: string, operation: string): Promise<BatchBody> {
        const asked = await must<{ id: string }>(`${path}/${externalId}/operations`, {
          method: 'POST',
          body: { operation },
        });
        return company.ended(asked.id);
      },
      run: (recordIds?: string[]) =>
        must<{ id: string }>(`${base}/batches`, {
          method: 'POST',
          body: { type, ...(recordIds === undefined ? {} : { recordIds }) },
        }),
    };
  }

  const company = {
    id,
    realmId,
    connect,
    batches,
    must,
    recordsOf,
    ...recordsOf<Item>('invoices'),
    batch: (batchId: string) => must<BatchBody>(`/v1/batches/${batchId}`),
    async actions(batchId: string): Promise<ActionBody[]> {
      const items: ActionBody[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const path = `/v1/batches/${batchId}/actions?limit=200${query}`;
        const page = await must<{ items: ActionBody[]; nextCursor: string | null }>(path);
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return items;
    },
    cancel: (batchId: string) => must(`/v1/batches/${batchId}/cancel`, { method: 'POST' }),
    autoSync: async () => must<AutoSyncBody>(`${base}/autosync`),
    /** Waits until AutoSync has run the invoices so many times more. */
    async ranTimes(times: number): Promise<void> {
      const due = async () => (await company.autoSync()).types['invoices']?.slots.due ?? 0;
      const before = await due();
      // Of the last slot it is only known that it came due: its run is over when the next one has come.
      await eventually(async () => (await due()) > before + times, { timeoutMs: 20_000, intervalMs: 100 });
    },
    async enable(intervalMinutes = 1440): Promise<void> {
      const current = await tenant.call(`${base}/autosync`);
      await must(`${base}/autosync`, {
        method: 'PUT',
        body: { enabled: true, intervalMinutes, types: { invoices: { enabled: true } }, overrideNote: 'A test' },
        headers: { 'if-match': current.headers.get('etag') ?? '' },
      });
    },
    /** Waits until the batch has ended, and answers it. */
    ended: (batchId: string, timeoutMs = 60_000) =>
      eventually(
        async () => {
          const batch = await company.batch(batchId);
          if (!isEnded(batch.state)) throw new Error(`batch is ${batch.state} ${JSON.stringify(batch.counts)}`);
          return batch;
        },
        { timeoutMs, intervalMs: 150 },
      ),
    /** Waits until every record that was sent has its outcome and no batch is under way. */
    settled: (timeoutMs = 60_000) =>
      eventually(
        async () => {
          const pending = await must<{ items: unknown[] }>(`${base}/invoices?syncState=pending&limit=1`);
          const open = (await batches()).filter(({ state }) => !isEnded(state));
          if (pending.items.length > 0 || open.length > 0) {
            throw new Error(`${pending.items.length} pending, open batches ${JSON.stringify(open)}`);
          }
        },
        { timeoutMs, intervalMs: 200 },
      ),
  };
  await connect();
  return company;
}

export type AutoSyncBody = {
  types: Record<
    string,
    {
      lastRunAt: string | null;
      lastReason: string | null;
      consecutiveFailures: number;
      slots: { due: number; queued: number; coalesced: number; skipped: number };
    }
  >;
};

export type Company = Awaited<ReturnType<typeof createCompany>>;

function isEnded(state: string): boolean {
  return state !== 'notStarted' && state !== 'running';
}
