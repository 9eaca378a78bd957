import type { AutoSyncMessage } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import type { Company } from '../data-access/companies.ts';
import type { RouteDeps } from './app-types.ts';
import { requireCompany } from './find-company.ts';

type AutoSyncDeps = Pick<RouteDeps, 'db' | 'push' | 'scheduler'>;

/** The settings as the scheduler, who owns them, has them; it learns of the company first if it must. */
export async function readAutoSync(
  { db, push, scheduler }: AutoSyncDeps,
  { tenantId, companyId }: { tenantId: string; companyId: string },
): Promise<{ company: Company; autoSync: AutoSyncMessage }> {
  const company = await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
  await push.ensurePushed(company);
  const { autoSync } = await scheduler.getAutoSync({ tenantId, companyId });
  return { company, autoSync: requireAutoSync(autoSync) };
}

export function requireAutoSync(autoSync: AutoSyncMessage | null): AutoSyncMessage {
  if (autoSync === null) throw new AutosyncError('scheduler-answer-incomplete', 'the scheduler answered no settings');
  return autoSync;
}
