import { sleep } from '@autosync/core';
import {
  countWork,
  findIdleRuns,
  setInHand,
  settleRecords,
  takeWork,
  withFence,
  type WorkItem,
} from '@autosync/records';
import type { WorkerConfig } from '../config.ts';
import { forEachConcurrently } from '../for-each-concurrently.ts';
import { yieldSlice } from '../slice-yield.ts';
import type { Slice, SliceEnd } from '../slice.ts';
import type { WorkerDefinition } from '../worker-definition.ts';
import { toActionResult, toFailure } from '../action-result.ts';
import type { EntityDefinition } from './entity-definition.ts';
import { toOutgoingTimings, type OutgoingSlice, type OutgoingTimings } from './outgoing-slice.ts';
import { needsOf } from './preparing.ts';
import { readPreferences } from './preferences.ts';
import { createRecordHandler } from './record-handling.ts';
import { createReferenceResolver } from './references.ts';
import { createSettler } from './settling.ts';
import { createWriter } from './writes.ts';

const PAGE = 100;
const SKIP_PAGE = 500;
const PREFERENCES_MAX_AGE_MS = 86_400_000;
/** Longer waits yield instead of keeping the company (design 2.7). */
const LONGEST_WAIT_MS = 5000;
/** Starts in a row without an outcome after which a run works one record at a time … */
const CAREFUL_AFTER = 2;
/** … and deaths in a row with the same record in hand after which that one is set aside (design 2.10). */
const SET_ASIDE_AFTER = 3;

/** The worker of a record type that goes out to QBO, from its definition alone. */
export function outgoingWorker<Content>(definition: EntityDefinition<Content>, config: WorkerConfig): WorkerDefinition {
  const timings = toOutgoingTimings(config);
  return {
    type: definition.type,
    findIdle: (tx, runs, now) => findIdleRuns(tx, { type: definition.type, runs, now }),
    countWork: (tx, scope) => countWork(tx, { type: definition.type, ...scope }),
    async readReference(slice) {
      await toOutgoing(slice, timings, 0);
    },
    async work(slice) {
      return workThrough(await toOutgoing(slice, timings, PREFERENCES_MAX_AGE_MS), definition);
    },
    skipRest,
  };
}

async function toOutgoing(slice: Slice, timings: OutgoingTimings, maxAgeMs: number): Promise<OutgoingSlice> {
  const base = { ...slice, write: createWriter(slice), unclearInARow: { count: 0 }, timings };
  const preferences = await readPreferences(base, { maxAgeMs });
  return { ...base, company: { ...slice.company, preferences } };
}

function scopeOf(slice: Slice) {
  const { companyId, type, runId, parameters } = slice.event;
  const { firstStartedAt } = slice.start;
  const { recordIds } = parameters;
  return { companyId, type, runId, firstStartedAt, ...(recordIds === undefined ? {} : { recordIds }) };
}

async function workThrough<Content>(slice: OutgoingSlice, definition: EntityDefinition<Content>): Promise<SliceEnd> {
  const resolver = createReferenceResolver(slice);
  const handle = createRecordHandler(slice, definition, resolver);
  const careful = slice.start.uncleanStarts >= CAREFUL_AFTER;
  const waiting = new Map<string, Date>();
  if (careful) await quarantine(slice, definition);
  await resolver.finishOpen();

  for (;;) {
    if (slice.reporter.cancelRequested()) return { kind: 'cancelled' };
    const items = await takePage(slice, [...waiting.keys()]);
    if (items.length === 0) {
      if (waiting.size === 0) return { kind: 'finished' };
      await waitFor(slice, waiting);
      continue;
    }
    await resolver.prefetch(
      items.filter(({ openIntent }) => openIntent === null).flatMap((item) => needsOf(slice, definition, item)),
    );
    await forEachConcurrently(items, careful ? 1 : slice.concurrency, async (item) => {
      if (slice.reporter.cancelRequested()) return;
      if (slice.signal.aborted) throw yieldSlice('stopping');
      if (!slice.budget.takeDocument()) throw yieldSlice('slice-limit');
      if (careful) await takeInHand(slice, item);
      const handled = await handle(item);
      if (handled.kind === 'waits') waiting.set(item.recordId, handled.until);
    });
  }
}

function takePage(slice: Slice, except: string[]): Promise<WorkItem[]> {
  return slice.db.withTenant(slice.event.tenantId, (tx) => takeWork(tx, { ...scopeOf(slice), except, limit: PAGE }));
}

/** Only records that wait for their look-up are left: a short wait is sat out, a long one gives the company back. */
async function waitFor(slice: Slice, waiting: Map<string, Date>): Promise<void> {
  const now = slice.clock.now().getTime();
  const waitMs = Math.max(0, Math.min(...[...waiting.values()].map((until) => until.getTime())) - now);
  if (waitMs > LONGEST_WAIT_MS) throw yieldSlice('look-up-wait', waitMs);
  await sleep(waitMs, slice.signal);
  waiting.clear();
}

async function takeInHand(slice: Slice, item: WorkItem): Promise<void> {
  const { runId } = slice.event;
  await withFence(slice.db, slice.fence, (tx) => setInHand(tx, { runId, recordId: item.recordId }));
}

/** The record that was in hand at each of the last deaths is set aside; its intent stays open (design 2.10). */
async function quarantine<Content>(slice: OutgoingSlice, definition: EntityDefinition<Content>): Promise<void> {
  const { inHandDeaths, inHand } = slice.start;
  if (inHandDeaths < SET_ASIDE_AFTER || inHand === null) return;
  const [item] = await slice.db.withTenant(slice.event.tenantId, (tx) =>
    takeWork(tx, { ...scopeOf(slice), recordIds: [inHand], except: [], limit: 1 }),
  );
  if (item === undefined) return;
  slice.logger.error({ recordId: inHand, errorCode: 'worker-crash' }, 'record set aside: it stopped the worker');
  await createSettler(slice, definition).failed(item, { code: 'worker-crash' });
}

async function skipRest(slice: Slice, reason: 'cancelled' | 'auth'): Promise<void> {
  const { tenantId, companyId, runId, batchId } = slice.event;
  const code = reason === 'auth' ? 'connection-broken' : 'cancelled';
  for (;;) {
    const items = await slice.db.withTenant(tenantId, (tx) =>
      takeWork(tx, { ...scopeOf(slice), except: [], limit: SKIP_PAGE }),
    );
    if (items.length === 0) return;
    const at = slice.clock.now();
    const failure = toFailure({ code }, at);
    await withFence(slice.db, slice.fence, (tx) =>
      settleRecords(tx, {
        tenantId,
        companyId,
        runId,
        batchId,
        settlements: items.map((item) => ({
          recordId: item.recordId,
          outcome: { kind: 'skipped' as const },
          result: toActionResult(item, 'skipped', at, { failure }),
        })),
        now: slice.sqlNow(),
      }),
    );
    slice.countRecords('skipped', items.length);
    slice.reporter.addDone(items.length);
  }
}
