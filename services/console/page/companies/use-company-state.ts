import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AutoSync, Batch, RecordType, TypeStatus } from '../api/api.ts';
import { autoSyncQuery, batchesQuery, problemsQuery } from '../api/queries.ts';

type TypeEntry = [RecordType, TypeStatus];

export function enabledTypes({ types }: AutoSync): TypeEntry[] {
  return (Object.entries(types) as TypeEntry[]).filter(([, status]) => status.enabled);
}

/** How fresh the whole is: as fresh as the oldest type. Null where one never succeeded, or none is on. */
export function dataAsOf(settings: AutoSync): string | null {
  const times = enabledTypes(settings).map(([, { lastSuccessAt }]) => lastSuccessAt);
  if (times.length === 0 || times.includes(null)) return null;
  return times.filter((time) => time !== null).toSorted()[0] ?? null;
}

export function nextRunAt({ enabled, ...settings }: AutoSync): string | null {
  if (!enabled) return null;
  const times = enabledTypes({ enabled, ...settings }).flatMap(([, { nextRunAt: at }]) => at ?? []);
  return times.toSorted()[0] ?? null;
}

export type CompanyState = {
  settings: AutoSync | undefined;
  lastBatch: Batch | undefined;
  problems: number | undefined;
  error: Error | null;
};

/** What a row of the companies says beside what the list of companies has. */
export function useCompanyState(companyId: string): CompanyState {
  const autoSync = useQuery(autoSyncQuery(companyId));
  const batches = useInfiniteQuery(batchesQuery(companyId, {}, 1));
  const problems = useQuery(problemsQuery(companyId));
  return {
    settings: autoSync.data?.settings,
    lastBatch: batches.data?.pages[0]?.items[0],
    problems: problems.data?.reduce((sum, { count }) => sum + count, 0),
    error: autoSync.error ?? batches.error ?? problems.error,
  };
}
