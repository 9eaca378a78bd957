import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, hasEnded, isProblem, itemsOf } from '@autosync/client';
import type { ComparisonSearch } from '../addresses.ts';
import { api } from './api.ts';
import { recordPath, recordsPath } from './record-types.ts';
import type { Batch, CompanyStatus, Payment, PreviewItem, QuickBooksList, RecordSummary, RecordType } from './api.ts';
import type { OutgoingType } from './record-types.ts';

/** How often data without events is polled. */
export const LIVELY_MS = 1500;
const CALM_MS = 15_000;
/** For what changes without an event, such as a company becoming overdue. */
const SLOW_MS = 60_000;
const PAGE = 200;

const firstPage = { initialPageParam: undefined as string | undefined };
const pageQuery = (cursor: string | undefined, limit = PAGE) => ({ limit, ...(cursor !== undefined && { cursor }) });

/** All data of a company has this query key, so that one event invalidates all of it. */
const ofCompany = (companyId: string, ...rest: unknown[]) => ['company', companyId, ...rest] as const;
export const companyKey = (companyId: string) => ofCompany(companyId);

type CompaniesOptions = { isLive?: boolean; condition?: CompanyStatus['condition'] | undefined };

/** The rows of the list of companies, worst first, filtered by name or realm. */
export const companiesQuery = (search: string, { isLive = false, condition }: CompaniesOptions = {}) =>
  infiniteQueryOptions({
    refetchInterval: isLive ? SLOW_MS : LIVELY_MS * 3,
    queryKey: ['companies', search, condition],
    ...firstPage,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...pageQuery(pageParam),
        ...(search !== '' && { name: search }),
        ...(condition !== undefined && { condition: [condition] }),
      };
      return (await answered(api.GET('/v1/status/companies', { params: { query }, signal }))).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // The earlier result stays on the screen until the next one has arrived.
    placeholderData: keepPreviousData,
  });

/** A shorter text would match nearly everything. */
export const LEAST_SEARCHED = 2;

/** Companies by name, records by number, and batches by id. */
export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/v1/search', { params: { query: { q: text } }, signal }))).data,
  });

export const companyQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'itself'),
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/v1/companies/{companyId}', { params: { path: { companyId } }, signal }))).data,
  });

export const autoSyncQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'autosync'),
    queryFn: async ({ signal }) => {
      const call = api.GET('/v1/companies/{companyId}/autosync', { params: { path: { companyId } }, signal });
      const { data, response } = await answered(call);
      return { settings: data, etag: response.headers.get('etag') ?? '' };
    },
    refetchInterval: CALM_MS,
  });

export const runCheckQuery = (companyId: string, type?: RecordType) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'run-check', type),
    queryFn: async ({ signal }) => {
      const params = { path: { companyId }, query: type === undefined ? {} : { type } };
      return (await answered(api.GET('/v1/companies/{companyId}/run-check', { params, signal }))).data;
    },
    refetchInterval: LIVELY_MS * 2,
  });

/** How the batches of the last fourteen days ended, per day. */
export const batchDaysQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'batch-days'),
    queryFn: async ({ signal }) => {
      const request = { params: { path: { companyId } }, signal };
      return (await answered(api.GET('/v1/companies/{companyId}/batches/days', request))).data.items;
    },
    refetchInterval: CALM_MS,
  });

export type BatchFilter = {
  type?: RecordType;
  state?: Batch['state'][];
  trigger?: Batch['trigger'][];
  label?: string;
  from?: string;
  to?: string;
};

const isLively = (batches: readonly Batch[]): boolean => batches.some((batch) => !hasEnded(batch));

export const batchesQuery = (companyId: string, filter: BatchFilter = {}, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ofCompany(companyId, 'batches', filter, limit),
    ...firstPage,
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { companyId }, query: { ...pageQuery(pageParam, limit), ...filter } };
      return (await answered(api.GET('/v1/companies/{companyId}/batches', { params, signal }))).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // The earlier result stays until the next one has arrived, but never that of another company.
    placeholderData: (before, query) => (query?.queryKey[1] === companyId ? before : undefined),
    refetchInterval: ({ state }) =>
      isLively(state.data?.pages.flatMap(({ items }) => items) ?? []) ? LIVELY_MS : CALM_MS,
  });

