import { noticeEvent } from '@autosync/contracts';
import { createLoop, deterministicId, type Loop } from '@autosync/core';
import { createOutboxRelay, type Producer, type Relay } from '@autosync/kafka';
import { forAllTenants, readOfAllTenants } from '../data-access/all-tenants.ts';
import { deleteNotices, hasNoNotices, noticeOverdue, takeNotices } from '../data-access/notices.ts';
import type { OperationContext } from '../operations/context.ts';
import { eventSource } from '../topics.ts';

const BATCH = 500;

/** Publishes what others are told of companies: as the other outbox, at least once and in order (docs/protocol.md#publish). */
export function relayNotices({
  context: { db },
  topic,
  ...settings
}: {
  context: OperationContext;
  topic: string;
  producer: Producer;
  idleMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
  onPublished: (events: number) => void;
}): Relay {
  return createOutboxRelay({
    ...settings,
    name: 'notices',
    batchSize: BATCH,
    isEmpty: () => readOfAllTenants(db, hasNoNotices),
    drain: (send) =>
      forAllTenants(db, async (tx) => {
        const rows = await takeNotices(tx, BATCH);
        if (rows.length === 0) return 0;
        const events = rows.map(({ id, body }) => {
          const event = noticeEvent.encode(body, topic, { source: eventSource, now: new Date(body.at) });
          // A row that is published twice is the same event twice.
          return { ...event, headers: { ...event.headers, ce_id: deterministicId(eventSource, 'notice', String(id)) } };
        });
        await send(events);
        await deleteNotices(
          tx,
          rows.map(({ id }) => id),
        );
        return rows.length;
      }),
  });
}

/** Looks now and again whether a type has become overdue, or is on time again. */
export function tickOverdue({
  context: { db, now },
  intervalMs,
  onNoticed,
  onError,
}: {
  context: OperationContext;
  intervalMs: number;
  onNoticed: () => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  return createLoop({
    async work(signal) {
      for (let told = BATCH; told === BATCH && !signal.aborted;) {
        told = await db.withAllTenants((tx) => noticeOverdue(tx, { limit: BATCH, now: now() }));
        if (told > 0) onNoticed();
      }
      return intervalMs;
    },
    onError,
  });
}
