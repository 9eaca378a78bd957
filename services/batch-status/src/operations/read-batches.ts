import { AutosyncError } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { listActions, type ActionFilter } from '../data-access/actions.ts';
import { countByDay, type DayCount } from '../data-access/batch-days.ts';
import { findBatches, listBatchesOfTenant, listLastBatches } from '../data-access/batch-lists.ts';
import { listBatchesOfCompany, searchBatches, type BatchSearch } from '../data-access/search-batches.ts';
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

/** Whether anything but the place in the list is asked for. */
function isFiltered({ type, states, triggers, from, to, label, code }: Omit<BatchSearch, 'companyId'>): boolean {
  return [type, from, to, label, code].some((one) => one !== null) || states.length + triggers.length > 0;
}

/** Newest first; of one company, or of all companies of the tenant, where only type and states are looked at. */
export async function pageOfBatches(
  { db }: OperationContext,
  { companyId, ...filter }: Omit<BatchSearch, 'companyId'> & { companyId: string | null },
): Promise<Page<Batch>> {
  return db.withTenant(filter.tenantId, (tx) =>
    page(filter.limit, (limit) => {
      if (companyId === null) return listBatchesOfTenant(tx, { ...filter, limit });
      const read = isFiltered(filter) ? searchBatches : listBatchesOfCompany;
      return read(tx, { ...filter, companyId, limit });
    }),
  );
}

/** The batches whose id begins so; of all tenants where the tenant is null. Ids are random, so few begin alike. */
export async function batchesById(
  { db }: OperationContext,
  { tenantId, idBeginsWith, limit }: { tenantId: string | null; idBeginsWith: string; limit: number },
): Promise<Batch[]> {
  const rest = 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'.slice(idBeginsWith.length);
  const range = {
    first: idBeginsWith + rest.replaceAll('x', '0'),
    last: idBeginsWith + rest.replaceAll('x', 'f'),
    limit,
  };
  const read = (tx: Tx) => findBatches(tx, range);
  return tenantId === null ? db.withAllTenants(read) : db.withTenant(tenantId, read);
}

/** The last batch of each company that ended. Each is asked for with its tenant, and shown to nobody else. */
export async function lastBatches(
  { db }: OperationContext,
  companies: readonly { tenantId: string; companyId: string }[],
): Promise<Batch[]> {
  return db.withAllTenants((tx) => listLastBatches(tx, companies));
}

/** How many batches each day had, by type and state. */
export async function batchesByDay(
  { db }: OperationContext,
  of: { tenantId: string; companyId: string; timeZone: string; from: string },
): Promise<DayCount[]> {
  return db.withTenant(of.tenantId, (tx) => countByDay(tx, of));
}

/** In the order of the records' ids. Throws `not-found`. */
export async function pageOfActions(
  { db }: OperationContext,
  { tenantId, batchId, ...filter }: ActionFilter & { tenantId: string; batchId: string },
): Promise<Page<Action>> {
  return db.withTenant(tenantId, async (tx) => {
    const batch = await knownBatch(tx, batchId);
    return page(filter.limit, (limit) => listActions(tx, batch, { ...filter, limit }));
  });
}
