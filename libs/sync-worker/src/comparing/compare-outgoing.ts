import { comparedEntities, settleDifferences } from '@autosync/records';
import type { EntityDefinition } from '../outgoing/entity-definition.ts';
import type { OutgoingSlice } from '../outgoing/outgoing-slice.ts';
import { askNext } from './ask.ts';
import { compareIfDue, type ComparisonWork } from './compare-if-due.ts';
import { planComparison, type ComparisonPlan } from './plan.ts';

const LARGE_SYNC = 1000;

/** Compares the documents of a record type that goes out with what QuickBooks has, when it is time for it. */
export function compareOutgoing<Content>(slice: OutgoingSlice, definition: EntityDefinition<Content>): Promise<void> {
  const { tenantId, companyId, type } = slice.event;
  const work: ComparisonWork<ComparisonPlan, OutgoingSlice> = {
    async begin(_slice, { readUntil, asked, startedAt }) {
      const entities = await slice.db.withTenant(tenantId, (tx) => comparedEntities(tx, { companyId, type }));
      return planComparison({ entities, readUntil, asked, startedAt });
    },
    next: (counted, given) => askNext(counted, definition, given),
    async settle(tx, _slice, { comparison, plan }) {
      const { id: comparisonId, startedAt } = comparison;
      const input = { tenantId, companyId, type, comparisonId, startedAt, accounts: plan.accounts };
      const settled = await settleDifferences(tx, { ...input, now: slice.sqlNow() });
      return { ...settled, ...(plan.until !== null && { readUntil: new Date(plan.until) }) };
    },
    largeSync: LARGE_SYNC,
    daysUntilNext: () => 1,
  };
  return compareIfDue(slice, work);
}
