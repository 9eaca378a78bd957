import { recordTypes } from '@autosync/contracts';
import { scheduledClassOf } from './queue-classes.ts';
import { recommendedInterval, slotGrid } from './slots-of-time.ts';

/** The record types of a company as they begin: switched off. */
export function newTypes(companyId: string, intervalUnitMs: number) {
  const grid = slotGrid(companyId, recommendedInterval, intervalUnitMs);
  return recordTypes.map((type) => ({ type, class: scheduledClassOf(type), ...grid }));
}
