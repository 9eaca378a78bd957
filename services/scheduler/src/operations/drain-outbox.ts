import {
  batchChangedEvent,
  encodeDeadLetter,
  recordTypes,
  syncDueEvent,
  type EncodedEvent,
  type RecordType,
} from '@autosync/contracts';
import { toError } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { Producer } from '@autosync/kafka';
import { forAllTenantsOften } from '../data-access/all-tenants.ts';
import { acknowledgeOutbox, takeOutbox, type OutboxRow } from '../data-access/outbox.ts';
import { eventSource, type Topics } from '../topics.ts';

/**
 * Publishes the oldest rows and deletes them once the broker has acknowledged them (docs/protocol.md#publish). Several
 * relays at once take different rows. Answers how many rows went.
 */
export async function drainOutbox(
  db: Db,
  place: (events: EncodedEvent[]) => ReturnType<Producer['place']>,
  {
    topics,
    limit,
    now,
    onInvalid = () => undefined,
  }: { topics: Topics; limit: number; now: Date | null; onInvalid?: (error: unknown) => void },
): Promise<number> {
  return forAllTenantsOften(db, async (tx) => {
    const rows = await takeOutbox(tx, { limit });
    if (rows.length === 0) return 0;
    const places = await place(rows.map((row) => encode(row, topics, onInvalid)));
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

/**
 * The stored text goes out as it stands: consumers check what they get, and set aside what is no event. A row that is
 * published twice is the same event twice: the id comes from the row. One that names no type has no topic, would fail each
 * time and hold up all other rows: it goes to the dead letters instead. A dispatch among them counts as lost once the
 * workers have passed its place, and its run fails in the end.
 */
function encode(row: OutboxRow, topics: Topics, onInvalid: (error: unknown) => void): EncodedEvent {
  const { id, companyId, kind, body, createdAt, traceparent } = row;
  const stored = { id: String(id), companyId, body };
  const origin = { source: eventSource, now: createdAt, ...(traceparent !== null && { traceparent }) };
  if (kind === 'batch-changed') return batchChangedEvent.wrap(stored, topics.batchChanged, origin);
  try {
    return syncDueEvent.wrap(stored, topics.syncDue(typeOf(body)), origin);
  } catch (error) {
    onInvalid(error);
    const coordinates = { topic: 'schedule.outbox', partition: 0, offset: String(id) };
    const timestamp = String(createdAt.getTime());
    const letter = encodeDeadLetter(
      { ...coordinates, timestamp, key: null, value: Buffer.from(body), headers: {} },
      { consumer: eventSource, code: 'event-invalid', message: toError(error).message, now: createdAt },
    );
    return { ...letter, topic: topics.deadLetter };
  }
}

function typeOf(body: string): RecordType {
  const { type } = JSON.parse(body) as { type?: RecordType };
  if (type === undefined || !recordTypes.includes(type)) throw new Error(`an event of no record type: ${String(type)}`);
  return type;
}
