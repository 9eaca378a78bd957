import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '@autosync/client';
import type { paths } from '@autosync/client';
import { api } from '../api/api.ts';
import { companyKey } from '../api/queries.ts';
import { useCompany } from './use-company.ts';

export type BatchOrder =
  paths['/v1/companies/{companyId}/batches']['post']['requestBody']['content']['application/json'];

/** Starts a batch, once however often it is clicked, and goes to watch it unless told otherwise. */
export function useStartBatch({ stays = false }: { stays?: boolean } = {}) {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: async (body: BatchOrder) => {
      const params = { path: { companyId }, header: { 'idempotency-key': key } };
      return (await answered(api.POST('/v1/companies/{companyId}/batches', { params, body }))).data;
    },
    onSuccess: async ({ id: batchId }) => {
      setKey(crypto.randomUUID());
      void queries.invalidateQueries({ queryKey: companyKey(companyId) });
      if (!stays) await navigate({ to: '/companies/$companyId/batches/$batchId', params: { companyId, batchId } });
    },
    // Refused: what is asked next is another request.
    onError: () => setKey(crypto.randomUUID()),
  });
}
