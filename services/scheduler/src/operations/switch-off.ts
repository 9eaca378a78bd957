import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { readOpenRuns } from '../data-access/runs.ts';
import { decideSwitchedOff } from '../domain/cancel-rule.ts';
import type { Company } from '../domain/company.ts';
import { applyChanges, type Timing } from './apply-changes.ts';

/** Nothing runs of these types any more but what somebody asked for. Call it under the company's lock. */
export async function switchOff(
  tx: Tx,
  company: Company,
  { types, timing, now }: { types: readonly RecordType[]; timing: Timing; now: Date },
): Promise<void> {
  const open = await readOpenRuns(tx, { companyIds: [company.companyId] });
  const changes = open
    .filter((run) => types.includes(run.type))
    .map((run) => decideSwitchedOff(company, run, now))
    .filter((change) => change !== null);
  await applyChanges(tx, changes, { ...timing, now });
}
