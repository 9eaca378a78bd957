import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Batch } from './api.ts';
import { chosenTenant } from './chosen-tenant.ts';
import { pageConfig } from './config.ts';

/** Subscribes to events. False while none arrive: then the page polls. */
function useEvents(path: string, onBatch: (batch: Batch) => void): boolean {
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const tenant = chosenTenant();
    // Browsers cannot send headers with an event stream.
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

/** Keeps a batch up to date while it runs. */
export function useLiveBatch(batchId: string): boolean {
  const queries = useQueryClient();
  return useEvents(`/v1/batches/${batchId}/events`, (batch) => queries.setQueryData(['batch', batchId], batch));
}

/** Reloads a company's data when one of its batches changes, unless it is just being read. */
export function useLiveCompany(companyId: string): boolean {
  const queries = useQueryClient();
  return useEvents(`/v1/companies/${companyId}/events`, () => {
    const queryKey = ['company', companyId];
    if (queries.isFetching({ queryKey }) === 0) void queries.invalidateQueries({ queryKey });
  });
}

/** The list is reloaded once in this time at most, however many events arrive. */
const SETTLE_MS = 1000;

/** Reloads the list of companies when any of their batches changes. */
export function useLiveCompanies(): boolean {
  const queries = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return useEvents('/v1/events', () => {
    const read = () => {
      waiting.current = undefined;
      const queryKey = ['companies'];
      // A long list may take longer to read than batches take to change.
      if (queries.isFetching({ queryKey }) > 0) waiting.current = setTimeout(read, SETTLE_MS);
      else void queries.invalidateQueries({ queryKey });
    };
    waiting.current ??= setTimeout(read, SETTLE_MS);
  });
}
