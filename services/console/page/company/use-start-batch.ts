import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answered } from '@autosync/client';
import type { paths } from '@autosync/client';
import { api } from '../api/api.ts';
import { useOrderKey } from '../api/order-key.ts';
import { companyKey } from '../api/queries.ts';
import { useCompany } from './use-company.ts';

export type BatchOrder =
  paths['/v1/companies/{companyId}/batches']['post']['requestBody']['content']['application/json'];

/** Starts a batch, only once however often it is clicked, and opens its page unless `stays`. */
export function useStartBatch({ stays = false }: { stays?: boolean } = {}) {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { keyOf, isDone } = useOrderKey();
  return useMutation({
    mutationFn: async (body: BatchOrder) => {
      const params = { path: { companyId }, header: { 'idempotency-key': keyOf(body) } };
      return (await answered(api.POST('/v1/companies/{companyId}/batches', { params, body }))).data;
    },
    onSuccess: async ({ id: batchId }) => {
      isDone();
      void queries.invalidateQueries({ queryKey: companyKey(companyId) });
      if (!stays) await navigate({ to: '/companies/$companyId/batches/$batchId', params: { companyId, batchId } });
    },
  });
}
