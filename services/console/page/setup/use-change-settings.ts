import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Company } from '../api/api.ts';
import { companyKey } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';

/** Changes some of the company's settings. They are read just before, so that the others keep their current values. */
export function useChangeSettings() {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const params = { path: { companyId } };
  return useMutation({
    mutationFn: async (change: Partial<Company['settings']>) => {
      const { data: now } = await answered(api.GET('/v1/companies/{companyId}', { params }));
      const body = { settings: { ...now.settings, ...change } };
      return (await answered(api.PATCH('/v1/companies/{companyId}', { params, body }))).data;
    },
    onSettled: async () => queries.invalidateQueries({ queryKey: companyKey(companyId) }),
  });
}
