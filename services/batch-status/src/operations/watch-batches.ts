import { AutosyncError, createLatest, createLoop, type Latest, type Loop } from '@autosync/core';
import {
  readVersions,
  readVersionsOfCompanies,
  readVersionsOfTenants,
  readWatched,
  type BatchVersion,
} from '../data-access/watched-batches.ts';
import type { Batch } from '../domain/batch.ts';
import type { OperationContext } from './context.ts';

/** Who lost their connection for a shorter time still hears of each batch that ended meanwhile. */
const CLOSED_WITHIN_MS = 10 * 60_000;
/** Most open batches of a company that are watched, and most of those that ended lately: the newest. */
const MOST_BATCHES = 200;
/** The same of a tenant: the most open batches, and the most of the newest. */
const MOST_OF_TENANT = { open: 100, newest: 50 };
/** The pause between two looks while nobody watches. */
const IDLE_MS = 60_000;

type Watched = ReadonlyMap<string, { batch: Batch; version: string }>;
type Subject = { kind: 'batch' | 'company' | 'tenant'; tenantId: string; id: string };
type Topic = Subject & { latest: Latest<Watched>; batches: Watched; followers: number };

export type WatchBatches = Pick<Loop, 'start' | 'stop'> & {
  /** The batch now and after each change, until it has ended. Throws `not-found`. */
  watchBatch(of: { tenantId: string; batchId: string }, signal: AbortSignal): AsyncGenerator<Batch>;
  /** The batches of a company that are open or ended lately, then each that changes; newest first. */
  watchCompany(of: { tenantId: string; companyId: string }, signal: AbortSignal): AsyncGenerator<Batch[]>;
  /** The same of all companies of a tenant: the newest that are open, and the newest. */
  watchTenant(of: { tenantId: string }, signal: AbortSignal): AsyncGenerator<Batch[]>;
};

const keyOf = ({ kind, tenantId, id }: Subject) => `${kind} ${tenantId} ${id}`;

function isChanged(before: Watched, now: readonly BatchVersion[]): boolean {
  return now.length !== before.size || now.some(({ batchId, version }) => before.get(batchId)?.version !== version);
}

/**
 * Tells any number of watchers what changes. All that is watched in this process is looked at together, a few columns of
 * it, every `intervalMs`; what has changed is read once, whoever watches it. (LISTEN and NOTIFY would tell sooner, but a
 * commit that notifies waits for all others that do, and every report of a worker would.)
 *
 * When PostgreSQL does not answer, all streams end with that error: nobody is shown as live what is not.
 */
