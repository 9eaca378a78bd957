import {
  batchChangedEvent,
  syncDueEvent,
  type BatchChanged,
  type EncodedEvent,
  type SyncDue,
} from '@autosync/contracts';
import { deterministicId } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { Producer } from '@autosync/kafka';
import { forAllTenants } from '../data-access/all-tenants.ts';
import { acknowledgeOutbox, takeOutbox, type OutboxRow } from '../data-access/outbox.ts';
import { eventSource, type Topics } from '../topics.ts';

/**
 * Publishes the oldest rows and deletes them once the broker has acknowledged them (docs/protocol.md#publish). Several
 * relays at once take different rows. Answers how many rows went.
 */
export async function drainOutbox(
  db: Db,
  place: (events: EncodedEvent[]) => ReturnType<Producer['place']>,
  { topics, limit, now }: { topics: Topics; limit: number; now: Date | null },
): Promise<number> {
  return forAllTenants(db, async (tx) => {
    const rows = await takeOutbox(tx, { limit });
    if (rows.length === 0) return 0;
    const places = await place(rows.map((row) => encode(row, topics)));
    const published = rows.map(({ id }, index) => {
      const { partition, offset } = places[index] ?? nowhere;
      return { id, partition, offset: String(offset) };
    });
    await acknowledgeOutbox(tx, { published, now });
    return rows.length;
  });
}

/** Of an event that the broker took without saying where: it counts as waiting until a worker takes it up. */
const nowhere = { partition: -1, offset: -1n };

/** A row that is published twice is the same event twice: the id comes from the row. */
function encode(row: OutboxRow, topics: Topics): EncodedEvent {
  const origin = { source: eventSource, now: row.createdAt };
  const event = row.kind === 'sync-due' ? encodeDue(row, topics, origin) : encodeChanged(row, topics, origin);
  return { ...event, headers: { ...event.headers, ce_id: deterministicId(eventSource, String(row.id)) } };
}

type Origin = { source: string; now: Date };

function encodeDue({ body }: OutboxRow, topics: Topics, origin: Origin): EncodedEvent {
  const due = JSON.parse(body) as SyncDue;
  return syncDueEvent.encode(due, topics.syncDue(due.type), origin);
}

function encodeChanged({ body }: OutboxRow, topics: Topics, origin: Origin): EncodedEvent {
  return batchChangedEvent.encode(JSON.parse(body) as BatchChanged, topics.batchChanged, origin);
}
