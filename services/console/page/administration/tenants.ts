import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';

export const tenantsQuery = infiniteQueryOptions({
  queryKey: ['tenants'],
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: 200, ...(pageParam !== undefined && { cursor: pageParam }) };
    return (await answered(api.GET('/v1/tenants', { params: { query }, signal }))).data;
  },
});

/** The names of the tenants by id, for operators. */
export function useTenants(enabled: boolean): ReadonlyMap<string, string> {
  const { data } = useInfiniteQuery({ ...tenantsQuery, enabled });
  return new Map(data?.pages.flatMap(({ items }) => items).map(({ id, name }) => [id, name]));
}
