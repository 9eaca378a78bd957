import { CAPTURE_OVERLAP_MS, CAPTURE_REACH_MS } from '@autosync/sync-worker';
import { documentEntities, type DocumentEntity, type PaymentSync } from '@autosync/records';

/** What is read: documents, and the names of customers. */
export const readEntities = [...documentEntities, 'Customer'] as const;
export type ReadEntity = (typeof readEntities)[number];

export function isDocument(entity: ReadEntity): entity is DocumentEntity {
  return entity !== 'Customer';
}

/** What is left of a read, as it is stored between two calls. Instants are ISO texts. */
export type ReadPlan = {
  /** What is read by queries over windows of MetaData.LastUpdatedTime, in this order. */
  windows: Window[];
  /** The next call; null: all windows are read. */
  next: WindowCall | null;
  /** What is counted after the windows; where QBO has another number, another window is read. */
  counts: Count[];
  /** The counts are the daily ones. */
  daily: boolean;
  /** What changed while the windows were read has been captured, so that all is of one moment. */
  closed: boolean;
  /** The read is complete for what was changed from here (null: for everything) … */
  from: string | null;
  /** … until here, by QBO's clock and never ahead of ours. */
  until: string;
};

/** `from` null: everything there is. */
export type Window = { entity: ReadEntity; from: string | null };
export type WindowCall = { window: number; since: string | null; startPosition: number };
/** `changed` counts what was changed lately: that also finds a change that we missed. */
export type Count = { entity: DocumentEntity; of: 'all' | 'changed' };

const DAY_MS = 86_400_000;
/** A watermark may be this far ahead of our clock: several workers have several clocks. */
const CLOCK_TOLERANCE_MS = 60_000;
/** How often our documents are counted against those in QBO, and how far back. */
const COUNT_EVERY_MS = DAY_MS;
const COUNTED_MS = 30 * DAY_MS;

/** Objects per call: QBO's limit, of queries and of a change data capture. */
export const PAGE = 1000;
/** Rows read twice when a page is one single second, so that one that leaves it cannot hide another. */
const PAGE_OVERLAP = 100;

/** How a cycle begins: by change data capture, or, when that does not reach back far enough, with everything. */
export type CyclePlan = { kind: 'changes'; changedSince: Date; daily: boolean } | { kind: 'everything' };

/**
 * One call reads it all: a payment, the credit it uses and the balance of the invoice are of one moment. A watermark that is
 * ahead of our clock was set by a clock that was wrong: the day before is read again.
 */
export function planCycle({ watermark, countedAt }: PaymentSync, now: Date): CyclePlan {
  const nowMs = now.getTime();
  const fromMs = watermark === null ? -Infinity : watermark.getTime();
  if (nowMs - fromMs >= CAPTURE_REACH_MS) return { kind: 'everything' };
  const ahead = fromMs > nowMs + CLOCK_TOLERANCE_MS;
  const daily = ahead || countedAt === null || Math.abs(nowMs - countedAt.getTime()) >= COUNT_EVERY_MS;
  const changedSince = new Date(ahead ? nowMs - DAY_MS : Math.min(fromMs, nowMs) - CAPTURE_OVERLAP_MS);
  return { kind: 'changes', changedSince, daily };
}

/** A read that is done with what a capture brought, but for what it could not tell and for the daily counts. */
export function planAfterCapture(capture: {
  changedSince: Date;
  until: Date;
  incomplete: readonly ReadEntity[];
  daily: boolean;
}): ReadPlan {
  const { changedSince, until, incomplete, daily } = capture;
  const from = changedSince.toISOString();
  const counted = daily ? documentEntities : [];
  return withWindows(
    {
      windows: [],
      next: null,
      // A window shows no deletions; where there are fewer documents than we hold, everything is read.
      counts: [
        ...counted.map((entity) => ({ entity, of: 'changed' as const })),
        ...documentEntities
          .filter((entity) => daily || incomplete.includes(entity))
          .map((entity) => ({ entity, of: 'all' as const })),
      ],
      daily,
      closed: false,
      from,
      until: until.toISOString(),
    },
    incomplete.map((entity) => ({ entity, from })),
  );
}

/** A read of what was changed since an instant, or of everything. */
export function planWindows({ from, until }: { from: Date | null; until: Date }): ReadPlan {
  const since = from?.toISOString() ?? null;
  const plan: ReadPlan = {
    windows: [],
    next: null,
    counts: [],
    daily: false,
    closed: false,
    from: since,
    until: until.toISOString(),
  };
  return withWindows(
    plan,
    documentEntities.map((entity) => ({ entity, from: since })),
  );
}

/** The plan with more windows at its end. */
export function withWindows(plan: ReadPlan, more: readonly Window[]): ReadPlan {
  const windows = [...plan.windows, ...more];
  return { ...plan, windows, closed: false, next: plan.next ?? firstCall(windows, plan.windows.length) };
}

function firstCall(windows: readonly Window[], window: number): WindowCall | null {
  const first = windows[window];
  return first === undefined ? null : { window, since: first.from, startPosition: 1 };
}

/** The counts are not there because a capture was cut off: it has told every deletion. */
export function isDailyCount({ daily, windows, from }: ReadPlan): boolean {
  return daily && !windows.some((window) => window.from === from);
}

/** What is read where QBO has another number of documents than we hold. */
export function windowFor({ entity, of }: Count, plan: ReadPlan): Window {
  return { entity, from: of === 'all' ? null : countedRange(plan).from.toISOString() };
}

/** Which changes are counted: not those of the last moments, which may come in while we count. */
export function countedRange({ until }: ReadPlan): { from: Date; before: Date } {
  const untilMs = new Date(until).getTime();
  return { from: new Date(untilMs - COUNTED_MS), before: new Date(untilMs - CLOCK_TOLERANCE_MS) };
}

/**
 * What to ask after a page whose last row was changed at `lastChangedAt`. Pages by offset drift while data change, so the
 * next window begins in the second in which this one ended; only a page within one second is passed by offset.
 */
export function nextCall(
  plan: ReadPlan,
  call: WindowCall,
  page: { rows: number; lastChangedAt: Date | undefined },
): WindowCall | null {
  if (page.rows < PAGE) return firstCall(plan.windows, call.window + 1);
  const since = page.lastChangedAt?.toISOString() ?? call.since;
  return since === call.since
    ? { ...call, startPosition: call.startPosition + PAGE - PAGE_OVERLAP }
    : { ...call, since, startPosition: 1 };
}
