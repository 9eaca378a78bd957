import type { FoundRecord, Refusal } from '@autosync/record-files';
import type { TenantApi } from './tenant-api.ts';

const perRequest = 500;

/** Sends records to the API; those that it does not take come back with the reason. Safe to repeat. */
export async function upload(
  api: Pick<TenantApi, 'bulkUpsert'>,
  { companyId, records }: { companyId: string; records: readonly FoundRecord[] },
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const [type, ofType] of Map.groupBy(records, (record) => record.type)) {
    for (let at = 0; at < ofType.length; at += perRequest) {
      const some = ofType.slice(at, at + perRequest);
      const outcomes = await api.bulkUpsert(
        companyId,
        type,
        some.map(({ item }) => item),
      );
      for (const [index, outcome] of outcomes.entries()) {
        const record = some[index];
        if (outcome.outcome !== 'refused' || record === undefined) continue;
        const { file, line, item } = record;
        const [{ pointer = '', detail } = { detail: 'was not taken' }] = outcome.errors;
        const reason = `${pointer.slice(1) || 'the record'} ${detail}`;
        refusals.push({ file, line, type, externalId: item.externalId, reason });
      }
    }
  }
  return refusals;
}
