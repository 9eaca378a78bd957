import { errorCode, sleep, toError } from '@autosync/core';
import {
  bringForward,
  countWork,
  findIdleRuns,
  hasProblems,
  isPreviewKept,
  setInHand,
  settleRecords,
  takeWork,
  withFence,
  type WorkItem,
} from '@autosync/records';
import { isReset, stopCompany } from '../books-reset.ts';
import { compareOutgoing } from '../comparing/compare-outgoing.ts';
import type { WorkerConfig } from '../config.ts';
import { forEachConcurrently } from '../for-each-concurrently.ts';
import { yieldSlice } from '../slice-yield.ts';
import type { Slice, SliceEnd } from '../slice.ts';
import type { WorkerDefinition } from '../worker-definition.ts';
import { toActionResult, toFailure } from '../action-result.ts';
import { createApproval, type ApprovedPage } from './approval.ts';
import { createContainedHandler } from './contained-handling.ts';
import { isOfTheSlice } from './containment.ts';
import type { EntityDefinition } from './entity-definition.ts';
import { guardedDefinition } from './guarded-definition.ts';
import { lookForCauses, type Look } from './looking-for-causes.ts';
import { createLooks } from './looks.ts';
import { createNumberTurns } from './number-turns.ts';
import { openOutgoing } from './open-outgoing.ts';
import { createPages, type Page } from './pages.ts';
import { toOutgoingTimings, type OutgoingSlice } from './outgoing-slice.ts';
import { needsOf } from './preparing.ts';
import { previewAll } from './previewing.ts';
import { readLists } from './references/list-reading.ts';
import { createReferenceResolver, type ReferenceResolver } from './references/resolver.ts';
import { createSettler } from './settling.ts';
import { createWaiting, type Waiting } from './waiting.ts';
import { scopeOf } from './work-scope.ts';

const PAGE = 100;
const SKIP_PAGE = 500;
/** Longer waits yield instead of keeping the company (docs/protocol.md#slice). */
const LONGEST_WAIT_MS = 5000;
/** Starts in a row without an outcome after which a run works one record at a time … */
const CAREFUL_AFTER = 2;
/** … and deaths in a row with the same record in hand after which that one is set aside (docs/protocol.md#progress). */
const SET_ASIDE_AFTER = 3;

/** The worker of a record type that goes out to QBO, from its definition alone. */
export function outgoingWorker<Content>(wanted: EntityDefinition<Content>, config: WorkerConfig): WorkerDefinition {
  const definition = guardedDefinition(wanted);
  const timings = toOutgoingTimings(config);

  async function workOnce(slice: Slice): Promise<SliceEnd> {
    const fresh = isAskedFor(slice) && slice.start.first;
    const outgoing = await openOutgoing(slice, { timings, fresh });
    if (isDryRun(slice)) return previewAll(outgoing, definition);
    if (await isPreviewGone(slice)) return { kind: 'failed', category: 'conflict', reason: 'preview-expired' };
    const end = await workThrough(outgoing, definition);
    if (end.kind === 'finished' || end.kind === 'idle') await compareOutgoing(outgoing, definition);
    return end;
  }

  return {
    type: definition.type,
    findIdle: (tx, runs, now) => findIdleRuns(tx, { type: definition.type, runs, now }),
    async countWork(tx, scope) {
      const count = await countWork(tx, { type: definition.type, ...scope });
      return count === 0 ? undefined : count;
    },
    async readReference(slice) {
      await openOutgoing(slice, { timings, fresh: true });
      await readLists(slice);
    },
    async work(slice) {
      try {
        return await workOnce(slice);
      } catch (error) {
        if (!isReset(error)) throw error;
        // What this run made is in the new books.
        return stopCompany(slice, error, { writtenSince: slice.start.firstStartedAt });
      }
    },
    // A dry run has taken no record that would have to be told.
    skipRest: async (slice, reason) => (isDryRun(slice) ? undefined : skipRest(slice, reason)),
  };
}

const isDryRun = ({ event }: Slice): boolean => event.parameters.dryRun === true;

