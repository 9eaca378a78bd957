import { findReferences, saveReferences, withFence } from '@autosync/records';
import type { CompanyPreferences } from './entity-definition.ts';
import { readQbo } from '../reading.ts';
import type { Slice } from '../slice.ts';

const KIND = 'preferences';
const KEY = 'company';

/**
 * QBO's preferences of the company: as remembered while they are younger than `maxAgeMs`, since every read is metered
 * (docs/quickbooks.md); `readNow` when they were read just now.
 */
export async function readPreferences(
  slice: Slice,
  { maxAgeMs }: { maxAgeMs: number },
): Promise<{ preferences: CompanyPreferences; readNow: boolean }> {
  const { tenantId, companyId } = slice.event;
  const references = [{ kind: KIND, key: KEY }];
  const [cached] = await slice.db.withTenant(tenantId, (tx) => findReferences(tx, { companyId, references }));
  const fresh = cached !== undefined && slice.clock.now().getTime() - cached.readAt.getTime() < maxAgeMs;
  if (fresh) return { preferences: cached.data as CompanyPreferences, readNow: false };

  const answer = await readQbo(slice, () => slice.qbo.preferences());
  const preferences = toPreferences(answer.body);
  await withFence(slice.db, slice.fence, (tx) =>
    saveReferences(tx, {
      tenantId,
      companyId,
      references: [{ kind: KIND, key: KEY, qboId: '1', name: 'Preferences', data: preferences }],
      now: slice.sqlNow(),
    }),
  );
  return { preferences, readNow: true };
}

type QboPreferences = {
  SalesFormsPrefs?: { CustomTxnNumbers?: boolean };
  AccountingInfoPrefs?: { BookCloseDate?: string };
};

function toPreferences(body: QboPreferences): CompanyPreferences {
  return {
    customNumbers: body.SalesFormsPrefs?.CustomTxnNumbers === true,
    bookCloseDate: body.AccountingInfoPrefs?.BookCloseDate ?? null,
  };
}