export const batchQuery = (batchId: string) =>
  queryOptions({
    queryKey: ['batch', batchId],
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/v1/batches/{batchId}', { params: { path: { batchId } }, signal }))).data,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : LIVELY_MS),
  });

/** The most records that a batch takes by id, and that a preview offers to choose from. */
export const MOST_RECORDS = 500;

/** What a preview shows of each record, once its batch has ended. An empty preview is not kept. */
export const previewQuery = (companyId: string, previewId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'preview', previewId),
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const items: PreviewItem[] = [];
      const all = itemsOf(async (cursor) => {
        const params = { path: { companyId, previewId }, query: pageQuery(cursor, 200) };
        return (await answered(api.GET('/v1/companies/{companyId}/previews/{previewId}', { params, signal }))).data;
      });
      try {
        for await (const item of all) {
          if (items.length === MOST_RECORDS) return { items, hasMore: true };
          items.push(item);
        }
      } catch (error) {
        if (!isProblem(error, 'not-found')) throw error;
      }
      return { items, hasMore: false };
    },
  });

/** Whether the result of a preview that found something is still kept. */
export const isPreviewKeptQuery = (companyId: string, previewId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'preview', previewId, 'kept'),
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const params = { path: { companyId, previewId }, query: pageQuery(undefined, 1) };
      try {
        await answered(api.GET('/v1/companies/{companyId}/previews/{previewId}', { params, signal }));
        return true;
      } catch (error) {
        if (!isProblem(error, 'not-found')) throw error;
        return false;
      }
    },
  });

export type ActionState = 'succeeded' | 'warning' | 'failed' | 'skipped';

export const actionsQuery = (batchId: string, state: ActionState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['batch', batchId, 'actions', state],
    ...firstPage,
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...pageQuery(pageParam), ...(state !== undefined && { state: [state] }) };
      const params = { path: { batchId }, query };
      return (await answered(api.GET('/v1/batches/{batchId}/actions', { params, signal }))).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** A page of the records that a batch from a preview left out, since they had changed. */
export const changedSinceQuery = (batchId: string) =>
  queryOptions({
    queryKey: ['batch', batchId, 'changed-since-preview'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const params = { path: { batchId }, query: { ...pageQuery(undefined), code: ['changed-since-preview'] } };
      return (await answered(api.GET('/v1/batches/{batchId}/actions', { params, signal }))).data.items;
    },
  });

export const problemsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'problems'),
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/v1/companies/{companyId}/problems', { params: { path: { companyId } }, signal }))).data
        .items,
    refetchInterval: CALM_MS,
  });

export type SyncState = RecordSummary['syncState'];

type RecordsFilter = { syncState?: SyncState | undefined; search?: string };

export const recordsQuery = (companyId: string, type: OutgoingType, { syncState, search = '' }: RecordsFilter) =>
  infiniteQueryOptions({
    queryKey: ofCompany(companyId, 'records', type, syncState, search),
    ...firstPage,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...pageQuery(pageParam),
        ...(syncState !== undefined && { syncState }),
        ...(search !== '' && { search }),
      };
      return (await answered(api.GET(recordsPath(type), { params: { path: { companyId }, query }, signal }))).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // While somebody types, the earlier result stays, but never that of another company.
    placeholderData: (before, query) =>
      query?.queryKey[1] === companyId && query.queryKey[3] === type ? before : undefined,
  });

export const recordQuery = (companyId: string, type: OutgoingType, externalId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'record', type, externalId),
    queryFn: async ({ signal }) => {
      const call = api.GET(recordPath(type), { params: { path: { companyId, externalId } }, signal });
      const { data, response } = await answered(call);
      return { ...data, etag: response.headers.get('etag') };
    },
    refetchInterval: ({ state }) => (state.data?.syncing ? LIVELY_MS : CALM_MS),
  });

type PaymentsFilter = { state?: Payment['state'] | undefined; search?: string };

export const paymentsQuery = (companyId: string, { state, search = '' }: PaymentsFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ofCompany(companyId, 'payments', state, search),
    ...firstPage,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...pageQuery(pageParam),
        ...(state !== undefined && { state }),
        ...(search !== '' && { search }),
      };
      const params = { path: { companyId }, query };
      return (await answered(api.GET('/v1/companies/{companyId}/payments', { params, signal }))).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === companyId ? before : undefined),
  });

