import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
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
  // An order that got no answer may have been taken: the same one goes out again with its key, another with its own.
  const sent = useRef<{ order: string; key: string }>(undefined);
  return useMutation({
    mutationFn: async (body: BatchOrder) => {
      const order = JSON.stringify(body);
      if (sent.current?.order !== order) sent.current = { order, key: crypto.randomUUID() };
      const params = { path: { companyId }, header: { 'idempotency-key': sent.current.key } };
      return (await answered(api.POST('/v1/companies/{companyId}/batches', { params, body }))).data;
    },
    onSuccess: async ({ id: batchId }) => {
      sent.current = undefined;
      void queries.invalidateQueries({ queryKey: companyKey(companyId) });
      if (!stays) await navigate({ to: '/companies/$companyId/batches/$batchId', params: { companyId, batchId } });
    },
  });
}
