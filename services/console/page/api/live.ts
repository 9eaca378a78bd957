import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Batch } from './api.ts';
import { chosenTenant } from './chosen-tenant.ts';
import { pageConfig } from './config.ts';

/** Whether events come; until they do, and when they stay away, the page asks by itself now and then. */
function useEvents(path: string, onBatch: (batch: Batch) => void): boolean {
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    // Browsers send no header with an event stream, and an operator says by one for whom they look.
    if (chosenTenant() !== undefined) return undefined;
    const source = new EventSource(`${pageConfig.prefix}/api${path}`);
    source.addEventListener('open', () => setLive(true));
    source.addEventListener('resumed', () => setLive(true));
    source.addEventListener('interrupted', () => setLive(false));
    source.addEventListener('error', () => setLive(false));
    source.addEventListener('batch', (event: MessageEvent<string>) => onBatch(JSON.parse(event.data) as Batch));
    source.addEventListener('end', () => source.close());
    return () => {
      source.close();
      setLive(false);
    };
  }, [path]);
  return isLive;
}

/** Shows a batch as it changes. */
export function useLiveBatch(batchId: string): boolean {
  const queries = useQueryClient();
  return useEvents(`/v1/batches/${batchId}/events`, (batch) => queries.setQueryData(['batch', batchId], batch));
}

/** Reads what is known of a company anew when one of its batches changes, but not more often than a person reads. */
export function useLiveCompany(companyId: string): boolean {
  const queries = useQueryClient();
  return useEvents(`/v1/companies/${companyId}/events`, () => {
    const queryKey = ['company', companyId];
    if (queries.isFetching({ queryKey }) === 0) void queries.invalidateQueries({ queryKey });
  });
}