export function createWatchBatches({
  context: { db, now },
  intervalMs,
  onError,
}: {
  context: OperationContext;
  intervalMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
}): WatchBatches {
  const topics = new Map<string, Topic>();

  function forget(topic: Topic): void {
    if (topics.get(keyOf(topic)) === topic) topics.delete(keyOf(topic));
  }

  function end(topic: Topic, error?: unknown): void {
    forget(topic);
    topic.latest.end(error);
  }

  async function readChanges(looked: readonly Topic[]): Promise<void> {
    const ofKind = (wanted: Subject['kind']) => looked.filter(({ kind }) => kind === wanted);
    await db.withAllTenants(async (tx) => {
      const batches = await readVersions(tx, ofKind('batch'));
      const companies = ofKind('company');
      const limits = { closedWithinMs: CLOSED_WITHIN_MS, limit: MOST_BATCHES };
      const ofCompanies =
        companies.length === 0 ? [] : await readVersionsOfCompanies(tx, { companies, ...limits, now: now() });
      const tenants = ofKind('tenant').map(({ tenantId }) => tenantId);
      const ofTenants = tenants.length === 0 ? [] : await readVersionsOfTenants(tx, { tenants, ...MOST_OF_TENANT });
      const bySubject = new Map([
        ...Map.groupBy(batches, ({ tenantId, batchId }) => keyOf({ kind: 'batch', tenantId, id: batchId })),
        ...Map.groupBy(ofCompanies, ({ tenantId, companyId }) => keyOf({ kind: 'company', tenantId, id: companyId })),
        ...Map.groupBy(ofTenants, ({ tenantId }) => keyOf({ kind: 'tenant', tenantId, id: tenantId })),
      ]);
      const present = (topic: Topic) => bySubject.get(keyOf(topic)) ?? [];

      const changed = looked.flatMap((topic) =>
        present(topic).filter(({ batchId, version }) => topic.batches.get(batchId)?.version !== version),
      );
      const ids = new Set(changed.map(({ batchId }) => batchId));
      const fresh = new Map(
        (ids.size === 0 ? [] : await readWatched(tx, [...ids])).map((one) => [one.batch.batchId, one]),
      );
      for (const topic of looked) tell(topic, present(topic), fresh);
    });
  }

  function tell(topic: Topic, present: readonly BatchVersion[], fresh: Watched): void {
    const isFirst = topic.batches === nothing;
    if (!isFirst && !isChanged(topic.batches, present)) return;
    const entries = present.flatMap(({ batchId }) => {
      const one = fresh.get(batchId) ?? topic.batches.get(batchId);
      return one === undefined ? [] : ([[batchId, one]] as const);
    });
    if (topic.kind === 'batch' && entries.length === 0) {
      return end(topic, new AutosyncError('not-found', 'there is no such batch'));
    }
    topic.batches = new Map(entries);
    topic.latest.set(topic.batches);
  }

  const loop = createLoop({
    async work() {
      const looked = [...topics.values()];
      if (looked.length === 0) return IDLE_MS;
      await readChanges(looked);
      return intervalMs;
    },
    onError(error, failuresInARow) {
      for (const topic of topics.values()) end(topic, error);
      onError(error, failuresInARow);
    },
  });

  function join(subject: Subject): Topic {
    const known = topics.get(keyOf(subject));
    if (known !== undefined) return known;
    const topic = { ...subject, latest: createLatest<Watched>(), batches: nothing, followers: 0 };
    topics.set(keyOf(subject), topic);
    loop.wake();
    return topic;
  }

  async function* follow(subject: Subject, signal: AbortSignal): AsyncGenerator<Watched> {
    const topic = join(subject);
    topic.followers += 1;
    try {
      yield* topic.latest.follow(signal);
    } finally {
      topic.followers -= 1;
      if (topic.followers === 0) forget(topic);
    }
  }

  return {
    start: loop.start,
    async stop() {
      for (const topic of topics.values()) end(topic);
      await loop.stop();
    },
    async *watchBatch({ tenantId, batchId }, signal) {
      for await (const watched of follow({ kind: 'batch', tenantId, id: batchId }, signal)) {
        const batch = watched.get(batchId)?.batch;
        if (batch !== undefined) yield batch;
        if (batch?.finishedAt) return;
      }
    },
    watchCompany: ({ tenantId, companyId }, signal) =>
      changesOf(follow({ kind: 'company', tenantId, id: companyId }, signal)),
    watchTenant: ({ tenantId }, signal) => changesOf(follow({ kind: 'tenant', tenantId, id: tenantId }, signal)),
  };
}

/** All that is there at first, then each batch that changes; newest first. */
async function* changesOf(views: AsyncIterable<Watched>): AsyncGenerator<Batch[]> {
  let told: Watched | undefined;
  for await (const watched of views) {
    const before: Watched | undefined = told;
    told = watched;
    const changed = [...watched.values()].filter(
      ({ batch, version }) => before?.get(batch.batchId)?.version !== version,
    );
    if (before !== undefined && changed.length === 0) continue;
    yield changed.map(({ batch }) => batch).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  }
}

/** Of a topic that was not looked at yet. */
const nothing: Watched = new Map();
