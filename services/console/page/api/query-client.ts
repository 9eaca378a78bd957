import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '@autosync/client';
import { sessionHasEnded } from './session.ts';

function noticeEndedSession(error: Error): void {
  // The console's own answer, and the gateway's when the key was revoked.
  if (isProblem(error, 'not-signed-in') || isProblem(error, 'not-authenticated')) sessionHasEnded();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndedSession }),
  mutationCache: new MutationCache({ onError: noticeEndedSession }),
  // The API client already repeats what may be repeated. Data is at most two seconds old.
  defaultOptions: { queries: { retry: false, staleTime: 2000 }, mutations: { retry: false } },
});
