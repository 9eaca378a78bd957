import { useSyncExternalStore } from 'react';
import { ApiProblem } from '@autosync/client';
import { chosenTenant } from './chosen-tenant.ts';
import { pageConfig } from './config.ts';

export type Person = {
  way: 'key' | 'oidc';
  name: string;
  isOperator: boolean;
  tenantId: string | null;
  scopes: readonly string[];
};

/** unknown: not asked yet; none: not signed in; ended: was signed in, and the page stays on the screen. */
export type SessionState = { kind: 'unknown' | 'none' } | { kind: 'live' | 'ended'; person: Person };

let state: SessionState = { kind: 'unknown' };
const listeners = new Set<() => void>();

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

const url = `${pageConfig.prefix}/session`;
const headers = { 'x-autosync-console': 'page' };

async function call(method: string, body?: object): Promise<{ person: Person | null }> {
  const json = { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const request = { method, headers, ...(body && json) };
  const response = await fetch(url, request).catch((cause: unknown) => {
    const detail = 'The server could not be reached.';
    throw new ApiProblem({ title: '', status: 0, code: 'no-answer', detail, requestId: null, errors: [] }, { cause });
  });
  if (response.status === 204) return { person: null };
  const answer = (await response.json()) as { person: Person | null; code?: string; detail?: string };
  if (response.ok) return answer;
  const { code = 'not-understood', detail = '' } = answer;
  throw new ApiProblem({ title: '', status: response.status, code, detail, requestId: null, errors: [] });
}

function settle(person: Person | null): void {
  if (person) change({ kind: 'live', person });
  else
    change(
      state.kind === 'live' || state.kind === 'ended' ? { kind: 'ended', person: state.person } : { kind: 'none' },
    );
}

/** Asks the server who is signed in. */
export async function readSession(): Promise<void> {
  settle((await call('GET')).person);
}

/** @throws ApiProblem with code `sign-in-refused`, `gateway-unavailable`, `rate-limited` or `no-answer`. */
export async function signIn(key: string): Promise<void> {
  const before = state;
  const { person } = await call('POST', { key });
  // Another tenant signed in: what is on the screen is not theirs.
  if (before.kind === 'ended' && person?.tenantId !== before.person.tenantId) location.assign(`${pageConfig.prefix}/`);
  settle(person);
}

export async function signOut(): Promise<void> {
  await call('DELETE');
  sessionStorage.clear();
  location.assign(`${pageConfig.prefix}/`);
}

/** The server says that nobody is signed in. */
export function sessionHasEnded(): void {
  if (state.kind === 'live') change({ kind: 'ended', person: state.person });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Who is signed in, or was until the session ended. */
export function usePerson(): Person | undefined {
  const session = useSession();
  return session.kind === 'live' || session.kind === 'ended' ? session.person : undefined;
}

/** Whether the person has the scope. Buttons for what they may not do are not shown; the gateway would refuse it. */
export function useMay(scope: string): boolean {
  const person = usePerson();
  if (person === undefined) return false;
  const { isOperator, scopes } = person;
  return isOperator ? chosenTenant() !== undefined : scopes.includes(scope);
}
