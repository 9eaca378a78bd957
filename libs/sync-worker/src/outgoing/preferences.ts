import { findReferences, saveReferences, withFence } from '@autosync/records';
import type { CompanyPreferences } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { readQbo } from '../reading.ts';

const KIND = 'preferences';
const KEY = 'company';

/** QBO's preferences of the company: from the cache for a day, since every read is metered (facts 3.5, 4.11). */
export async function readPreferences(
  slice: Omit<OutgoingSlice, 'company'>,
  { maxAgeMs }: { maxAgeMs: number },
): Promise<CompanyPreferences> {
  const { tenantId, companyId } = slice.event;
  const references = [{ kind: KIND, key: KEY }];
  const [cached] = await slice.db.withTenant(tenantId, (tx) => findReferences(tx, { companyId, references }));
  const fresh = cached !== undefined && slice.clock.now().getTime() - cached.readAt.getTime() < maxAgeMs;
  if (fresh) return cached.data as CompanyPreferences;

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
  return preferences;
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