/** Somebody started the batch and looks at it now: what is remembered of the books is not good enough. */
function isAskedFor({ event }: Slice): boolean {
  return event.trigger === 'manual' || event.trigger === 'rerun';
}

/** What the batch was to carry out is kept no longer. A run that has begun goes on with what it finds. */
async function isPreviewGone({ event, start, db }: Slice): Promise<boolean> {
  const { tenantId, companyId, parameters } = event;
  const { previewId } = parameters;
  if (previewId === undefined || !start.first) return false;
  return !(await db.withTenant(tenantId, (tx) => isPreviewKept(tx, { companyId, previewId })));
}

async function workThrough<Content>(slice: OutgoingSlice, definition: EntityDefinition<Content>): Promise<SliceEnd> {
  const resolver = createReferenceResolver(slice);
  const numberTurns = createNumberTurns(slice, definition);
  const { handle, stepAside } = createContainedHandler(slice, definition, { resolver, numberTurns });
  const { previewId } = slice.event.parameters;
  const approval = previewId && createApproval(slice, { definition, resolver, previewId });
  const oneByOne = slice.start.uncleanStarts >= CAREFUL_AFTER;
  const waiting = createWaiting();
  if (oneByOne) await quarantine(slice, definition);
  await resolver.finishOpen();
  if (slice.start.first || !slice.batchIsOpen()) await gather(slice, createLooks(slice));

  /** Nothing else is left: records whose numbers go round in a ring, or that wait for one that has left the run. */
  async function untie(): Promise<boolean> {
    const ring = waiting.ring();
    const tied = ring ?? waiting.stranded();
    if (tied.length === 0) return false;
    waiting.release(tied);
    if (approval && ring) approval.ruleOut(ring, 'records swap their numbers, which takes a write more than it showed');
    const scope = { ...scopeOf(slice), recordIds: [...tied].sort(), except: [], limit: tied.length };
    const items = ring && (await slice.db.withTenant(slice.event.tenantId, (tx) => takeWork(tx, scope)));
    const stepped = items !== undefined && items.length === tied.length && (await stepAside(items));
    if (!stepped) numberTurns.hurry(tied);
    return true;
  }

  const isCancelled = () => slice.reporter.cancelRequested();
  const pages = createPages<Entry>({ size: PAGE, fetch: fetchPage, isStopped: isCancelled });

  async function fetchPage(inHand: readonly string[]): Promise<Page<Entry>> {
    const except = [...inHand, ...waiting.ids()];
    const items = await takePage(slice, { except, newestFirst: definition.newestFirst === true });
    if (items.length === 0) return { found: 0, entries: [] };
    await openBatchFor(slice, items.length);
    const behind = await numberTurns.findBehind(items);
    for (const [recordId, other] of behind) {
      // One that was in hand when the page was taken may have been handled since; nobody waits for it then.
      if (inHand.includes(other) && !pages.isInHand(other) && !waiting.has(other)) behind.delete(recordId);
      else waiting.waitBehind(recordId, other);
    }
    const free = items.filter(({ recordId }) => !behind.has(recordId));
    await prefetch(slice, { definition, resolver, items: free });
    const approved = approval ? await approval.approvePage(free) : undefined;
    return { found: items.length, entries: free.map((item) => ({ item, approved })) };
  }

  async function handleEntry({ item, approved }: Entry): Promise<void> {
    if (slice.signal.aborted) throw yieldSlice('stopping');
    if (!slice.budget.takeDocument()) throw yieldSlice('slice-limit');
    if (oneByOne) await takeInHand(slice, item);
    const handled = await handle(item, approved);
    if (handled.kind === 'waits') waiting.waitUntil(item.recordId, handled.until);
    waiting.passed(item.recordId);
    pages.done(item.recordId);
  }

  for (;;) {
    const handled = await forEachConcurrently(pages.handOut(), oneByOne ? 1 : slice.documentsAtOnce, async (entry) =>
      isCancelled() ? undefined : handleEntry(entry),
    );
    if (isCancelled()) return { kind: 'cancelled' };
    if (handled > 0) continue;
    if (waiting.isEmpty()) return endOfWork(slice);
    if (!(await untie())) await waitFor(slice, waiting);
  }
}

