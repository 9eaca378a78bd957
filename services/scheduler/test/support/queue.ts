import { ofEachType, type RecordType } from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import { peekQueue } from '../../src/data-access/next-runs.ts';
import type { Run } from '../../src/domain/run.ts';
import type { Timing } from '../../src/operations/apply-changes.ts';
import { putAutoSync } from '../../src/operations/auto-sync.ts';
import { claimRound } from '../../src/operations/claim-slots.ts';
import { dispatchRound } from '../../src/operations/dispatch-runs.ts';
import { putCompany } from '../../src/operations/put-company.ts';
import { queueRun } from '../../src/operations/queue-run.ts';

export const minute = 60_000;
export const timing: Timing = { leaseMs: 4 * minute, reconnectLimitMs: 24 * 60 * minute };

/** An instant of the tests' own time, minutes after noon. */
export const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2, 12, 0) + minutes * minute);

export type Key = { tenantId: string; companyId: string };

export const aKey = (given: Partial<Key> = {}): Key => ({ tenantId: newId(), companyId: newId(), ...given });

const settings = { timing, intervalUnitMs: minute, referenceType: 'invoices' as const };

let pushes = 0;

/** Tells the scheduler of a company, each time as something newer. */
export async function push(
  db: Db,
  key: Key,
  { now = at(0), ...facts }: Partial<Parameters<typeof putCompany>[1]> & { now?: Date } = {},
): Promise<void> {
  pushes += 1;
  await putCompany(
    db,
    {
      version: pushes,
      connectionVersion: pushes,
      name: 'Northwind IT',
      timeZone: 'UTC',
      connectionState: 'connected',
      disabled: false,
      removed: false,
      ...facts,
      ...key,
    },
    { ...settings, now },
  );
}

/** A connected company without runs: what connecting queued is taken out of the way. */
export async function aCompany(db: Db, owner: Db, given: Partial<Key> & { now?: Date } = {}): Promise<Key> {
  const { now = at(0), ...ids } = given;
  const key = aKey(ids);
  await push(db, key, { now });
  await emptyQueue(owner, key);
  return key;
}

/** Takes all runs and events of a company away, as if they had never been. */
export async function emptyQueue(owner: Db, { companyId }: Key): Promise<void> {
  await owner.withoutTenant(async (tx) => {
    for (const table of ['runs', 'outbox']) {
      await tx.query({ text: `delete from schedule.${table} where company_id = $1`, values: [companyId] });
    }
    await tx.query({
      text: `update schedule.companies
        set head_batch_id = null, head_type = null, head_round = null, head_class = null, head_due_at = null,
            waiting_types = '{}', rest_until = null, slot_run_id = null, slot_type = null, slot_dispatch = null,
            lease_until = null
        where company_id = $1`,
      values: [companyId],
    });
  });
}

/** Switches types on; each is due at once. */
export async function enable(
  db: Db,
  key: Key,
  { types = ['invoices'], intervalMinutes = 60, now = at(0) }: Enabling = {},
): Promise<void> {
  const settingsOf = types.map((type) => ({ type, enabled: true, intervalMinutes: 0 }));
  await putAutoSync(
    db,
    { ...key, ifVersion: 0, settings: { enabled: types.length > 0, intervalMinutes, types: settingsOf } },
    { ...settings, now },
  );
}

type Enabling = { types?: RecordType[]; intervalMinutes?: number; now?: Date };

/** A claim that only queues. */
export async function claim(db: Db, now: Date, limit = 1000) {
  return (await claimRound(db, { limit, sending: null, now })).claimed;
}

/** A claim that sends what it may. */
export async function claimAndSend(db: Db, now: Date, { window = 1000, limit = 1000 } = {}) {
  return claimRound(db, { limit, sending: { places: placesOf(window), window }, now });
}

/** Workers that take so much of every type. */
export const placesOf = (places: number) => ofEachType(places);

/** One round of dispatch, as the service makes it: when anybody waits. */
export async function dispatch(db: Db, now: Date, { window = 1000, batch = 500 } = {}) {
  const settings = { places: placesOf(window), window, batch, reconnectLimitMs: timing.reconnectLimitMs, now };
  const { waits } = await peekQueue(db, { now });
  return waits ? dispatchRound(db, settings) : [];
}

/** A manual run. */
export async function queue(
  db: Db,
  key: Key,
  { type = 'invoices', now = at(0), batchId = newId(), ...parameters }: Queueing = {},
): Promise<Run> {
  const request = { ...key, batchId, type, parameters };
  return (await queueRun(db, request, { reconnectLimitMs: timing.reconnectLimitMs, now })).run;
}

type Queueing = { type?: RecordType; now?: Date; batchId?: string } & Run['parameters'];
