import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered } from '@autosync/client';
import type { paths } from '@autosync/client';
import { api } from '../api/api.ts';
import { companyKey, mappingsQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';

export type MappingChange =
  paths['/v1/companies/{companyId}/mappings']['patch']['requestBody']['content']['application/json'];

/** Sets or removes mappings. If somebody else changed one meanwhile, it fails and the list is read again. */
export function useChangeMappings() {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const params = { path: { companyId } };
  return useMutation({
    mutationFn: async (body: MappingChange) => {
      const { pages } = await queries.fetchInfiniteQuery({ ...mappingsQuery(companyId), staleTime: 0 });
      const header = { 'if-match': pages[0]?.etag ?? '' };
      const request = { params: { ...params, header }, body };
      return (await answered(api.PATCH('/v1/companies/{companyId}/mappings', request))).data;
    },
    onSettled: async () => queries.invalidateQueries({ queryKey: companyKey(companyId) }),
  });
}