/** A record to be handled, and what a preview has shown of it and its neighbours, where the batch is from one. */
type Entry = { item: WorkItem; approved: ApprovedPage | undefined };

/** What belongs to the run beside what is pending: records whose causes are gone, and by hand also what waits for its time. */
async function gather(slice: OutgoingSlice, looks: Readonly<Record<string, Look>>): Promise<void> {
  const { companyId, type, trigger, parameters } = slice.event;
  if (parameters.recordIds !== undefined || parameters.previewId !== undefined) return;
  await lookForCauses(slice, looks);
  if (trigger !== 'manual') return;
  const now = slice.start.firstStartedAt;
  await withFence(slice.db, slice.fence, (tx) => bringForward(tx, { companyId, type, now }));
}

/** A run that looked for causes and found none gone ends as if it had never been, unless people see a batch of it. */
async function endOfWork(slice: OutgoingSlice): Promise<SliceEnd> {
  if (!slice.batchIsOpen()) return { kind: 'idle', reason: 'nothing-pending' };
  const { tenantId, companyId, type, trigger } = slice.event;
  const isAsked = trigger === 'manual';
  const leaves = isAsked && (await slice.db.withTenant(tenantId, (tx) => hasProblems(tx, { companyId, type })));
  return { kind: 'finished', ...(leaves && { ifNothing: 'problems-left' }) };
}

async function openBatchFor(slice: OutgoingSlice, total: number): Promise<void> {
  if (!slice.batchIsOpen()) await withFence(slice.db, slice.fence, (tx) => slice.openBatch(tx, total));
}

/** All names of a page in few calls. A name that cannot be asked for fails its own record later, not the page. */
async function prefetch<Content>(
  slice: OutgoingSlice,
  page: { definition: EntityDefinition<Content>; resolver: ReferenceResolver; items: readonly WorkItem[] },
): Promise<void> {
  const fresh = page.items.filter(({ openIntent, cancelled }) => openIntent === null && !cancelled);
  try {
    await page.resolver.prefetch(fresh.flatMap((item) => needsOf(slice, page.definition, item)));
  } catch (error) {
    if (isOfTheSlice(error)) throw error;
    slice.logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'names not looked up together');
  }
}

function takePage(slice: Slice, page: { except: string[]; newestFirst: boolean }): Promise<WorkItem[]> {
  return slice.db.withTenant(slice.event.tenantId, (tx) => takeWork(tx, { ...scopeOf(slice), ...page, limit: PAGE }));
}

/** Only records that wait for their look-up are left: a short wait is sat out, a long one gives the company back. */
async function waitFor(slice: Slice, waiting: Waiting): Promise<void> {
  const now = slice.clock.now().getTime();
  const waitMs = Math.max(0, waiting.earliest() - now);
  if (waitMs > LONGEST_WAIT_MS) throw yieldSlice('look-up-wait', waitMs);
  await sleep(waitMs, slice.signal);
  waiting.wake();
}

async function takeInHand(slice: Slice, item: WorkItem): Promise<void> {
  const { runId } = slice.event;
  await withFence(slice.db, slice.fence, (tx) => setInHand(tx, { runId, recordId: item.recordId }));
}

/** The record that was in hand at each of the last deaths is set aside; its intent stays open (docs/protocol.md#progress). */
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
  const { tenantId, runId, batchId } = slice.event;
  const code = reason === 'auth' ? 'connection-broken' : 'cancelled';
  for (;;) {
    const items = await slice.db.withTenant(tenantId, (tx) =>
      takeWork(tx, { ...scopeOf(slice), except: [], limit: SKIP_PAGE }),
    );
    if (items.length === 0) return;
    const at = slice.clock.now();
    const failure = toFailure({ code }, at);
    await settleRecords(
      { query: slice.db.once },
      {
        fence: slice.fence,
        runId,
        batchId,
        settlements: items.map((item) => ({
          recordId: item.recordId,
          outcome: { kind: 'skipped' as const },
          result: toActionResult(item, 'skipped', at, { failure }),
        })),
        now: slice.sqlNow(),
      },
    );
    slice.countRecords('skipped', items.length);
    slice.reporter.addDone(items.length);
  }
}
