import type { WorkScope } from '@autosync/records';
import type { Slice } from '../slice.ts';

/** The records that the slice's run has to handle. */
export function scopeOf(slice: Slice): WorkScope {
  const { companyId, type, runId, parameters } = slice.event;
  const { firstStartedAt } = slice.start;
  const { recordIds, previewId } = parameters;
  const chosen = { ...(recordIds !== undefined && { recordIds }), ...(previewId !== undefined && { previewId }) };
  return { companyId, type, runId, firstStartedAt, ...chosen };
}
