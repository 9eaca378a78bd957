import type { CompanyFreshnessMessage } from '@autosync/contracts';
import type { CompanyFreshness } from '../data-access/company-freshness.ts';

/** As gRPC carries it: an absent time or text is "". */
export function toFreshnessMessage({ types, ...company }: CompanyFreshness): CompanyFreshnessMessage {
  return {
    ...company,
    types: types.map(({ lastSuccessAt, nextDueAt, disconnectedReason, ...type }) => ({
      ...type,
      lastSuccessAt: lastSuccessAt?.toISOString() ?? '',
      nextDueAt: nextDueAt?.toISOString() ?? '',
      disconnectedReason: disconnectedReason ?? '',
    })),
  };
}
