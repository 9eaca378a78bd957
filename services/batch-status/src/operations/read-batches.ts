import { AutosyncError } from '@autosync/core';
import type { ActionState } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { listActions } from '../data-access/actions.ts';
import { listBatchesOfCompany, listBatchesOfTenant, type BatchFilter } from '../data-access/batch-lists.ts';
import { readBatch } from '../data-access/batches.ts';
import type { Action } from '../domain/action.ts';
import type { Batch } from '../domain/batch.ts';
import type { OperationContext } from './context.ts';

/** Part of a list; `last` is where the next part begins, undefined at the end. */
type Page<Item> = { items: Item[]; last: Item | undefined };

/** One row more than asked for tells whether there is more. */
async function page<Item>(limit: number, read: (limit: number) => Promise<Item[]>): Promise<Page<Item>> {
  const rows = await read(limit + 1);
  const items = rows.slice(0, limit);
  return { items, last: rows.length > limit ? items.at(-1) : undefined };
}

async function knownBatch(tx: Tx, batchId: string): Promise<Batch> {
  const batch = await readBatch(tx, batchId);
  if (batch === null) throw new AutosyncError('not-found', 'there is no such batch');
  return batch;
}

/** Throws `not-found`, also for another tenant's batch. */
export async function getBatch(
  { db }: OperationContext,
  { tenantId, batchId }: { tenantId: string; batchId: string },
): Promise<Batch> {
  return db.withTenant(tenantId, (tx) => knownBatch(tx, batchId));
}

/** Newest first; of one company, or of all companies of the tenant. */
export async function pageOfBatches(
  { db }: OperationContext,
  { companyId, ...filter }: BatchFilter & { companyId: string | null },
): Promise<Page<Batch>> {
  return db.withTenant(filter.tenantId, (tx) =>
    page(filter.limit, (limit) =>
      companyId === null
        ? listBatchesOfTenant(tx, { ...filter, limit })
        : listBatchesOfCompany(tx, companyId, { ...filter, limit }),
    ),
  );
}

/** In the order of the records' ids. Throws `not-found`. */
export async function pageOfActions(
  { db }: OperationContext,
  {
    tenantId,
    batchId,
    ...filter
  }: { tenantId: string; batchId: string; states: readonly ActionState[]; after: string | null; limit: number },
): Promise<Page<Action>> {
  return db.withTenant(tenantId, async (tx) => {
    const batch = await knownBatch(tx, batchId);
    return page(filter.limit, (limit) => listActions(tx, batch, { ...filter, limit }));
  });
}
