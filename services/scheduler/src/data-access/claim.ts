import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export const slotOutcomes = ['queued', 'coalesced', 'skipped'] as const;
export type SlotOutcome = (typeof slotOutcomes)[number];

/** What one claim did, summed up. */
export type Claimed = {
  type: RecordType;
  outcome: SlotOutcome;
  /** The class of the runs that were queued. */
  class: number;
  /** Runs that were queued and sent at once. */
  sent: boolean;
  /** Runs that were queued and wait for dispatch; what is neither waits behind another run of its company. */
  ready: boolean;
  /** Rows that were due. */
  rows: number;
  /** Slots of time they stand for: more than the rows when some were missed. */
  slots: number;
  /** How late the most overdue of them was. */
  latenessMs: number;
};

export const rowsOf = (claimed: readonly Claimed[]): number => claimed.reduce((sum, { rows }) => sum + rows, 0);

/**
 * Gives every due slot its one outcome (docs/protocol.md#claim, #coalesce), the most overdue first, at most `limit` rows:
 *
 * skipped    the company is not connected or switched off, somebody paused it, or the type is disconnected; the reason is kept
 * coalesced  a plain run of the same company and type is still waiting for its first dispatch
 * queued     otherwise: a new run, also while its predecessor is on its way
 *
 * Slots missed since are coalesced into the first. All it decides by is in the rows it locks, so it cannot act on what
 * another transaction has just changed; a row that is locked elsewhere stays due and comes with the next round.
 *
 * A queued run whose company has a free slot and nothing waiting is sent at once when `free` has places for all such runs of its
 * type, else none is: who goes first is then for dispatch to say.
 */
export async function claimDueSlots(
  tx: Tx,
  { limit, free, now }: { limit: number; free: Readonly<Record<string, number>>; now: Date | null },
): Promise<Claimed[]> {
  const { rows } = await tx.query<Omit<Claimed, 'latenessMs'> & { lateness_ms: number }>({
    name: 'schedule.claim-due-slots',
    text: `
      select type, outcome, class, sent, ready, rows, slots, lateness_ms
      from schedule.claim_due_slots($1::int, $2::timestamptz, $3::jsonb)`,
    values: [limit, now, JSON.stringify(free)],
  });
  return rows.map(({ lateness_ms: latenessMs, ...row }) => ({ ...row, latenessMs }));
}

/**
 * Keeps everybody else from filling the windows of some types until the transaction ends, and answers which: those of which
 * nothing waits, and whose lane nobody else has in hand. Like `lockLanes` it is a statement of its own, before what counts.
 */
export async function lockIdleTypes(tx: Tx): Promise<RecordType[]> {
  const { rows } = await tx.query<{ type: RecordType }>({
    name: 'schedule.lock-idle-types',
    text: `
      select l.type from schedule.lanes l
      where l.class = 0 and not exists (select from schedule.companies c where c.head_type = l.type)
      order by l.type for update of l skip locked`,
  });
  return rows.map(({ type }) => type);
}

/** Milliseconds until the next slot is due (0 or less: now), null when nothing is scheduled. */
export async function peekNextDue(tx: Tx, { now }: { now: Date | null }): Promise<number | null> {
  const { rows } = await tx.query<{ ms: number | null }>({
    name: 'schedule.peek-next-due',
    text: `
      select (extract(epoch from min(next_due_at) - coalesce($1::timestamptz, clock_timestamp())) * 1000)::float8 as ms
      from schedule.types where next_due_at is not null`,
    values: [now],
  });
  return rows[0]?.ms ?? null;
}
