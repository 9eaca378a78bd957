import { findReferences, saveReferences, withFence } from '@autosync/records';
import { countryOf, toCompanyPreferences, type CompanyPreferences } from './company-preferences.ts';
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
  const known = cached?.data as Partial<CompanyPreferences> | undefined;
  // What an earlier release remembered says less.
  const isWhole = known?.country !== undefined && known.billablePurchases !== undefined;
  const fresh = cached !== undefined && slice.clock.now().getTime() - cached.readAt.getTime() < maxAgeMs;
  if (fresh && isWhole) return { preferences: cached.data as CompanyPreferences, readNow: false };

  const answer = await readQbo(slice, () => slice.qbo.preferences());
  const country = known?.country ?? (await readCountry(slice));
  const preferences = toCompanyPreferences(answer.body, country);
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

/** Read once for each company: books do not move to another country. */
async function readCountry(slice: Slice): Promise<string> {
  const { body } = await readQbo(slice, () => slice.qbo.companyInfo());
  return countryOf(body);
}
