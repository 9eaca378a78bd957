import { AutosyncError } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import { forAllTenants } from '../data-access/all-tenants.ts';
import { lockCompanies } from '../data-access/companies.ts';
import { chooseNextRuns } from '../data-access/next-runs.ts';
import { endPause, findPause, hasPauses, holdCompanies, insertPause, listPauses } from '../data-access/pauses.ts';
import type { Pause } from '../domain/pause.ts';

type Settings = { reconnectLimitMs: number; now: Date | null };

const PAGE = 500;
/** One call applies a pause to this many pages of companies; the next round of the sweep does the rest. */
const MOST_PAGES = 20;

function missing(what: string): AutosyncError {
  return new AutosyncError('not-found', `there is no such ${what}`);
}

function within<T>(db: Db, tenantId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  return tenantId === null ? db.withAllTenants(work) : db.withTenant(tenantId, work);
}

/**
 * Holds or releases companies as the pauses in force say, a page per transaction. Answers whether all are done. The pauses
 * are the truth: what is left undone here, the sweep does.
 */
export async function applyPauses(
  db: Db,
  { reconnectLimitMs, now, companyId = null }: Settings & { companyId?: string | null },
): Promise<boolean> {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const held = await forAllTenants(db, async (tx) => {
      if (companyId !== null) await lockCompanies(tx, { companyIds: [companyId], now });
      else if (!(await hasPauses(tx))) return [];
      const companyIds = await holdCompanies(tx, { companyId, limit: PAGE });
      if (companyIds.length > 0) await chooseNextRuns(tx, { companyIds, reconnectLimitMs, now });
      return companyIds;
    });
    if (held.length < PAGE) return true;
  }
  return false;
}

/** Throws `not-found` for a company that is unknown here. A repeat answers what the first call made. */
export async function putPause(
  db: Db,
  pause: Pick<Pause, 'id' | 'tenantId' | 'companyId' | 'type' | 'note' | 'actorName'>,
  settings: Settings,
): Promise<Pause> {
  const { tenantId, companyId } = pause;
  const stored = await within(db, tenantId, async (tx) => {
    if (companyId !== null) {
      const [locked] = await lockCompanies(tx, { companyIds: [companyId], now: settings.now });
      if (locked === undefined || locked.company.removed) throw missing('company');
    }
    return (await insertPause(tx, { ...pause, now: settings.now })) ?? (await findPause(tx, pause));
  });
  if (stored === undefined) throw new AutosyncError('invalid-request', 'the id is in use for something else');
  await applyPauses(db, { ...settings, companyId });
  return stored;
}

/** Throws `not-found`. What was due meanwhile was skipped: the next slots come in their time, not all at once. */
export async function resume(
  db: Db,
  end: { id: string; tenantId: string | null; note: string; actorName: string },
  settings: Settings,
): Promise<Pause> {
  const ended = await within(db, end.tenantId, (tx) => endPause(tx, { ...end, now: settings.now }));
  if (ended === undefined) throw missing('pause');
  await applyPauses(db, { ...settings, companyId: ended.companyId });
  return ended;
}

/** The pauses that hold, newest first, with those of everything. */
export async function pausesOf(
  db: Db,
  { tenantId, companyId }: { tenantId: string | null; companyId: string | null },
): Promise<Pause[]> {
  return within(db, tenantId, (tx) => listPauses(tx, { tenantId, companyId }));
}
