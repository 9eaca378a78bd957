import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Batch } from './api.ts';
import { chosenTenant } from './chosen-tenant.ts';
import { pageConfig } from './config.ts';

/** Whether events come; until they do, and when they stay away, the page asks by itself now and then. */
function useEvents(path: string, onBatch: (batch: Batch) => void): boolean {
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const tenant = chosenTenant();
    // Browsers send no header with an event stream.
    const forWhom = tenant === undefined ? '' : `?autosync-tenant=${tenant.id}`;
    const source = new EventSource(`${pageConfig.prefix}/api${path}${forWhom}`);
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

/** At most so often a list is read anew, however much happens. */
const SETTLE_MS = 1000;

/** Reads the list of companies anew when a batch of any of them changes. */
export function useLiveCompanies(): boolean {
  const queries = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return useEvents('/v1/events', () => {
    const read = () => {
      waiting.current = undefined;
      const queryKey = ['companies'];
      // A long list takes longer to read than batches take to change.
      if (queries.isFetching({ queryKey }) > 0) waiting.current = setTimeout(read, SETTLE_MS);
      else void queries.invalidateQueries({ queryKey });
    };
    waiting.current ??= setTimeout(read, SETTLE_MS);
  });
}
