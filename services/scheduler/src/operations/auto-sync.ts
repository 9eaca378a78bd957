import { recordTypes, type RecordType } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import { lockCompanies, updateSettings } from '../data-access/companies.ts';
import { insertNotices } from '../data-access/notices.ts';
import { listPauses } from '../data-access/pauses.ts';
import { readSettings, type StoredSettings } from '../data-access/settings.ts';
import { insertTypes, updateTypes } from '../data-access/types.ts';
import { newTypes } from '../domain/new-types.ts';
import type { Pause } from '../domain/pause.ts';
import { checkInterval, effectiveInterval, slotGrid } from '../domain/slots-of-time.ts';
import type { Timing } from './apply-changes.ts';
import { switchOff } from './switch-off.ts';

export type AutoSyncSettings = {
  enabled: boolean;
  intervalMinutes: number;
  /** A type that is not named is switched off. */
  types: readonly { type: RecordType; enabled: boolean; intervalMinutes: number }[];
};

export type SettingsView = StoredSettings & { pauses: Pause[] };

type Key = { tenantId: string; companyId: string };

/** Throws `not-found`. */
export async function getAutoSync(db: Db, { tenantId, companyId }: Key): Promise<SettingsView> {
  return db.withTenant(tenantId, (tx) => storedSettings(tx, { tenantId, companyId }));
}

/**
 * Replaces the settings. What is newly on is due at once; scheduled runs of what is now off end.
 * `ifVersion` 0 replaces whatever is there. Throws `invalid-interval`, `not-found`, `version-mismatch`.
 */
export async function putAutoSync(
  db: Db,
  { tenantId, companyId, ifVersion, settings }: Key & { ifVersion: number; settings: AutoSyncSettings },
  { timing, intervalUnitMs, now }: { timing: Timing; intervalUnitMs: number; now: Date | null },
): Promise<SettingsView> {
  checkInterval(settings.intervalMinutes);
  for (const type of settings.types) if (type.intervalMinutes !== 0) checkInterval(type.intervalMinutes);
  return db.withTenant(tenantId, async (tx) => {
    const [locked] = await lockCompanies(tx, { companyIds: [companyId], now });
    if (locked === undefined || locked.company.removed) {
      throw new AutosyncError('not-found', 'there is no such company');
    }
    const { company } = locked;
    if (ifVersion !== 0 && ifVersion !== company.settingsVersion) {
      throw new AutosyncError('version-mismatch', 'the settings were changed meanwhile: read them again');
    }
    await updateSettings(tx, { companyId, ...settings });
    // Types that came with a release after the company was made.
    await insertTypes(tx, { companyId, tenantId, types: newTypes(companyId, intervalUnitMs) });
    const types = recordTypes.map((type) => typeSettings(companyId, type, settings, intervalUnitMs));
    await updateTypes(tx, { companyId, companyEnabled: settings.enabled, types, now });
    const off = types.filter((type) => !settings.enabled || !type.enabled).map(({ type }) => type);
    await switchOff(tx, company, { types: off, timing, now: locked.now });
    await noticeSettings(tx, { tenantId, companyId, now });
    return storedSettings(tx, { tenantId, companyId });
  });
}

/** Others hear that the settings are other ones than before, by a person or by the disconnect rule. */
export async function noticeSettings(tx: Tx, { tenantId, companyId, now }: Key & { now: Date | null }): Promise<void> {
  const stored = await readSettings(tx, { companyId });
  if (stored === undefined) return;
  const synced = stored.types.filter(({ enabled, disconnectedReason }) => enabled && disconnectedReason === null);
  const notice = {
    tenantId,
    companyId,
    kind: 'settingsChanged' as const,
    settingsVersion: stored.version,
    syncedTypes: stored.enabled ? synced.map(({ type }) => type) : [],
  };
  await insertNotices(tx, { notices: [notice], now });
}

async function storedSettings(tx: Tx, { tenantId, companyId }: Key): Promise<SettingsView> {
  const stored = await readSettings(tx, { companyId });
  if (stored === undefined) throw new AutosyncError('not-found', 'there is no such company');
  return { ...stored, pauses: await listPauses(tx, { tenantId, companyId }) };
}

function typeSettings(companyId: string, type: RecordType, settings: AutoSyncSettings, intervalUnitMs: number) {
  const { enabled, intervalMinutes } = settings.types.find((candidate) => candidate.type === type) ?? {
    enabled: false,
    intervalMinutes: 0,
  };
  const minutes = effectiveInterval(intervalMinutes, settings.intervalMinutes);
  return { type, enabled, intervalMinutes, ...slotGrid(companyId, minutes, intervalUnitMs) };
}
