import type { RecordType } from '@autosync/contracts';
import { AutosyncError, newId } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import { insertCompany, lockCompanies, updateFacts } from '../data-access/companies.ts';
import { chooseNextRuns } from '../data-access/next-runs.ts';
import { insertNotices } from '../data-access/notices.ts';
import { holdCompanies } from '../data-access/pauses.ts';
import { insertRuns, readOpenRuns } from '../data-access/runs.ts';
import { catchUp, insertTypes, stopSlots } from '../data-access/types.ts';
import { decideCancel } from '../domain/cancel-rule.ts';
import { decideFacts, type CompanyFacts } from '../domain/company-facts.ts';
import type { Company } from '../domain/company.ts';
import { awaitedRun } from '../domain/new-run.ts';
import type { Run } from '../domain/run.ts';
import { newTypes } from '../domain/new-types.ts';
import { applyChanges, type Timing } from './apply-changes.ts';

export type PutCompanySettings = {
  timing: Timing;
  intervalUnitMs: number;
  /** Whose worker reads what QuickBooks knows of names. */
  referenceType: RecordType;
  now: Date | null;
};

/**
 * Stores what the gateway pushes of a company (docs/protocol.md#company-facts); older versions are ignored. A new connection makes a
 * reference run and one catch-up per type due; a removed company's runs are cancelled. Answers the version held now, and whether a worker has the company or is about to.
 */
export async function putCompany(
  db: Db,
  { tenantId, companyId, ...facts }: { tenantId: string; companyId: string } & CompanyFacts,
  { timing, intervalUnitMs, referenceType, now }: PutCompanySettings,
): Promise<{ version: number; onItsWay: boolean }> {
  return db.withTenant(tenantId, async (tx) => {
    if (await insertCompany(tx, { companyId, tenantId })) {
      await insertTypes(tx, { companyId, tenantId, types: newTypes(companyId, intervalUnitMs) });
    }
    const [locked] = await lockCompanies(tx, { companyIds: [companyId], now });
    // The id is another tenant's: its row is invisible here.
    if (locked === undefined) throw new AutosyncError('not-found', 'there is no such company');
    const { company, now: at } = locked;
    const decision = decideFacts(company, facts);
    const onItsWay = company.slot !== null;
    if (decision === null) return { version: company.pushedVersion, onItsWay };
    await updateFacts(tx, { companyId, facts: decision.facts, now });
    if (decision.facts.connectionState !== company.connectionState && !facts.removed) {
      const { connectionState, connectionVersion } = decision.facts;
      const notice = { tenantId, companyId, kind: 'connectionChanged', connectionState, connectionVersion } as const;
      await insertNotices(tx, { notices: [notice], now });
    }
    if (decision.connects) await connect(tx, company, { referenceType, now: at });
    if (decision.removes) await remove(tx, { ...company, name: facts.name }, { timing, at });
    // A company that is new may be of a tenant that is paused.
    await holdCompanies(tx, { companyId, limit: 1 });
    await chooseNextRuns(tx, { companyIds: [companyId], reconnectLimitMs: timing.reconnectLimitMs, now });
    return { version: decision.facts.version, onItsWay };
  });
}

/** Reference data first, whatever types are enabled (docs/protocol.md#tokens); then what was missed meanwhile. */
async function connect(
  tx: Tx,
  company: Company,
  { referenceType, now }: { referenceType: RecordType; now: Date },
): Promise<void> {
  const open = await readOpenRuns(tx, { companyIds: [company.companyId] });
  const waits = open.some((run) => run.parameters.referenceOnly === true && run.state === 'queued');
  if (!waits) await insertRuns(tx, [referenceRun(company, referenceType, now)]);
  await catchUp(tx, { companyId: company.companyId, now });
}

async function remove(tx: Tx, company: Company, { timing, at }: { timing: Timing; at: Date }): Promise<void> {
  await stopSlots(tx, { companyId: company.companyId });
  const open = await readOpenRuns(tx, { companyIds: [company.companyId] });
  const changes = open.map((run) => decideCancel(company, run, at).change).filter((change) => change !== null);
  await applyChanges(tx, changes, { ...timing, now: at });
}

function referenceRun(company: Company, type: RecordType, now: Date): Run {
  const parameters = { referenceOnly: true };
  return awaitedRun(company, { batchId: newId(), type, trigger: 'schedule', parameters, now });
}
