import { AutosyncError } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';

/** The right to write for a company: valid until somebody else takes its lock and raises the epoch (docs/protocol.md#lock). */
export type Fence = { tenantId: string; companyId: string; epoch: number };

/**
 * Raises the company's epoch. `clean` says whether the holder before gave it back, `survived` that it did not and was
 * this very process. Call it with the lock held, and with a `holder` that no other process ever has.
 */
export async function raiseEpoch(
  tx: Tx,
  input: { tenantId: string; companyId: string; holder: string; now: Date | null },
): Promise<{ epoch: number; clean: boolean; survived: boolean }> {
  const result = await tx.query<{ epoch: number; clean: boolean; survived: boolean }>({
    name: 'records.raise-epoch',
    text: `
      with before as (select released, holder from records.company_fences where company_id = $2)
      insert into records.company_fences as f (company_id, tenant_id, epoch, holder, taken_at)
      values ($2, $1, 1, $3, coalesce($4::timestamptz, clock_timestamp()))
      on conflict (company_id) do update
        set epoch = f.epoch + 1, holder = excluded.holder, taken_at = excluded.taken_at, released = false
      returning epoch, coalesce((select released from before), true) as clean,
        coalesce((select not released and holder = $3 from before), false) as survived`,
    values: [input.tenantId, input.companyId, input.holder, input.now],
  });
  const row = result.rows[0];
  if (row === undefined) throw new AutosyncError('fenced', 'the fence could not be raised');
  return row;
}

/** Marks the epoch as given back in order, so that the next holder need not assume calls of unknown outcome. */
export async function releaseEpoch(tx: Tx, fence: Fence): Promise<void> {
  await tx.query({
    name: 'records.release-epoch',
    text: 'update records.company_fences set released = true where company_id = $1 and epoch = $2',
    values: [fence.companyId, fence.epoch],
  });
}

/**
 * A write transaction of a slice. Its first statement re-checks the epoch and keeps it from rising until the end;
 * throws `fenced` when another holder has taken over: the slice must stop. Make no network call inside `fn`.
 */
export async function withFence<T>(db: Db, fence: Fence, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return db.withTenant(fence.tenantId, async (tx) => {
    const held = await tx.query({
      name: 'records.check-fence',
      text: 'select 1 from records.company_fences where company_id = $1 and epoch = $2 for share',
      values: [fence.companyId, fence.epoch],
    });
    if (held.rowCount === 0) {
      throw new AutosyncError('fenced', 'another worker has taken over this company', {
        retryable: true,
        details: { companyId: fence.companyId, epoch: fence.epoch },
      });
    }
    return fn(tx);
  });
}
