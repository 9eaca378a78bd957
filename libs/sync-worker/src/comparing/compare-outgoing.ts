import { comparedEntities, nothingSettled } from '@autosync/records';
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
    async end(_tx, _slice, { plan: { settled = nothingSettled, until } }) {
      const { found, gone, differing, sums } = settled;
      return { found, gone, differing, sums, ...(until !== null && { readUntil: new Date(until) }) };
    },
    largeSync: LARGE_SYNC,
    daysUntilNext: () => 1,
  };
  return compareIfDue(slice, work);
}
