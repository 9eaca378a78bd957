import { nameKey, nameStem } from '@autosync/core';
import { finishListRead, saveListEntries } from '@autosync/records';
import type { ownerDb } from './owner-db.ts';

export type Entry = {
  qboId: string;
  name: string;
  fullName?: string;
  active?: boolean;
  data?: Record<string, unknown>;
};

/** QuickBooks' lists as a worker stores them after it has read them. */
export async function storeList(
  owner: ReturnType<typeof ownerDb>,
  company: { tenantId: string; companyId: string },
  entity: string,
  entries: Entry[],
): Promise<void> {
  const now = new Date();
  const rows = entries.map(({ qboId, name, fullName = name, active = true, data = {} }) => ({
    qboId,
    name,
    fullName,
    nameKey: nameKey(name, { nested: false }),
    fullKey: nameKey(fullName, { nested: true }),
    stem: nameStem(name),
    active,
    data,
  }));
  await owner.withAllTenants(async (tx) => {
    if (rows.length > 0) await saveListEntries(tx, { ...company, entity, entries: rows, now });
    await finishListRead(tx, { ...company, entity, startedAt: now, followedTo: now, toldBefore: 0, now });
  });
}
