import type { RecordType } from '@autosync/contracts';
import { errorCode, type AutosyncError } from '@autosync/core';
import type { TenantApi } from './api-client.ts';
import type { ProblemFault } from './http.ts';
import type { FoundRecord, Refusal } from './record-file.ts';

const perRequest = 500;

/** The records that an answer found fault with, by their place in the request. */
function faultsByIndex(error: unknown): Map<number, string> {
  const faults = new Map<number, string>();
  if (errorCode(error) !== 'invalid-request') return faults;
  const { errors = [] } = (error as AutosyncError).details as { errors?: ProblemFault[] };
  for (const { pointer = '', detail } of errors) {
    const [, index, field] = /^\/items\/(\d+)(?:\/(.*))?$/.exec(pointer) ?? [];
    if (index !== undefined) faults.set(Number(index), `${field ?? 'the record'} ${detail}`);
  }
  return faults;
}

/**
 * Sends one request's worth of records. The API takes all or none, so what it refuses is left out and the rest sent
 * again; each time there are fewer.
 */
async function uploadSome(
  api: TenantApi,
  { companyId, type, records }: { companyId: string; type: RecordType; records: readonly FoundRecord[] },
): Promise<Refusal[]> {
  if (records.length === 0) return [];
  try {
    await api.bulkUpsert(
      companyId,
      type,
      records.map(({ item }) => item),
    );
    return [];
  } catch (error) {
    const faults = faultsByIndex(error);
    if (faults.size === 0) throw error;
    const refused = records.flatMap(({ file, line, item }, index) => {
      const reason = faults.get(index);
      return reason === undefined ? [] : [{ file, line, type, externalId: item.externalId, reason }];
    });
    const rest = records.filter((_, index) => !faults.has(index));
    return [...refused, ...(await uploadSome(api, { companyId, type, records: rest }))];
  }
}

/** Sends records to the API; those that it does not take come back with the reason. Safe to repeat. */
export async function upload(
  api: TenantApi,
  { companyId, records }: { companyId: string; records: readonly FoundRecord[] },
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const [type, ofType] of Map.groupBy(records, (record) => record.type)) {
    for (let at = 0; at < ofType.length; at += perRequest) {
      refusals.push(...(await uploadSome(api, { companyId, type, records: ofType.slice(at, at + perRequest) })));
    }
  }
  return refusals;
}
