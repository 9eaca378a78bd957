import type { RecordType } from '@autosync/contracts';
import { sleep } from '@autosync/core';
import type { TenantApi } from './tenant-api.ts';
import type { CompanySession } from './company-session.ts';
import { isDone, type CompanyState } from './company-state.ts';
import type { LiveView } from './live-view.ts';

/** With the types of which a batch must come. */
export type WatchedCompany = { session: CompanySession; expected: readonly RecordType[] };

/** A key may ask 50 times a second, and several companies are looked at. */
const pollMs = 600;

/** Longer than the pause after a 429, and than a lease needs to find a lost worker. */
const patienceMs = 300_000;

/** More batches than one start can make while somebody looks. */
const atMost = 50;

/** Whether records of any type wait: one question as long as some do. */
export async function anyPending(api: TenantApi, { company, types }: CompanySession): Promise<boolean> {
  for (const type of types) if (await api.hasPending(company.id, type)) return true;
  return false;
}

async function look(api: TenantApi, session: CompanySession): Promise<CompanyState> {
  const { company, earlier } = session;
  // In this order: a batch that ends between the two questions is seen as ended.
  const hasPending = await anyPending(api, session);
  const batches = await api.batches(company.id, atMost);
  return { name: company.name, hasPending, batches: batches.filter(({ id }) => !earlier.has(id)).toReversed() };
}

/**
 * Shows the companies until all of them are done and nobody is busy, nothing has moved for five minutes, or the signal
 * aborts.
 * @returns how they stood at last.
 */
export async function watchUntilDone(
  api: TenantApi,
  companies: readonly WatchedCompany[],
  { view, signal, isBusy }: { view: LiveView; signal: AbortSignal; isBusy: () => boolean },
): Promise<CompanyState[]> {
  let seen = '';
  let movedAt = performance.now();
  for (;;) {
    // Asked first: who is busy starts batches, and the look after that shows them.
    const busy = isBusy();
    const states = await Promise.all(companies.map(({ session }) => look(api, session)));
    view.show(states);
    const now = JSON.stringify(states);
    if (now !== seen) movedAt = performance.now();
    seen = now;
    const done = !busy && states.every((state, index) => isDone(state, companies[index]?.expected ?? []));
    if (done || signal.aborted || performance.now() - movedAt > patienceMs) return states;
    await sleep(pollMs, signal);
  }
}

/** Shows what happens later, such as a batch that somebody starts by hand, until the signal aborts. */
export async function follow(
  api: TenantApi,
  sessions: readonly CompanySession[],
  { view, signal }: { view: LiveView; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    await sleep(pollMs * 4, signal);
    // Whoever watches is not told of every hiccup: the next look shows what happened meanwhile.
    const states = await Promise.all(sessions.map((session) => look(api, session))).catch(() => undefined);
    if (states) view.show(states);
  }
}
