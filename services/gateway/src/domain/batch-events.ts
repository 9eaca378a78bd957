import { problem } from '../errors.ts';
import type { LiveView } from '../operations/live-batches.ts';

type BodyOf = { id: string; updatedAt: string; finishedAt: string | null };

export type LiveEvent = { id?: string; event: string; data: unknown };

/** Two changes may become visible in another order than their times: what is this much older is told again. */
const MARGIN_MS = 10_000;

const interrupted: LiveEvent = { event: 'interrupted', data: {} };
const resumed: LiveEvent = { event: 'resumed', data: {} };

/** Whoever begins to follow while nothing can be read gets that error. */
function requireNews<Body>({ batches }: LiveView<Body>): NonNullable<LiveView<Body>['batches']> {
  if (batches === null) throw problem('unavailable', 'batch-status does not answer');
  return batches;
}

/**
 * `batch` with the whole batch now and after each change, then `end`. Where the client has the present state already (its
 * Last-Event-ID), `resumed` says so. Between `interrupted` and `resumed` what was told may be old.
 */
export async function* eventsOfBatch<Body extends BodyOf>(
  views: AsyncIterable<LiveView<Body>>,
  { batchId, lastEventId }: { batchId: string; lastEventId: string | null },
): AsyncGenerator<LiveEvent> {
  let told = lastEventId;
  let isFirst = true;
  let wasBehind = false;
  for await (const view of views) {
    const live = requireNews(view).get(batchId);
    if (live === undefined) continue;
    if (live.tag !== told) yield { id: live.tag, event: 'batch', data: live.body };
    // The answer begins at once, also where there is nothing to tell.
    else if (isFirst && live.body.finishedAt === null) yield { id: live.tag, ...resumed };
    isFirst = false;
    told = live.tag;
    if (view.isBehind !== wasBehind) yield view.isBehind ? interrupted : resumed;
    wasBehind = view.isBehind;
    if (live.body.finishedAt !== null) return yield { id: live.tag, event: 'end', data: {} };
  }
}

/**
 * `snapshot` with the batches that are open, after a Last-Event-ID also with those that ended since; then `batch` for each
 * that changes. One may be told twice.
 */
export async function* eventsOfCompany<Body extends BodyOf>(
  views: AsyncIterable<LiveView<Body>>,
  { lastEventId }: { lastEventId: string | null },
): AsyncGenerator<LiveEvent> {
  const since = lastEventId !== null && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : Infinity;
  const changedAt = ({ updatedAt }: BodyOf) => Date.parse(updatedAt);
  let told: LiveView<Body>['batches'] = null;
  let isBehind = false;
  let latest = 0;
  for await (const view of views) {
    const before: LiveView<Body>['batches'] = told;
    const batches = requireNews(view);
    told = batches;
    const bodies = [...batches.values()].map(({ body }) => body);
    latest = Math.max(latest, ...bodies.map(changedAt));
    if (before === null) {
      const items = bodies.filter((body) => body.finishedAt === null || changedAt(body) > since - MARGIN_MS);
      yield { id: String(latest), event: 'snapshot', data: { items: items.toReversed() } };
    } else {
      for (const [id, live] of batches) {
        if (before.get(id) !== live) yield { id: String(latest), event: 'batch', data: live.body };
      }
    }
    if (view.isBehind !== isBehind) yield view.isBehind ? interrupted : resumed;
    isBehind = view.isBehind;
  }
}
