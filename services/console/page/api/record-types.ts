import type { AutoSync, RecordType, TypeStatus } from './api.ts';

/** Every record type in the order of the screen: `out` from the firm to QuickBooks, `in` from QuickBooks. */
const directions = {
  invoices: 'out',
  expenses: 'out',
  inventory: 'out',
  payments: 'in',
} as const satisfies Record<RecordType, 'out' | 'in'>;

export type OutgoingType = { [Type in RecordType]: (typeof directions)[Type] extends 'out' ? Type : never }[RecordType];

export const allTypes = Object.keys(directions) as RecordType[];
export const outgoingTypes = allTypes.filter((type): type is OutgoingType => directions[type] === 'out');

/** The record types in the order of the screen. */
export function inOrder(types: AutoSync['types']): [RecordType, TypeStatus][] {
  return allTypes.flatMap((type) => {
    const status = types[type];
    return status === undefined ? [] : [[type, status] as [RecordType, TypeStatus]];
  });
}

type RecordsPath = '/v1/companies/{companyId}/invoices';

/**
 * The API has a path per record type, with answers of the same shape but for the content. So one type's path stands for
 * all.
 */
export function recordsPath(type: OutgoingType): RecordsPath {
  return `/v1/companies/{companyId}/${type}` as RecordsPath;
}

export function recordPath(type: OutgoingType): `${RecordsPath}/{externalId}` {
  return `/v1/companies/{companyId}/${type}/{externalId}` as `${RecordsPath}/{externalId}`;
}
