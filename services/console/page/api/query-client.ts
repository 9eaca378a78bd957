import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '@autosync/client';
import { sessionHasEnded } from './session.ts';

function noticeEndedSession(error: Error): void {
  // What the console answers, and the gateway when the key was revoked.
  if (isProblem(error, 'not-signed-in') || isProblem(error, 'not-authenticated')) sessionHasEnded();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndedSession }),
  mutationCache: new MutationCache({ onError: noticeEndedSession }),
  // The client repeats what may be repeated; what is shown is at most a few seconds old.
  defaultOptions: { queries: { retry: false, staleTime: 2000 }, mutations: { retry: false } },
});
