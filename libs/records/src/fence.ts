import { AutosyncError } from '@autosync/core';
import type { Db, Statement, Tx } from '@autosync/db';

/** The right to write for a company: valid until somebody else takes its lock and raises the epoch (docs/protocol.md#lock). */
export type Fence = { tenantId: string; companyId: string; epoch: number };

/** Whose company it is. */
type Place = { tenantId: string; companyId: string };

/** `clean`: the holder before gave the company back; `survived`: it did not, and was this very process. */
type Raised = { epoch: number; clean: boolean; survived: boolean };

/**
 * Raises the epochs of companies, each once; answers them in the order of the companies. Call it with their locks held, and with
 * a `holder` that no other process ever has. Throws `fenced` where a company is another tenant's.
 */
export async function raiseEpochs(
  tx: Tx,
  { companies, holder, now }: { companies: readonly Place[]; holder: string; now: Date | null },
): Promise<Raised[]> {
  const result = await tx.query<Raised & { company_id: string }>({
    name: 'records.raise-epochs',
    text: `
      insert into records.company_fences as f (company_id, tenant_id, epoch, holder, taken_at)
      select w.company_id, w.tenant_id, 1, $3, coalesce($4::timestamptz, clock_timestamp())
      from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, company_id) order by w.company_id
      on conflict (company_id) do update
        set epoch = f.epoch + 1, holder = excluded.holder, taken_at = excluded.taken_at, released = false
        where f.tenant_id = excluded.tenant_id
      returning company_id, epoch,
        -- What was there before this statement.
        coalesce((select b.released from records.company_fences b where b.company_id = f.company_id), true) as clean,
        coalesce((select not b.released and b.holder = $3 from records.company_fences b where b.company_id = f.company_id),
          false) as survived`,
    values: [companies.map(({ tenantId }) => tenantId), companies.map(({ companyId }) => companyId), holder, now],
  });
  const raised = new Map(result.rows.map(({ company_id: companyId, ...row }) => [companyId, row]));
  return companies.map(({ companyId }) => {
    const row = raised.get(companyId);
    if (row === undefined)
      throw new AutosyncError('fenced', 'the fence could not be raised', { details: { companyId } });
    return row;
  });
}

/** The same for one company. */
export async function raiseEpoch(
  tx: Tx,
  { holder, now, ...company }: Place & { holder: string; now: Date | null },
): Promise<Raised> {
  const [raised] = await raiseEpochs(tx, { companies: [company], holder, now });
  if (raised === undefined) throw new AutosyncError('fenced', 'the fence could not be raised');
  return raised;
}

/** Marks epochs as given back in order, so that the next holder need not assume calls of unknown outcome. */
export async function releaseEpochs(tx: Tx, fences: readonly Fence[]): Promise<void> {
  if (fences.length === 0) return;
  await tx.query({
    name: 'records.release-epochs',
    text: `update records.company_fences f set released = true
      from unnest($1::uuid[], $2::bigint[]) as w(company_id, epoch) where f.company_id = w.company_id and f.epoch = w.epoch`,
    values: [fences.map(({ companyId }) => companyId), fences.map(({ epoch }) => epoch)],
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
    if (held.rowCount === 0) throw fenced(fence);
    return fn(tx);
  });
}

/**
 * A write that holds the fence by itself: one call of a function of the database that answers whether the epoch was still ours, and
 * has written nothing if not. By itself (`db.once`) it is a transaction of its own. Throws `fenced` as `withFence` does.
 */
export async function writeFenced(tx: Tx, fence: Fence, statement: Statement): Promise<void> {
  const { rows } = await tx.query<{ held: boolean }>(statement);
  if (rows[0]?.held !== true) throw fenced(fence);
}

/** Another holder has taken over: nothing more is written under this epoch. */
export function fenced({ companyId, epoch }: Fence): AutosyncError {
  return new AutosyncError('fenced', 'another worker has taken over this company', {
    retryable: true,
    details: { companyId, epoch },
  });
}
