import type { Tx } from '@autosync/db';
import type { Cause } from './settlement.ts';

/** A record that waits until its causes are gone. */
export type WaitingRecord = { recordId: string; causes: readonly Cause[] };

type Scope = { companyId: string; type: string };

/**
 * Records that wait for causes and for nothing else, at most `limit`, in an order that `seed` shuffles: where there are
 * more than one cycle looks for, each gets its turn.
 */
export async function listWaitingRecords(
  tx: Tx,
  { companyId, type, seed, limit }: Scope & { seed: string; limit: number },
): Promise<WaitingRecord[]> {
  const result = await tx.query<{ id: string; causes: Cause[] }>({
    name: 'records.list-waiting',
    text: `select r.id, r.causes from records.records r
      where r.company_id = $1 and r.type = $2 and r.causes is not null and r.pending_since is null
      order by hashtextextended(r.id::text, hashtextextended($3, 0)) limit $4`,
    values: [companyId, type, seed, limit],
  });
  return result.rows.map(({ id, causes }) => ({ recordId: id, causes }));
}

/** Makes records pending whose causes are gone, as of `pendingSince`; answers how many. */
export async function freeRecords(
  tx: Tx,
  { recordIds, pendingSince }: { recordIds: readonly string[]; pendingSince: Date },
): Promise<number> {
  const result = await tx.query({
    name: 'records.free',
    text: `update records.records set causes = null, pending_since = $2
      where id in (select id from records.records where id = any($1::uuid[]) order by id for no key update)
        and causes is not null and pending_since is null`,
    values: [recordIds, pendingSince],
  });
  return result.rowCount;
}

/** A person starts a batch: what waits only for its time is due now. Answers how many records that were. */
export async function bringForward(tx: Tx, { companyId, type, now }: Scope & { now: Date }): Promise<number> {
  const result = await tx.query({
    name: 'records.bring-forward',
    text: `update records.records set pending_since = $3
      where id in (
        select id from records.records where company_id = $1 and type = $2 and pending_since > $3
        order by id for no key update)`,
    values: [companyId, type, now],
  });
  return result.rowCount;
}