/** The newest comparisons of a record type, the last finished one among them. */
export const comparisonsQuery = (companyId: string, type: RecordType) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'comparisons', type),
    queryFn: async ({ signal }) => {
      const params = { path: { companyId }, query: { ...pageQuery(undefined, 5), type } };
      return (await answered(api.GET('/v1/companies/{companyId}/comparisons', { params, signal }))).data.items;
    },
    refetchInterval: ({ state }) =>
      state.data?.some(({ state: at }) => at === 'waiting' || at === 'running') ? LIVELY_MS : SLOW_MS,
  });

export const trendQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'comparison-trend'),
    queryFn: async ({ signal }) => {
      const request = { params: { path: { companyId } }, signal };
      return (await answered(api.GET('/v1/companies/{companyId}/comparison-trend', request))).data.items;
    },
    refetchInterval: SLOW_MS,
  });

export const differencesQuery = (companyId: string, filter: ComparisonSearch) =>
  infiniteQueryOptions({
    queryKey: ofCompany(companyId, 'differences', filter),
    ...firstPage,
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { companyId }, query: { ...pageQuery(pageParam), ...filter } };
      return (await answered(api.GET('/v1/companies/{companyId}/differences', { params, signal }))).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === companyId ? before : undefined),
    refetchInterval: CALM_MS,
  });

export const connectionQuery = (companyId: string, isWaiting = false) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'connection'),
    // While somebody grants access at QuickBooks, the state may change at any moment.
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/v1/companies/{companyId}/connection', { params: { path: { companyId } }, signal })))
        .data,
    refetchInterval: isWaiting ? LIVELY_MS : CALM_MS,
  });

/** Whether the company's books were reset in QuickBooks; null: not as far as is known. */
export const booksResetQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'books-reset'),
    queryFn: async ({ signal }) => {
      try {
        const request = { params: { path: { companyId } }, signal };
        const { data, response } = await answered(api.GET('/v1/companies/{companyId}/books-reset', request));
        return { reset: data, etag: response.headers.get('etag') ?? '' };
      } catch (error) {
        if (isProblem(error, 'not-found')) return null;
        throw error;
      }
    },
    refetchInterval: CALM_MS,
  });

export const notificationsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'notifications'),
    queryFn: async ({ signal }) => {
      const request = { params: { path: { companyId } }, signal };
      const { data, response } = await answered(api.GET('/v1/companies/{companyId}/notifications', request));
      return { settings: data, etag: response.headers.get('etag') ?? '' };
    },
    refetchInterval: CALM_MS,
  });

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  ...firstPage,
  queryFn: async ({ pageParam, signal }) => {
    const query = pageQuery(pageParam, 50);
    return (await answered(api.GET('/v1/audit-events', { params: { query }, signal }))).data;
  },
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const mappingsQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ofCompany(companyId, 'mappings'),
    ...firstPage,
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { companyId }, query: pageQuery(pageParam) };
      const { data, response } = await answered(api.GET('/v1/companies/{companyId}/mappings', { params, signal }));
      return { ...data, etag: response.headers.get('etag') ?? '' };
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const missingQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ofCompany(companyId, 'missing'),
    ...firstPage,
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { companyId }, query: pageQuery(pageParam) };
      return (await answered(api.GET('/v1/companies/{companyId}/mappings/missing', { params, signal }))).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: CALM_MS,
  });

export const listQuery = (companyId: string, list: QuickBooksList, search: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'list', list, search),
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const query = { limit: 50, active: 'true', ...(search !== '' && { search }) } as const;
      const params = { path: { companyId, list }, query };
      return (await answered(api.GET('/v1/companies/{companyId}/quickbooks/{list}', { params, signal }))).data;
    },
  });

export const readinessQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'readiness'),
    queryFn: async ({ signal }) => {
      const request = { params: { path: { companyId } }, signal };
      return (await answered(api.GET('/v1/companies/{companyId}/autosync/readiness', request))).data;
    },
    refetchInterval: CALM_MS,
  });

export const nextRunsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ofCompany(companyId, 'next-runs'),
    queryFn: async ({ signal }) => {
      const request = { params: { path: { companyId } }, signal };
      return (await answered(api.GET('/v1/companies/{companyId}/autosync/next-runs', request))).data.items;
    },
    refetchInterval: CALM_MS,
  });
